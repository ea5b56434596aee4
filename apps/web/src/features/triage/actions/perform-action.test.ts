import { QueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAction, TriageAnswer } from '@intake-desk/desk-api/triage';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyLeadTriage, toTriageState } from '#src/features/triage/state/triage-board.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { performTriageAction } from './perform-action.ts';

interface Sent {
  request: string;
  keepalive: boolean | undefined;
  /** @param more what the server's state of the lead has beyond an empty one; null: the response is an error */
  answer: (more?: Partial<LeadTriage> | null) => void;
}

let page: EventTarget;
let sent: Sent[];
const client = new QueryClient();

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  sent = [];
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('fetch', (path: string, { method = '', keepalive }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const answer = (more: Partial<LeadTriage> | null = {}) => {
      const data: TriageAnswer = { data: { ...emptyLeadTriage(7), ...more }, meta: { change: null } };
      resolve(more === null ? new Response('', { status: 503 }) : Response.json(data));
    };
    sent.push({ request: `${method} ${path}`, keepalive, answer });
    return promise;
  });
});
afterEach(async () => {
  // The next test starts without an action in flight.
  for (const { answer } of sent) answer();
  await vi.advanceTimersByTimeAsync(10_000);
  for (const { answer } of sent) answer();
  await vi.advanceTimersByTimeAsync(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const perform = (act: TriageAction) => void performTriageAction(client, { lead: 7, name: 'Ana', act });
const requests = () => sent.map(({ request }) => request);
const CLAIM = 'PUT /api/desk/leads/7/claim';
const RELEASE = 'DELETE /api/desk/leads/7/claim';

it('an action is sent once the one before it has its response', async () => {
  perform({ act: 'claim' });
  perform({ act: 'release' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(requests()).toEqual([CLAIM]);
  sent[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(requests()).toEqual([CLAIM, RELEASE]);
});

it('an action waits at most 5 s for the one before it', async () => {
  perform({ act: 'claim' });
  perform({ act: 'release' });
  await vi.advanceTimersByTimeAsync(4_900);
  expect(requests()).toEqual([CLAIM]);
  await vi.advanceTimersByTimeAsync(100);
  expect(requests()).toEqual([CLAIM, RELEASE]);
});

it('when the page closes, an action that waits is sent at once, by a request that outlives the page', async () => {
  perform({ act: 'claim' });
  perform({ act: 'release' });
  await vi.advanceTimersByTimeAsync(100);
  expect(requests()).toEqual([CLAIM]);
  page.dispatchEvent(new Event('pagehide'));
  // No timer runs any more.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  // The one without a response is repeated: the browser cancels it.
  expect(requests()).toEqual([CLAIM, CLAIM, RELEASE]);
  expect(sent.map(({ keepalive }) => keepalive)).toEqual([undefined, true, true]);
});

it('an action that has not been painted yet is sent when the page closes', async () => {
  perform({ act: 'claim' });
  expect(requests()).toEqual([]);
  page.dispatchEvent(new Event('pagehide'));
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(requests()).toEqual([CLAIM]);
});

const ANA = { id: '501', name: 'Ana' };
const claim = { by: ANA, until: '2026-11-24T10:15:00.000Z' };
const showEmptyBoard = () => {
  const data = { me: ANA, colleagues: [ANA], reasons: [], changes: [], leads: [] };
  client.setQueryData(triageQuery.queryKey, toTriageState({ data }));
};
const shown = () => client.getQueryData(triageQuery.queryKey)?.leads.get(7);
const answers = async (index: number, more: Partial<LeadTriage> | null) => {
  sent[index]?.answer(more);
  await vi.advanceTimersByTimeAsync(0);
};

it('the response to one action leaves the next one on the screen, until its own response', async () => {
  showEmptyBoard();
  perform({ act: 'claim' });
  perform({ act: 'raise' });
  await vi.advanceTimersByTimeAsync(1_000);
  await answers(0, { version: 1, claim });
  expect(shown()).toMatchObject({ version: 1, claim: { by: ANA }, priority: 'high' });
  await answers(1, { version: 2, claim, priority: 'high' });
  expect(shown()).toMatchObject({ version: 2, claim, priority: 'high' });
});

it('an action that fails is reverted alone: what the server has confirmed and what follows it stay', async () => {
  showEmptyBoard();
  perform({ act: 'claim' });
  perform({ act: 'raise' });
  perform({ act: 'snooze', until: '2026-11-25T10:00:00.000Z' });
  await vi.advanceTimersByTimeAsync(1_000);
  await answers(0, { version: 3, claim, priority: null });
  expect(shown()).toMatchObject({ priority: 'high', snooze: { by: ANA } });
  await answers(1, null);
  expect(shown()).toMatchObject({ version: 3, priority: null, snooze: { by: ANA } });
  await answers(2, null);
  expect(shown()).toMatchObject({ version: 3, claim, priority: null, snooze: null });
});
