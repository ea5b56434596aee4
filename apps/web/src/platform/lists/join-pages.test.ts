import { expect, test } from 'vitest';
import { createPageMerger } from './mirror-pages.ts';

const page = (...ids: number[]) => ids.map((id) => ({ id, page: ids }));

test('pages are concatenated, and a record that occurs twice appears once, in its later version', () => {
  const join = createPageMerger<{ id: number; page: number[] }>();
  const [first, second] = [page(1, 2, 3), page(3, 4)];
  const joined = join([first, second]);
  expect(joined.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(joined[2]?.page).toEqual([3, 4]);
});

test('the same pages return the same list, so nothing renders again', () => {
  const join = createPageMerger<{ id: number; page: number[] }>();
  const pages = [page(1), page(2)];
  expect(join([...pages])).toBe(join([...pages]));
});

test('a page can be added, removed or replaced', () => {
  const join = createPageMerger<{ id: number; page: number[] }>();
  const [first, second, third] = [page(1, 2), page(3), page(4)];
  const ids = (pages: { id: number; page: number[] }[][]) => join(pages).map(({ id }) => id);
  expect(ids([first, second])).toEqual([1, 2, 3]);
  expect(ids([first, second, third])).toEqual([1, 2, 3, 4]);
  expect(ids([first])).toEqual([1, 2]);
  expect(ids([page(9), second])).toEqual([9, 3]);
});

test('changed records are replaced in place, and all others stay the same objects', () => {
  const join = createPageMerger<{ id: number; word?: string }>();
  const [first, second] = [
    [{ id: 1 }, { id: 2 }],
    [{ id: 3 }, { id: 4 }],
  ];
  const before = join([first, second]);
  const after = join([first, [{ id: 3 }, { id: 4, word: 'changed' }]]);
  expect(after).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4, word: 'changed' }]);
  expect(after[0]).toBe(before[0]);
  expect(before[3]).toEqual({ id: 4 });
  // The next page is still appended.
  expect(join([first, [{ id: 3 }, { id: 4 }], [{ id: 5 }]]).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
});

test('if records moved or pages overlap, the list is merged from the start', () => {
  const join = createPageMerger<{ id: number; word?: string }>();
  join([[{ id: 1 }, { id: 2 }], [{ id: 3 }]]);
  expect(join([[{ id: 2 }, { id: 1 }], [{ id: 3 }]]).map(({ id }) => id)).toEqual([2, 1, 3]);
  const overlapping = createPageMerger<{ id: number; word?: string }>();
  overlapping([[{ id: 1 }, { id: 2 }], [{ id: 2, word: 'later' }]]);
  const joined = overlapping([[{ id: 1, word: 'new' }, { id: 2 }], [{ id: 2, word: 'later' }]]);
  expect(joined).toEqual([
    { id: 1, word: 'new' },
    { id: 2, word: 'later' },
  ]);
});
