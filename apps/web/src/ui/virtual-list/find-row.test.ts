import { expect, test } from 'vitest';
import { findRow } from './find-row.ts';

const items = Array.from({ length: 1000 }, (_, index) => ({ id: index * 2 }));
const looking = (id: number, near: number) => {
  let looked = 0;
  const isIt = (item: { id: number }) => {
    looked += 1;
    return item.id === id;
  };
  return { index: findRow(items, isIt, near), looked };
};

test('a record next to the last one is found without reading the list', () => {
  expect(looking(1600, 799)).toEqual({ index: 800, looked: 6 });
  expect(looking(1600, 801).looked).toBeLessThan(10);
});

test('one that is elsewhere, or nowhere, is looked for in the whole list', () => {
  expect(looking(1600, 3).index).toBe(800);
  expect(looking(1600, -1).index).toBe(800);
  expect(looking(1601, 800).index).toBe(-1);
});
