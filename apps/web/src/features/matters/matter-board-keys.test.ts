import { expect, it } from 'vitest';
import { nextBoardCell } from './matter-board-keys.ts';

const lengths = [3, 1, 2];

it.each([
  ['ArrowDown', { column: 0, row: 0 }, { column: 0, row: 1 }],
  ['ArrowDown', { column: 0, row: 2 }, { column: 0, row: 2 }],
  ['ArrowUp', { column: 0, row: 0 }, { column: 0, row: 0 }],
  ['ArrowRight', { column: 0, row: 2 }, { column: 1, row: 0 }],
  ['ArrowRight', { column: 2, row: 1 }, { column: 2, row: 1 }],
  ['ArrowLeft', { column: 2, row: 1 }, { column: 1, row: 0 }],
  ['End', { column: 2, row: 0 }, { column: 2, row: 1 }],
  ['Home', { column: 0, row: 2 }, { column: 0, row: 0 }],
])('%s from %o stays on the board: %o', (key, from, to) => {
  expect(nextBoardCell(key, from, lengths)).toEqual(to);
});

it('ignores other keys', () => {
  expect(nextBoardCell('Enter', { column: 0, row: 0 }, lengths)).toBeNull();
});
