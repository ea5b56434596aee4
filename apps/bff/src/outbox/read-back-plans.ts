import type { OperationId } from '@intake-desk/grow-api/operations';

/** How a creation whose answer was lost is found again. */
export interface ReadBackPlan {
  /** The list in which it must be, below the API base, with its fixed query. */
  list(path: string): string;
  /** What of it Grow shows again, in the draft and in the record. */
  fields: readonly string[];
}

const NOTE: ReadBackPlan = { list: (path) => path, fields: ['subject', 'body'] };
const NAMED: ReadBackPlan = { list: (path) => path, fields: ['name'] };

/** Every creation that Grow knows. Grow gives no message of a lead back, so that a lead is known by who called. */
export const READ_BACK_PLANS: Partial<Record<OperationId, ReadBackPlan>> = {
  createMatterNote: NOTE,
  createContactNote: NOTE,
  createInboxLead: {
    list: (path) => `${path}?state=untriaged`,
    fields: ['first_name', 'last_name', 'email', 'phone_number'],
  },
  createSource: NAMED,
  createMatterType: NAMED,
  createLocation: NAMED,
  createCustomAction: { list: (path) => path, fields: ['label', 'target_url', 'ui_reference'] },
};

/**
 * What a draft and the record made of it have in common, whatever Grow does to white space.
 * @param thing a draft or a record
 */
export function comparable({ fields }: ReadBackPlan, path: string, thing: object): string {
  const values = fields.map((name) => (thing as Record<string, unknown>)[name] ?? null);
  return JSON.stringify([path, ...values.map((value) => (typeof value === 'string' ? squeezed(value) : value))]);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
