import type { LeadTriage } from '@intake-desk/desk-api/triage';

const expected = new Map<number, { before: LeadTriage | null }>();

/** Leads with an action in flight, each with its triage before the optimistic update. */
export const expectedUpdates: ReadonlyMap<number, { before: LeadTriage | null }> = expected;

/**
 * Marks the next update of a lead as this person's own, whether the response or the live event arrives first.
 * @param before the lead's triage before the action
 * @returns removes the mark
 */
export function expectOwnUpdate(lead: number, before: LeadTriage | null): () => void {
  const expectation = { before: expected.get(lead)?.before ?? before };
  expected.set(lead, expectation);
  return () => {
    if (expected.get(lead) === expectation) expected.delete(lead);
  };
}
