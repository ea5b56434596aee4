import type { LeadTriage, TriageChange } from '@intake-desk/desk-api/triage';
import { expect, it } from 'vitest';
import { applyChange, applyLeadTriage, emptyLeadTriage, keepChangesSince, type TriageState } from './triage-board.ts';

const me = { id: '7', name: 'Me' };
const ben = { id: '8', name: 'Ben' };
const claimed = (lead: number, version: number, by = me): LeadTriage => ({
  ...emptyLeadTriage(lead),
  version,
  claim: { by, until: '2026-11-24T10:00:00Z' },
});
const free = (lead: number, version: number): LeadTriage => ({ ...emptyLeadTriage(lead), version });
const change = (number: number, lead: number): TriageChange => ({
  change: number,
  lead,
  act: 'claim',
  at: '2026-11-24T09:00:00Z',
  canUndo: true,
});
const state = (leads: readonly LeadTriage[], changes: TriageChange[] = []): TriageState => ({
  me,
  leads: new Map(leads.map((one) => [one.lead, one])),
  reasons: [],
  colleagues: [me, ben],
  changes,
});
const merged = (before: TriageState, now: TriageState, answer: TriageState, inFlight: readonly number[] = []) =>
  keepChangesSince(before, { now, answer, isInFlight: (lead) => inFlight.includes(lead) });

it('an answer that is older than a confirmed action does not take it back, nor its undo', () => {
  const before = state([free(1, 3)], [change(40, 2)]);
  const now = applyChange(applyLeadTriage(before, claimed(1, 4)), change(41, 1));
  const after = merged(before, now, state([free(1, 3)], [change(40, 2)]));
  expect(after.leads.get(1)?.claim?.by).toEqual(me);
  expect(after.changes.map((one) => one.change)).toEqual([41, 40]);
});

it('an answer does not take back an action that is still on its way, whether it began before or after the reading', () => {
  const before = state([claimed(1, 0)]);
  const now = state([...before.leads.values(), claimed(2, 0)]);
  const after = merged(before, now, state([]), [1, 2]);
  expect([...after.leads.keys()].sort()).toEqual([1, 2]);
});

it('an answer that is newer replaces what was guessed, and what it does not know any more is gone', () => {
  const other = free(2, 1);
  const before = state([free(1, 3), other]);
  const now = state([claimed(1, 3), other]);
  const after = merged(before, now, state([claimed(1, 4, ben)]), [1]);
  expect([...after.leads.values()]).toEqual([claimed(1, 4, ben)]);
});

it('a claim that was taken back for want of a response appears when the answer knows it', () => {
  const before = state([claimed(1, 0)]);
  const after = merged(before, state([]), state([claimed(1, 1)]));
  expect(after.leads.get(1)).toEqual(claimed(1, 1));
});

it('a lead that left the inbox during the reading does not come back', () => {
  const before = state([claimed(1, 2)]);
  const now = applyLeadTriage(before, { ...claimed(1, 3), closedAt: '2026-11-24T09:30:00Z' });
  expect(merged(before, now, state([claimed(1, 2)])).leads.size).toBe(0);
});

it('a change by a colleague that an event told first ends the undo of one’s own', () => {
  const before = state([claimed(1, 2)], [change(40, 1)]);
  const now = applyLeadTriage(before, claimed(1, 3, ben));
  const after = merged(before, now, state([claimed(1, 2)], [change(40, 1)]));
  expect(after.leads.get(1)?.claim?.by).toEqual(ben);
  expect(after.changes).toEqual([{ ...change(40, 1), canUndo: false }]);
});
