import { expect, it } from 'vitest';
import { COMMAND_CATALOG, commandIds } from './command-catalog.ts';
import { shortcutsConflict } from './shortcut.ts';

it('no two default shortcuts conflict', () => {
  const clashes = commandIds().flatMap((one, index) =>
    commandIds()
      .slice(index + 1)
      .filter((other) => shortcutsConflict(COMMAND_CATALOG[one].shortcut, COMMAND_CATALOG[other].shortcut))
      .map((other) => `${one} ${other}`),
  );
  expect(clashes).toEqual([]);
});
