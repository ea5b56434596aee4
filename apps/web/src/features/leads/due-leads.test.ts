import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { expect, it } from 'vitest';
import { withDueOnTop } from './due-leads.ts';

const lead = (id: number, first_name = '') => ({ id, first_name }) as InboxLead;
const idsOf = (leads: readonly InboxLead[]) => leads.map(({ id }) => id);

it('puts due leads first in their own order, and leaves their usual places empty', () => {
  const { section, others } = withDueOnTop(
    [7, 3],
    new Map(),
    [1, 3, 5, 7, 9].map((id) => lead(id)),
  );
  expect([idsOf(section), idsOf(others)]).toEqual([
    [7, 3],
    [1, 5, 9],
  ]);
});

it('takes a lead that the list has not loaded from its own request, and others as the list has them', () => {
  const fetched = new Map([3, 120].map((id) => [id, lead(id, 'fetched')]));
  const { section, others } = withDueOnTop([120, 3], fetched, [lead(1), lead(3, 'listed')]);
  expect(section).toEqual([lead(120, 'fetched'), lead(3, 'listed')]);
  expect(idsOf(others)).toEqual([1]);
});

it('leaves out a lead that does not pass the filters of the list', () => {
  expect(withDueOnTop([5], new Map(), [lead(1)])).toEqual({ section: [], others: [lead(1)] });
});
