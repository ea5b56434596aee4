import { LISTED_LEAD_STATES } from '@intake-desk/grow-api/inbox-lead';
import type { OperationId } from '@intake-desk/grow-api/operations';
import { fieldTraits, leadTraits, noteTraits, squeezed } from './rewritten-text.ts';

/** How to find a created record whose response was lost. */
export interface ReconciliationPlan {
  /** Paths of the lists that can contain it, below the API base, with their fixed query. */
  lists(path: string): readonly string[];
  /** Fields that Grow returns, named alike in draft and record. */
  fields: readonly string[];
  /** What the record keeps, whatever Grow rewrites: one with a trait in common may be the created one. */
  traits: (entry: Readonly<Record<string, unknown>>) => string[];
  /** True if users' work removes it from these lists: its later absence proves nothing. */
  leaves?: true;
}

const NOTE: ReconciliationPlan = { lists: (path) => [path], fields: ['subject', 'body'], traits: noteTraits };
const NAMED = plan(['name']);

/**
 * Every creation in Grow's API. Grow never returns the message of a lead, so a lead is identified by the caller's
 * details. An accepted lead is in no list of leads any more.
 */
export const RECONCILIATION_PLANS: Partial<Record<OperationId, ReconciliationPlan>> = {
  createMatterNote: NOTE,
  createContactNote: NOTE,
  createInboxLead: {
    lists: (path) => LISTED_LEAD_STATES.map((state) => `${path}?state=${state}`),
    fields: ['first_name', 'last_name', 'email', 'phone_number'],
    traits: leadTraits,
    leaves: true,
  },
  createSource: NAMED,
  createMatterType: NAMED,
  createLocation: NAMED,
  createCustomAction: plan(['label', 'target_url', 'ui_reference'], ['label', 'target_url']),
};

/** @param telling fields that tell one record from another; all of them by default */
function plan(fields: readonly string[], telling = fields): ReconciliationPlan {
  return { lists: (path) => [path], fields, traits: (entry) => fieldTraits(telling, entry) };
}

/** Returns the traits of a draft or a record, each with the path of its list. */
export function traitsOf({ traits }: ReconciliationPlan, path: string, thing: object): string[] {
  return traits({ ...thing }).map((trait) => `${path} ${trait}`);
}

/**
 * Returns what a draft and its record have in common, with white space normalized because Grow changes it.
 * @param thing a draft or a record
 */
export function matchContent({ fields }: ReconciliationPlan, path: string, thing: object): string {
  const values = fields.map((name) => (thing as Record<string, unknown>)[name] ?? null);
  return JSON.stringify([path, ...values.map((value) => (typeof value === 'string' ? squeezed(value) : value))]);
}
