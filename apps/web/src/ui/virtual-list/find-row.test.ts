import { expect, test } from 'vitest';
import { findRow } from './selection.ts';

const items = Array.from({ length: 1000 }, (_, index) => ({ id: index * 2 }));
const search = (id: number, near: number) => {
  let comparisons = 0;
  const isIt = (item: { id: number }) => {
    comparisons += 1;
    return item.id === id;
  };
  return { index: findRow(items, isIt, near), comparisons };
};

test('findRow finds a record next to the last one without scanning the list', () => {
  expect(search(1600, 799)).toEqual({ index: 800, comparisons: 6 });
  expect(search(1600, 801).comparisons).toBeLessThan(10);
});

test('findRow scans the whole list for a record that is elsewhere or missing', () => {
  expect(search(1600, 3).index).toBe(800);
  expect(search(1600, -1).index).toBe(800);
  expect(search(1601, 800).index).toBe(-1);
});
