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
/** A command with a key, as it is written where it is offered: its title comes from the catalogue. */
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

it('every command with a key can be given another in the settings', () => {
  const known = COMMAND_CATALOG.map(({ id, title, shortcut }) => ({ id, title, shortcut }));
  expect(known).toEqual(expect.arrayContaining(offered()));
  expect(offered().length).toBeGreaterThan(12);
});

it('the list names no command that is offered nowhere', () => {
  expect(COMMAND_CATALOG.map(({ id }) => id).sort()).toEqual([...new Set(offered().map(({ id }) => id))].sort());
});

it('no two usual keys are in each other’s way', () => {
  const clashes = COMMAND_CATALOG.flatMap((one, index) =>
    COMMAND_CATALOG.slice(index + 1)
      .filter((other) => shortcutsConflict(one.shortcut, other.shortcut))
      .map((other) => `${one.id} ${other.id}`),
  );
  expect(clashes).toEqual([]);
});
