import { expect, it } from 'vitest';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { COMMAND_CATALOG } from './command-catalog.ts';
import { shortcutsConflict } from './shortcut.ts';

const SOURCES = import.meta.glob<string>(
  ['../../**/*.ts', '../../**/*.tsx', '!../../**/*.test.ts', '!./command-catalog.ts'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
/** Matches the registration of a command with a shortcut; its title comes from the texts. */
const COMMAND =
  /id: '([a-z]+\.[a-z-]+)',\s+title: (?:'([^']+)'|(?:commandTexts\.)?titles\['([^']+)'\]),\s+group(?:: (?:'[^']+'|(?:commandTexts\.)?groups\.\w+))?,\s+shortcut: '([^']+)'/g;
const TITLES: Readonly<Record<string, string>> = commandTexts.titles;

function offered() {
  return Object.values(SOURCES)
    .filter((source) => source.includes('useCommands('))
    .flatMap((source) =>
      [...source.matchAll(COMMAND)].map(([, id, title, key = '', shortcut]) => ({
        id,
        title: title ?? TITLES[key],
        shortcut,
      })),
    );
}

it('the catalog contains every command with a shortcut, so that the settings can change it', () => {
  const known = COMMAND_CATALOG.map(({ id, title, shortcut }) => ({ id, title, shortcut }));
  expect(known).toEqual(expect.arrayContaining(offered()));
  expect(offered().length).toBeGreaterThan(12);
});

it('every command of the catalog is registered somewhere', () => {
  expect(COMMAND_CATALOG.map(({ id }) => id).sort()).toEqual([...new Set(offered().map(({ id }) => id))].sort());
});

it('no two default shortcuts conflict', () => {
  const clashes = COMMAND_CATALOG.flatMap((one, index) =>
    COMMAND_CATALOG.slice(index + 1)
      .filter((other) => shortcutsConflict(one.shortcut, other.shortcut))
      .map((other) => `${one.id} ${other.id}`),
  );
  expect(clashes).toEqual([]);
});
