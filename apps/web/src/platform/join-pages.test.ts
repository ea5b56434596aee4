import { expect, test } from 'vitest';
import { createPageJoin } from './join-pages.ts';

const page = (...ids: number[]) => ids.map((id) => ({ id, page: ids }));

test('pages follow one another, and a record that comes twice stands once, as it was read last', () => {
  const join = createPageJoin<{ id: number; page: number[] }>();
  const [first, second] = [page(1, 2, 3), page(3, 4)];
  const joined = join([first, second]);
  expect(joined.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(joined[2]?.page).toEqual([3, 4]);
});

test('the same pages are the same list: nothing is drawn again', () => {
  const join = createPageJoin<{ id: number; page: number[] }>();
  const pages = [page(1), page(2)];
  expect(join([...pages])).toBe(join([...pages]));
});

test('a page more, a page less, a page that changed', () => {
  const join = createPageJoin<{ id: number; page: number[] }>();
  const [first, second, third] = [page(1, 2), page(3), page(4)];
  const ids = (pages: { id: number; page: number[] }[][]) => join(pages).map(({ id }) => id);
  expect(ids([first, second])).toEqual([1, 2, 3]);
  expect(ids([first, second, third])).toEqual([1, 2, 3, 4]);
  expect(ids([first])).toEqual([1, 2]);
  expect(ids([page(9), second])).toEqual([9, 3]);
});
