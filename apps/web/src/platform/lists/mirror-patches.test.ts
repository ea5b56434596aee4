import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { expect, it } from 'vitest';
import { applyEventToList } from './apply-list-events.ts';
import { applyPendingChanges, type MirrorData } from './mirror-patches.ts';

const FRESHNESS: Freshness = { asOf: '2026-11-24T10:00:00Z', complete: true, progress: null, trouble: null, gap: null };
const INBOX = { list: 'untriaged', isUnfiltered: true, isNewestFirst: true } as const;

function lead(id: number, first_name = `Lead ${id}`): InboxLead {
  return { id, first_name, state: 'untriaged', created_at: '2026-11-24T09:00:00Z', updated_at: '2026-11-24T09:00:00Z' };
}

function pages(...ids: number[][]): MirrorData<InboxLead> {
  return {
    pageParams: ids.map((_page, index) => (index === 0 ? null : `after ${index}`)),
    pages: ids.map((page, index) => ({
      data: page.map((id) => lead(id)),
      meta: { ...FRESHNESS, total: ids.flat().length, next: index === ids.length - 1 ? null : `after ${index + 1}` },
      fetchedAt: 0,
    })),
  };
}

function rows(data: MirrorData<InboxLead>): number[] {
  return data.pages.flatMap((page) => page.data.map(({ id }) => id));
}

const departure = { to: 'matter', matter: 789, after: '2026-11-24T10:42:07Z', before: '2026-11-24T10:43:02Z' } as const;

it('a new lead moves no row, is counted once despite repeated events, and comes first when pending changes are applied', () => {
  const event: LiveEvent = { type: 'lead-arrived', record: lead(9) };
  const told = applyEventToList(applyEventToList(pages([3, 2], [1]), event, INBOX), event, INBOX);
  expect(rows(told)).toEqual([3, 2, 1]);
  expect(told.pages[0]?.pending?.map(({ id }) => id)).toEqual([9]);
  const shown = applyPendingChanges(told);
  expect(rows(shown)).toEqual([9, 3, 2, 1]);
  expect(shown.pages[0]?.pending).toBeUndefined();
});

it('a lead that left remains in its row with its departure, until pending changes are applied', () => {
  const left = applyEventToList(pages([3, 2], [1]), { type: 'lead-left', record: lead(2), departure }, INBOX);
  expect(rows(left)).toEqual([3, 2, 1]);
  expect(left.pages[0]?.data[1]?.departure).toEqual(departure);
  expect(rows(applyPendingChanges(left))).toEqual([3, 1]);
});

it('a lead that arrived and left before it was shown is never shown', () => {
  const arrived = applyEventToList(pages([1]), { type: 'lead-arrived', record: lead(9) }, INBOX);
  const left = applyEventToList(arrived, { type: 'lead-left', record: lead(9), departure }, INBOX);
  expect(left.pages[0]?.pending).toEqual([]);
  expect(rows(applyPendingChanges(left))).toEqual([1]);
});

it('a lead that returns to the inbox is in its former row', () => {
  const left = applyEventToList(pages([2, 1]), { type: 'lead-left', record: lead(2), departure }, INBOX);
  const back = applyEventToList(left, { type: 'lead-arrived', record: lead(2, 'Back') }, INBOX);
  expect(back.pages[0]?.data[0]).toEqual(lead(2, 'Back'));
  expect(back.pages[0]?.pending).toBeUndefined();
});

it('a change updates its row, and events of other lists change nothing', () => {
  const data = pages([2, 1]);
  const changed = applyEventToList(data, { type: 'lead-changed', record: lead(1, 'New name') }, INBOX);
  expect(changed.pages[0]?.data[1]?.first_name).toBe('New name');
  expect(applyEventToList(data, { type: 'contact-gone', id: 1 }, INBOX)).toBe(data);
  expect(applyEventToList(data, { type: 'lead-changed', record: lead(77) }, INBOX)).toBe(data);
  expect(applyEventToList(data, { type: 'freshness', list: 'matters', freshness: FRESHNESS, total: 5 }, INBOX)).toBe(
    data,
  );
});

it('a filtered list adds no new record, and ignores the total of the whole list', () => {
  const where = { ...INBOX, isUnfiltered: false };
  const data = applyEventToList(pages([1]), { type: 'lead-arrived', record: lead(9) }, where);
  expect(data.pages[0]?.pending).toBeUndefined();
  const fresh = applyEventToList(
    data,
    { type: 'freshness', list: 'untriaged', freshness: FRESHNESS, total: 500 },
    where,
  );
  expect(fresh.pages[0]?.meta.total).toBe(1);
});

it('when the backfill completes, a list that had ended can be scrolled further', () => {
  const partial = pages([3, 2], [1]);
  for (const page of partial.pages) page.meta.complete = false;
  const whole = applyEventToList(
    partial,
    { type: 'freshness', list: 'untriaged', freshness: FRESHNESS, total: 260 },
    INBOX,
  );
  expect(whole.pages).toHaveLength(1);
  expect(whole.pages[0]?.meta).toMatchObject({ next: 'after 1', total: 260, complete: true });
  expect(whole.pages[0]?.isStale).toBeUndefined();
});

it('when the backfill completes, any other list is marked stale, because new records may sort above its rows', () => {
  const partial = pages([3, 2], [1]);
  for (const page of partial.pages) page.meta.complete = false;
  const end = { type: 'freshness', freshness: FRESHNESS, total: 260 } as const;
  const byName = applyEventToList(partial, { ...end, list: 'untriaged' }, { ...INBOX, isNewestFirst: false });
  const matters = applyEventToList(partial, { ...end, list: 'matters' }, { ...INBOX, list: 'matters' });
  for (const whole of [byName, matters]) {
    expect(rows(whole)).toEqual([3, 2, 1]);
    expect(whole.pages[0]?.isStale).toBe(true);
  }
});

it('after a gap in the events, the list is marked stale', () => {
  expect(applyEventToList(pages([1]), { type: 'reset' }, INBOX).pages[0]?.isStale).toBe(true);
});

it('a handled lead remains among the open leads until pending changes are applied, and stays in the whole inbox', () => {
  const verdict = { verdict: 'pursue', reason: null, by: { id: '1', name: 'A' }, at: '2026-11-24T10:00:00Z' } as const;
  const triage = { lead: 2, claim: null, verdict, snooze: null, wokeAt: null } as unknown as LeadTriage;
  const open = { ...INBOX, view: 'open' } as const;
  const decided = applyEventToList(pages([3, 2], [1]), { type: 'triage', triage }, open);
  expect(rows(decided)).toEqual([3, 2, 1]);
  expect(rows(applyPendingChanges(decided))).toEqual([3, 1]);
  const renamed = applyEventToList(decided, { type: 'lead-changed', record: lead(2, 'Other') }, open);
  expect(rows(applyPendingChanges(renamed))).toEqual([3, 1]);
  const undone = applyEventToList(renamed, { type: 'triage', triage: { ...triage, verdict: null } }, open);
  expect(rows(applyPendingChanges(undone))).toEqual([3, 2, 1]);
  expect(rows(applyPendingChanges(applyEventToList(pages([3, 2], [1]), { type: 'triage', triage }, INBOX)))).toEqual([
    3, 2, 1,
  ]);
});

it('a list that Clio refuses keeps its rows, says so, and is requested again when Clio allows it', () => {
  const closed = applyEventToList(pages([2, 1]), { type: 'access', list: 'untriaged', isOpen: false }, INBOX);
  expect(rows(closed)).toEqual([2, 1]);
  expect(closed.pages[0]?.meta.trouble?.code).toBe('grow-forbidden');
  const again = applyEventToList(closed, { type: 'access', list: 'untriaged', isOpen: false }, INBOX);
  expect(again).toBe(closed);
  const open = applyEventToList(closed, { type: 'access', list: 'untriaged', isOpen: true }, INBOX);
  expect(open.pages[0]?.isUnchecked).toBe(true);
  const elsewhere = pages([1]);
  expect(applyEventToList(elsewhere, { type: 'access', list: 'contacts', isOpen: false }, INBOX)).toBe(elsewhere);
});
