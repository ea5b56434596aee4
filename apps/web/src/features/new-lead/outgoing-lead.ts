import type { InboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import type { WriteOutcome } from '#src/platform/drafts/write-outcome.ts';
import { EMPTY_FORM, isEmptyForm, type LeadForm } from './lead-form.ts';

/** A lead on its way to Clio, from the moment a person sends it until Clio's id is back. */
export interface OutgoingLead {
  /** Idempotency key: the same through every retry of this very draft. */
  key: string;
  /** As typed, to be taken back. */
  form: LeadForm;
  draft: InboxLeadDraft;
  /** When it was sent, in epoch milliseconds. */
  sentAt: number;
  state: 'sending' | WriteOutcome['state'];
  reason?: string;
  retryable?: boolean;
}

/** A lead that this browser sent and Clio has. */
export interface CreatedLead {
  key: string;
  id: number;
  name: string;
  /** When the answer came, in epoch milliseconds. */
  at: number;
}

/** All that was typed of new leads and is not in Clio. */
export interface NewLeadState {
  form: LeadForm;
  outgoing: readonly OutgoingLead[];
}

export const EMPTY_NEW_LEAD_STATE: NewLeadState = { form: EMPTY_FORM, outgoing: [] };

export function isEmptyNewLeadState({ form, outgoing }: NewLeadState): boolean {
  return isEmptyForm(form) && outgoing.length === 0;
}

export function nameOf({ draft }: OutgoingLead): string {
  return `${draft.first_name} ${draft.last_name}`;
}

/** Joins two forms: of a short field the newer word stands, of messages both. */
export function joinForms(older: LeadForm, newer: LeadForm): LeadForm {
  const joined = { ...older };
  for (const name of Object.keys(EMPTY_FORM) as (keyof LeadForm)[]) joined[name] = newer[name] || older[name];
  if (older.message !== newer.message) joined.message = [older.message, newer.message].filter(Boolean).join('\n\n');
  return joined;
}

/** What came out of the vault, as far as it has the right shape; a lead that was under way has lost its page. */
export function parseStoredLeads(stored: unknown): NewLeadState {
  if (typeof stored !== 'object' || stored === null) return EMPTY_NEW_LEAD_STATE;
  const { form, outgoing } = stored as { form?: Record<string, unknown>; outgoing?: unknown };
  const restored = { ...EMPTY_FORM };
  for (const name of Object.keys(EMPTY_FORM) as (keyof LeadForm)[]) {
    const value = form?.[name];
    if (typeof value === 'string') restored[name] = value;
  }
  const leads = Array.isArray(outgoing) ? (outgoing as OutgoingLead[]) : [];
  return {
    form: restored,
    outgoing: leads.map((lead) =>
      lead.state === 'sending' || lead.state === 'unknown' ? { ...lead, state: 'interrupted' } : lead,
    ),
  };
}
