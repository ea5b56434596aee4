import { LISTED_LEAD_STATES } from '@intake-desk/grow-api/inbox-lead';
import type { OperationId } from '@intake-desk/grow-api/operations';

/** How a creation whose answer was lost is found again. */
export interface ReconciliationPlan {
  /** The lists in which it may be, below the API base, with their fixed query. */
  lists(path: string): readonly string[];
  /** What of it Grow shows again, in the draft and in the record. */
  fields: readonly string[];
  /** People's work takes it out of those lists: later on its absence says nothing. */
  leaves?: true;
}

const NOTE: ReconciliationPlan = { lists: (path) => [path], fields: ['subject', 'body'] };
const NAMED: ReconciliationPlan = { lists: (path) => [path], fields: ['name'] };

/**
 * Every creation that Grow knows. Grow gives no message of a lead back, so that a lead is known by who called; one that was
 * accepted is in no list of leads any more.
 */
export const RECONCILIATION_PLANS: Partial<Record<OperationId, ReconciliationPlan>> = {
  createMatterNote: NOTE,
  createContactNote: NOTE,
  createInboxLead: {
    lists: (path) => LISTED_LEAD_STATES.map((state) => `${path}?state=${state}`),
    fields: ['first_name', 'last_name', 'email', 'phone_number'],
    leaves: true,
  },
  createSource: NAMED,
  createMatterType: NAMED,
  createLocation: NAMED,
  createCustomAction: { lists: (path) => [path], fields: ['label', 'target_url', 'ui_reference'] },
};

/**
 * What a draft and the record made of it have in common, whatever Grow does to white space.
 * @param thing a draft or a record
 */
export function matchContent({ fields }: ReconciliationPlan, path: string, thing: object): string {
  const values = fields.map((name) => (thing as Record<string, unknown>)[name] ?? null);
  return JSON.stringify([path, ...values.map((value) => (typeof value === 'string' ? squeezed(value) : value))]);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
