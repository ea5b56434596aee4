import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toTriageState } from '#src/features/triage/state/triage-board.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import type { ListedRecord, MirrorData } from '#src/platform/lists/mirror-patches.ts';
import { checkFirstPage } from '#src/platform/lists/check-lists.ts';
import { createEventApplier } from './apply-event.ts';

const FRESHNESS: Freshness = { asOf: '2026-11-24T10:00:00Z', complete: true, progress: null, trouble: null, gap: null };
const AT = '2026-11-24T09:00:00Z';

const lead = (id: number, first_name = `Lead ${id}`): InboxLead => ({
  id,
  first_name,
  state: 'untriaged',
  created_at: AT,
  updated_at: AT,
});
const list = <Item>(...data: ListedRecord<Item>[]): MirrorData<Item> => ({
  pageParams: [null],
  pages: [{ data, meta: { ...FRESHNESS, total: data.length, next: null }, fetchedAt: 0 }],
});
const INBOX = ['leads', 'mirror', 'untriaged', 'triage=open'];
const FILTERED = ['leads', 'mirror', 'untriaged', 'source=Website&triage=open'];
const MINE = ['leads', 'mirror', 'untriaged', 'triage=mine'];
const MATTERS = ['matters', 'mirror', 'matters', ''];
const CONTACTS = ['contacts', 'mirror', 'contacts', ''];

let client: QueryClient;
let apply: (event: LiveEvent) => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
  client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } });
  apply = createEventApplier(client);
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const firstPage = (key: string[]) => client.getQueryData<MirrorData<{ id: number }>>(key)?.pages[0];
const isOutdated = (...key: unknown[]) => client.getQueryState(key)?.isInvalidated;
const departure = { to: 'matter', matter: 789, after: AT, before: AT } as const;

it('a lead that arrives while the inbox is not on the screen is pending in it', () => {
  client.setQueryData(INBOX, list(lead(1)));
  apply({ type: 'lead-arrived', record: lead(2) });
  expect(firstPage(INBOX)?.pending?.map(({ id }) => id)).toEqual([2]);
});

it('a lead that arrives may belong to a filtered list and to a saved view, which a request finds out; not to my leads', async () => {
  client.setQueryData(FILTERED, list(lead(1)));
  client.setQueryData(MINE, list(lead(1)));
  apply({ type: 'lead-arrived', record: lead(2) });
  expect([firstPage(FILTERED)?.isUnchecked, firstPage(FILTERED)?.pending]).toEqual([true, undefined]);
  expect(firstPage(MINE)?.isUnchecked).toBeUndefined();

  const answers = [
    { data: [lead(2), lead(1)], meta: { ...FRESHNESS, total: 2, next: null } },
    { data: [lead(2), lead(1), lead(0)], meta: { ...FRESHNESS, total: 3, next: null } },
  ];
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answers.shift())));
  await checkFirstPage(client, FILTERED);
  expect(firstPage(FILTERED)).toMatchObject({ data: [{ id: 1 }], pending: [{ id: 2 }], meta: { total: 2 } });
  expect(firstPage(FILTERED)?.isUnchecked).toBeUndefined();
  // A record behind the known ones has only moved up.
  await checkFirstPage(client, FILTERED);
  expect(firstPage(FILTERED)?.pending?.map(({ id }) => id)).toEqual([2]);
});

it('a lead that changes or leaves does so in every cached list, and its record is outdated', () => {
  client.setQueryData(INBOX, list(lead(1), lead(2)));
  client.setQueryData(FILTERED, list(lead(1), lead(2)));
  client.setQueryData(['lead', '2'], lead(2));
  client.setQueryData(['related-lead', 2], lead(2));
  client.setQueryData(['related-lead', 3], lead(3));
  apply({ type: 'lead-changed', record: lead(2, 'Ana') });
  for (const key of [INBOX, FILTERED]) expect(firstPage(key)?.data[1]).toMatchObject({ first_name: 'Ana' });
  expect([isOutdated('lead', '2'), isOutdated('related-lead', 2)]).toEqual([true, true]);
  expect(isOutdated('related-lead', 3)).toBe(false);
  apply({ type: 'lead-left', record: lead(1), departure });
  for (const key of [INBOX, FILTERED]) expect(firstPage(key)?.data[0]).toMatchObject({ departure });
});

it('a decision by a colleague marks the row in the inbox that is not on the screen, and the lead’s history is outdated', () => {
  const me = { id: '7', name: 'Me' };
  const board = { me, leads: [], reasons: [], colleagues: [me], changes: [] };
  client.setQueryData(triageQuery.queryKey, toTriageState({ data: board }));
  client.setQueryData(INBOX, list(lead(1)));
  client.setQueryData(MINE, list(lead(1)));
  client.setQueryData(['triage', 'acts', 1], []);
  const by = { id: '8', name: 'Ben' };
  const verdict = { verdict: 'pursue', reason: null, by, at: AT } as const;
  const triage: LeadTriage = {
    lead: 1,
    version: 1,
    claim: null,
    verdict,
    snooze: null,
    wokeAt: null,
    priority: null,
    closedAt: null,
  };
  apply({ type: 'triage', triage });
  expect(firstPage(INBOX)?.data[0]).toMatchObject({ isPutAway: true });
  expect(client.getQueryData(triageQuery.queryKey)?.leads.get(1)?.verdict).toEqual(verdict);
  expect(isOutdated('triage', 'acts', 1)).toBe(true);
  // Where it belongs in the other views is requested when they are shown.
  expect(client.getQueryData(MINE)).toBeUndefined();
});

it('a matter and a contact that change do so in lists that are not on the screen; records and board are outdated', () => {
  const matter = { id: 5, description: 'Fall', status: 'New', created_at: AT, updated_at: AT, inbox_lead_id: 2 };
  const contact = { id: 6, name: 'Ana', created_at: AT, updated_at: AT };
  client.setQueryData(MATTERS, list(matter));
  client.setQueryData(CONTACTS, list(contact));
  for (const key of [
    ['matter', '5'],
    ['contact', '6'],
    ['related-matters', [5, 4]],
    ['lead', '2', 'matters'],
    ['matter-board', ''],
  ])
    client.setQueryData(key, {});
  apply({ type: 'matter-changed', record: { ...matter, status: 'Hired' } as never, isNew: false });
  apply({ type: 'contact-changed', record: { ...contact, name: 'Ana Lu' } as never, isNew: false });
  apply({ type: 'matter-changed', record: { ...matter, id: 9 } as never, isNew: true });
  expect(firstPage(MATTERS)).toMatchObject({ data: [{ status: 'Hired' }], pending: [{ id: 9 }] });
  expect(firstPage(CONTACTS)?.data[0]).toMatchObject({ name: 'Ana Lu' });
  vi.advanceTimersByTime(1_000);
  for (const key of [
    ['matter', '5'],
    ['contact', '6'],
    ['related-matters', [5, 4]],
    ['lead', '2', 'matters'],
    ['matter-board', ''],
  ])
    expect([key, isOutdated(...key)]).toEqual([key, true]);
  apply({ type: 'matter-gone', id: 5 });
  expect(firstPage(MATTERS)?.data[0]).toMatchObject({ isGone: true });
});

it('the board asks again as soon as Clio refuses the matters to a person, or allows them again', async () => {
  const BOARD = ['matter-board', ''];
  client.setQueryData(BOARD, {});
  apply({ type: 'access', list: 'contacts', isOpen: false });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isOutdated(...BOARD)).toBe(false);
  apply({ type: 'access', list: 'matters', isOpen: false });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isOutdated(...BOARD)).toBe(true);
});

it('a note that Clio confirmed and a note of the team outdate the notes of their record', () => {
  client.setQueryData(['notes', 'matter/5'], []);
  client.setQueryData(['team-notes', 1], []);
  apply({ type: 'note-confirmed', parent: { kind: 'matter', id: '5' }, note: 3 });
  apply({ type: 'team-note', lead: 1, by: '8', mentioned: [] });
  expect([isOutdated('notes', 'matter/5'), isOutdated('team-notes', 1)]).toEqual([true, true]);
});

it('after missed events a list on the screen shows that there is more, and another is requested when it is shown', () => {
  client.setQueryData(INBOX, list(lead(1)));
  client.setQueryData(FILTERED, list(lead(1)));
  client.setQueryData(['contact', '6'], {});
  const stop = new QueryObserver(client, { queryKey: INBOX, staleTime: Infinity }).subscribe(() => undefined);
  apply({ type: 'reset' });
  vi.advanceTimersByTime(5_000);
  expect([firstPage(INBOX)?.isStale, isOutdated(...INBOX)]).toEqual([true, false]);
  expect([isOutdated(...FILTERED), isOutdated('contact', '6')]).toEqual([true, true]);
  // A later event must not make it look current.
  apply({ type: 'lead-arrived', record: lead(2) });
  expect(isOutdated(...FILTERED)).toBe(true);
  stop();
});

it('after missed events a page that is hidden requests the data of Clio when it is on the screen again, once', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  vi.stubGlobal('document', page);
  const read = vi.fn(() => Promise.resolve({}));
  const observer = new QueryObserver(client, { queryKey: ['contact', '6'], queryFn: read, staleTime: Infinity });
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toHaveBeenCalledTimes(1);
  apply({ type: 'reset' });
  await vi.advanceTimersByTimeAsync(5_000);
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(read, 'while hidden').toHaveBeenCalledTimes(1);
  for (const visibilityState of ['visible', 'hidden', 'visible']) {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(read).toHaveBeenCalledTimes(2);
  stop();
});

it('an event during a request for the list is applied to its response', async () => {
  let answer: (data: MirrorData<InboxLead>) => void = () => undefined;
  const queryFn = () => new Promise<MirrorData<InboxLead>>((resolve) => (answer = resolve));
  const reading = client.prefetchQuery({ queryKey: INBOX, queryFn });
  apply({ type: 'lead-arrived', record: lead(2) });
  answer(list(lead(1)));
  await reading;
  await vi.advanceTimersByTimeAsync(0);
  expect(firstPage(INBOX)?.pending?.map(({ id }) => id)).toEqual([2]);
});

it('after a failed request a list on the screen is patched all the same', async () => {
  client.setQueryData(INBOX, list(lead(1)));
  const observer = new QueryObserver(client, {
    queryKey: INBOX,
    queryFn: () => Promise.reject(new Error('503')),
    staleTime: Infinity,
  });
  const stop = observer.subscribe(() => undefined);
  await observer.refetch();
  expect(isOutdated(...INBOX)).toBe(true);
  apply({ type: 'lead-arrived', record: lead(2) });
  expect(firstPage(INBOX)?.pending?.map(({ id }) => id)).toEqual([2]);
  stop();
});

it('a failed check of a filtered list is repeated, and a page of new records only makes it stale', async () => {
  client.setQueryData(FILTERED, list(lead(1)));
  apply({ type: 'lead-arrived', record: lead(2) });
  vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
  expect(await checkFirstPage(client, FILTERED)).toBe(false);
  expect(firstPage(FILTERED)?.isUnchecked).toBeUndefined();
  vi.advanceTimersByTime(20_000);
  expect(firstPage(FILTERED)?.isUnchecked).toBe(true);

  const answer = { data: [lead(9), lead(8)], meta: { ...FRESHNESS, total: 40, next: 'x' } };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer)));
  await checkFirstPage(client, FILTERED);
  expect([firstPage(FILTERED)?.isStale, firstPage(FILTERED)?.pending]).toEqual([true, undefined]);
});

it('after missed events a long list that is not on the screen is read from its start', () => {
  const page = (id: number) => ({ ...list(lead(id)).pages[0], fetchedAt: 0 });
  client.setQueryData(INBOX, { pageParams: [], pages: [1, 2, 3, 4, 5, 6].map(page) });
  apply({ type: 'reset' });
  expect(client.getQueryData(INBOX)).toBeUndefined();
});

it('a lead that had left and is back is so in the views of the team, too', () => {
  client.setQueryData(MINE, list<InboxLead>({ ...lead(1), departure }));
  apply({ type: 'lead-arrived', record: lead(1, 'Back') });
  expect(firstPage(MINE)?.data).toEqual([lead(1, 'Back')]);
});

it('totals are requested once for what happens together, and not for a poll that found the same number of leads', async () => {
  const request = vi.fn(() => Promise.resolve(7));
  const shown = new QueryObserver(client, {
    queryKey: ['leads', 'view-total', 'triage=open'],
    queryFn: request,
    staleTime: Infinity,
  });
  const hide = shown.subscribe(() => undefined);
  const requests = async (...events: LiveEvent[]): Promise<number> => {
    await vi.runAllTimersAsync();
    request.mockClear();
    for (const event of events) apply(event);
    await vi.runAllTimersAsync();
    return request.mock.calls.length;
  };
  const polled = (total: number, complete = true): LiveEvent => ({
    type: 'freshness',
    list: 'untriaged',
    freshness: { ...FRESHNESS, complete },
    total,
  });
  expect(await requests(polled(7, false))).toBe(1);
  expect(await requests(polled(7))).toBe(1);
  expect(await requests(polled(7), polled(7))).toBe(0);
  expect(await requests(polled(8), { type: 'lead-arrived', record: lead(2) })).toBe(1);
  const aged = new QueryObserver(client, {
    queryKey: ['leads', 'view-total', 'triage=open&older=15m'],
    queryFn: request,
    staleTime: Infinity,
  });
  const hideAged = aged.subscribe(() => undefined);
  expect(await requests(polled(8))).toBe(1);
  hideAged();
  hide();
});
