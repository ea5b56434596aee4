import { environmentManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import type { TriageBoard } from '@intake-desk/desk-api/triage';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { polledTriageQuery } from './use-live-triage.ts';

const BOARD: TriageBoard = {
  data: { me: { id: '1', name: 'Ana' }, leads: [], reasons: [], colleagues: [], changes: [] },
};
const problem = (status: number, code: string) => () =>
  Response.json({ type: 'about:blank', title: 'No', status, code, requestId: '' }, { status });

let answer: () => Response;
const fetch = vi.fn(() => Promise.resolve(answer()));
let stop: () => void;

// Polls run only in a browser, and there on a visible page.
environmentManager.setIsServer(() => false);
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('fetch', fetch);
  fetch.mockClear();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(isLive: boolean): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  stop = new QueryObserver(client, polledTriageQuery(isLive)).subscribe(() => undefined);
}

it('the triage state is polled every 15 s while live events are unavailable', async () => {
  answer = () => Response.json(BOARD);
  show(false);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(fetch).toHaveBeenCalledTimes(3);
});

it('with live events it is requested once, and after a failure until it is there', async () => {
  answer = problem(503, 'grow-unavailable');
  show(true);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(fetch).toHaveBeenCalledTimes(2);
  answer = () => Response.json(BOARD);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(fetch).toHaveBeenCalledTimes(3);
});

it.each([true, false])('after a 403 nothing is requested again (live events: %s)', async (isLive) => {
  answer = problem(403, 'grow-forbidden');
  show(isLive);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(fetch).toHaveBeenCalledTimes(1);
});
