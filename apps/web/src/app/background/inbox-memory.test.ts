import { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { InboxAnswer } from '@intake-desk/desk-api/inbox/inbox-answer';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readLeadsQuery } from '#src/features/read-state/read-state.ts';
import { emptyLeadTriage, toTriageState } from '#src/features/triage/state/triage-board.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { localAnswers } from '#src/platform/http/local-answers.ts';
import { markSessionEnded, markSessionResumed } from '#src/app/session/session-state.ts';
import { createInboxMemory } from './inbox-memory.ts';

const FRESHNESS: Freshness = { asOf: '2026-11-24T10:00:00Z', complete: true, progress: null, trouble: null, gap: null };
const AT = '2026-11-24T09:00:00Z';
const ME = { id: '7', name: 'Me' };
const lead = (id: number, last_name = `Lead ${id}`): InboxLead => ({
  id,
  last_name,
  state: 'untriaged',
  created_at: AT,
  updated_at: AT,
});
const tables = { letters: {}, phones: {}, isNorthAmerican: true };

let answer: InboxAnswer;
const fetch = vi.fn(() => Promise.resolve(Response.json(answer)));
let client: QueryClient;
let end: AbortController;
let apply: (event: LiveEvent) => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetch);
  fetch.mockClear();
  answer = { data: [lead(1), lead(2), lead(3)], meta: { ...FRESHNESS, tables } };
  client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } });
  const board = toTriageState({ data: { me: ME, leads: [], reasons: [], colleagues: [ME], changes: [] } });
  client.setQueryData(triageQuery.queryKey, board);
  client.setQueryData(readLeadsQuery.queryKey, new Set([1]));
  end = new AbortController();
  apply = createInboxMemory(client, end.signal);
});
afterEach(() => {
  end.abort();
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets the time pass, and the code that is imported meanwhile arrive. */
async function wait(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(100);
}
const loaded = () => wait(5_000);
function open(): number[] | null {
  const page = localAnswers()?.['GET /api/desk/leads'](new URLSearchParams('state=untriaged&triage=open&sort=waiting'));
  return page?.data.map(({ id }) => id) ?? null;
}

it('answers once the inbox is loaded, without a request, with the triage and the read state of this page', async () => {
  expect(open()).toBeNull();
  await loaded();
  expect(open()).toEqual([1, 2, 3]);
  const decided = { verdict: 'pursue', reason: null, by: ME, at: AT } as const;
  client.setQueryData(
    triageQuery.queryKey,
    (board) => board && { ...board, leads: new Map([[2, { ...emptyLeadTriage(2), verdict: decided }]]) },
  );
  expect(open()).toEqual([1, 3]);
  const unread = await callDesk('GET /api/desk/leads/ids', { query: { triage: 'open', unread: 'true' } });
  expect(unread.data).toEqual([3]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it('events during and after the request keep it right', async () => {
  fetch.mockImplementationOnce(() => {
    apply({ type: 'lead-arrived', record: lead(4) });
    return Promise.resolve(Response.json(answer));
  });
  await loaded();
  expect(open()).toEqual([1, 2, 3, 4]);
  const departure = { to: 'gone', after: AT, before: AT } as const;
  apply({ type: 'lead-left', record: lead(2), departure });
  apply({ type: 'lead-arrived', record: lead(5) });
  expect(open()).toEqual([1, 3, 4, 5]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it('after missed events nothing is answered until it is requested again', async () => {
  await loaded();
  answer = { data: [lead(9)], meta: { ...FRESHNESS, tables } };
  apply({ type: 'reset' });
  expect(open()).toBeNull();
  await loaded();
  expect(open()).toEqual([9]);
});

it('ends with a permission, with the session, and for good with the sign-out', async () => {
  await loaded();
  markSessionEnded();
  expect(open()).toBeNull();
  markSessionResumed();
  expect(open()).toEqual([1, 2, 3]);
  fetch.mockImplementation(() =>
    Promise.resolve(Response.json({ code: 'grow-forbidden', title: 'No' }, { status: 403 })),
  );
  apply({ type: 'access', list: 'untriaged', isOpen: false });
  expect(open()).toBeNull();
  await loaded();
  expect(open()).toBeNull();
  fetch.mockImplementation(() => Promise.resolve(Response.json(answer)));
  await wait(60_000);
  expect(open()).toEqual([1, 2, 3]);
  end.abort();
  expect(localAnswers()).toBeNull();
});

it('an inbox that is too large is requested again when it is small enough', async () => {
  end.abort();
  answer = { data: null, meta: { ...FRESHNESS, tables } };
  end = new AbortController();
  apply = createInboxMemory(client, end.signal);
  await loaded();
  expect(open()).toBeNull();
  const requests = fetch.mock.calls.length;
  apply({ type: 'freshness', list: 'untriaged', freshness: FRESHNESS, total: 2_001 });
  await loaded();
  expect(fetch).toHaveBeenCalledTimes(requests);
  answer = { data: [lead(1)], meta: { ...FRESHNESS, tables } };
  apply({ type: 'freshness', list: 'untriaged', freshness: FRESHNESS, total: 2_000 });
  await loaded();
  expect(open()).toEqual([1]);
});

it('is requested again after a quarter of an hour, as Clio may show less by then', async () => {
  await loaded();
  answer = { data: [lead(1, 'Other')], meta: { ...FRESHNESS, tables } };
  await wait(15 * 60_000);
  expect(open()).toEqual([1]);
});
