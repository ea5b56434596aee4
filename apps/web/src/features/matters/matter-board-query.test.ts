import { environmentManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { matterBoardQuery } from './matter-board-query.ts';

const META = { asOf: '2026-11-24T10:00:00Z', complete: true, progress: null, trouble: null, gap: null, next: null };
const REFUSED = { type: 'about:blank', title: 'Not allowed', status: 403, code: 'grow-forbidden', requestId: '1' };

let isAllowed: boolean;
const fetch = vi.fn(() =>
  Promise.resolve(
    isAllowed
      ? Response.json({ data: [], meta: { ...META, total: 0, facets: { category: [] } } })
      : Response.json(REFUSED, { status: 403 }),
  ),
);
// Polls run only in a browser, and there on a visible page.
environmentManager.setIsServer(() => false);
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('fetch', fetch);
  fetch.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a board that Clio refuses asks again every 30 s, once each time, and is shown as soon as it is allowed', async () => {
  isAllowed = false;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const observer = new QueryObserver(client, matterBoardQuery('category=intake'));
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(asHttpProblem(observer.getCurrentResult().error).code).toBe('grow-forbidden');
  expect(fetch).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(fetch).toHaveBeenCalledTimes(2);
  isAllowed = true;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(fetch).toHaveBeenCalledTimes(3);
  expect(observer.getCurrentResult()).toMatchObject({ error: null, data: { columns: [], total: 0 } });
  stop();
  client.clear();
});

it('a board that Clio refuses after it was shown keeps its matters, and has the reason', async () => {
  isAllowed = true;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const observer = new QueryObserver(client, matterBoardQuery(''));
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  isAllowed = false;
  await vi.advanceTimersByTimeAsync(30_000);
  const { data, error } = observer.getCurrentResult();
  expect([data?.total, asHttpProblem(error).code]).toEqual([0, 'grow-forbidden']);
  stop();
  client.clear();
});
