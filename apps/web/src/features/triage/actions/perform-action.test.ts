import { QueryClient } from '@tanstack/react-query';
import type { TriageAction, TriageAnswer } from '@intake-desk/desk-api/triage';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyLeadTriage } from '#src/features/triage/state/triage-board.ts';
import { performTriageAction } from './perform-action.ts';

interface Sent {
  request: string;
  keepalive: boolean | undefined;
  answer: () => void;
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
    const data: TriageAnswer = { data: emptyLeadTriage(7), meta: { change: null } };
    sent.push({ request: `${method} ${path}`, keepalive, answer: () => resolve(Response.json(data)) });
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
