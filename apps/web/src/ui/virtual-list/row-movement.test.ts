import { expect, it } from 'vitest';
import { targetRowOfKey } from './use-row-focus.ts';

it.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 12],
  ['PageUp', 30, 21],
  ['PageUp', 3, 0],
  ['Home', 30, 0],
  ['End', 3, 49],
  ['a', 3, null],
] as const)('%s at row %i leads to %j', (key, cursor, expected) => {
  expect(targetRowOfKey(key, { cursor, count: 50, page: 10 })).toBe(expected);
});

it('steps down can go past the last loaded row, to the page that is being fetched', () => {
  expect(targetRowOfKey('ArrowDown', { cursor: 49, count: 50, page: 10 })).toBe(50);
  expect(targetRowOfKey('PageDown', { cursor: 45, count: 50, page: 10 })).toBe(54);
});

it('a page is at least one row, however low the list is', () => {
  expect(targetRowOfKey('PageDown', { cursor: 3, count: 50, page: 1 })).toBe(4);
});
