import { expect, it } from 'vitest';
import { targetRowOfKey } from './list-keys.ts';

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

it('steps down go past the last loaded row: the page behind it is on its way', () => {
  expect(targetRowOfKey('ArrowDown', { cursor: 49, count: 50, page: 10 })).toBe(50);
  expect(targetRowOfKey('PageDown', { cursor: 45, count: 50, page: 10 })).toBe(54);
});

it('where hardly a row has room, a page is still a step', () => {
  expect(targetRowOfKey('PageDown', { cursor: 3, count: 50, page: 1 })).toBe(4);
});
