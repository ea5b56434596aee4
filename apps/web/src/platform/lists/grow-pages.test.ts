import { expect, it } from 'vitest';
import { growPagesOptions } from './grow-pages.ts';

const options = growPagesOptions(['numbers'], () => Promise.resolve({ data: [] }));
const pageBefore = (token: string) => ({ data: [], meta: { paging: { next: `https://x.test/?page_token=${token}` } } });

it('follows the token of the last page', () => {
  expect(options.getNextPageParam(pageBefore('b'), [], undefined, [undefined])).toBe('b');
  expect(options.getNextPageParam({ data: [] }, [], undefined, [undefined])).toBeUndefined();
});

it('stops if the next page was already fetched', () => {
  expect(options.getNextPageParam(pageBefore('b'), [], 'b', [undefined, 'b'])).toBeUndefined();
  expect(options.getNextPageParam(pageBefore('b'), [], 'c', [undefined, 'b', 'c'])).toBeUndefined();
});

it('stamps a page when it is fetched', async () => {
  const before = Date.now();
  const page = await options.queryFn({ pageParam: undefined, signal: new AbortController().signal });
  expect(page.fetchedAt).toBeGreaterThanOrEqual(before);
});
