import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indices, visibleRows } from './use-virtual-rows.ts';

it('the rows in sight are all that a list of this height shows, also in part', () => {
  expect(visibleRows({ top: 0, height: 560 }, 56, 1000)).toEqual({ first: 0, last: 9 });
  expect(visibleRows({ top: 0.5, height: 560 }, 56, 1000)).toEqual({ first: 0, last: 10 });
  expect(visibleRows({ top: 49_990, height: 560 }, 56, 50_000)).toEqual({ first: 49_990, last: 49_999 });
});

it('a list that became shorter shows its last row until the browser has scrolled, and an empty one none', () => {
  expect(visibleRows({ top: 400, height: 560 }, 56, 3)).toEqual({ first: 2, last: 2 });
  expect(visibleRows({ top: 0, height: 560 }, 56, 3)).toEqual({ first: 0, last: 2 });
  expect(visibleRows({ top: 7, height: 560 }, 56, 0)).toEqual({ first: 0, last: -1 });
  // Hidden beside a record on a phone.
  expect(visibleRows({ top: 7, height: 0 }, 56, 100)).toEqual({ first: 7, last: 7 });
});

it('every pixel of the viewport that a row covers belongs to a row in sight, at any offset and height', () => {
  const list = fc.record({
    pixels: fc.nat(3_000_000),
    height: fc.integer({ min: 1, max: 4000 }),
    rowHeight: fc.constantFrom(40, 44, 56, 64),
    count: fc.integer({ min: 1, max: 50_000 }),
  });
  fc.assert(
    fc.property(list, ({ pixels, height, rowHeight, count }) => {
      const top = Math.min(pixels, Math.max(0, count * rowHeight - height));
      const { first, last } = visibleRows({ top: top / rowHeight, height }, rowHeight, count);
      expect(first * rowHeight).toBeLessThanOrEqual(top);
      expect((last + 1) * rowHeight).toBeGreaterThanOrEqual(Math.min(top + height, count * rowHeight) - 1e-6);
      expect(last).toBeLessThan(count);
    }),
  );
});

it('the row with focus is rendered wherever the list is scrolled, once and in its order', () => {
  expect(indices({ first: 3, last: 5 }, -1)).toEqual([3, 4, 5]);
  expect(indices({ first: 3, last: 5 }, 4)).toEqual([3, 4, 5]);
  expect(indices({ first: 3, last: 5 }, 1)).toEqual([1, 3, 4, 5]);
  expect(indices({ first: 3, last: 5 }, 900)).toEqual([3, 4, 5, 900]);
  expect(indices({ first: 0, last: -1 }, -1)).toEqual([]);
});
