import type { InboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import type { WriteOutcome } from '#src/platform/drafts/write-outcome.ts';
import { EMPTY_FORM, isEmptyForm, type LeadForm } from './lead-form.ts';

/** A lead in flight, from the moment the user sends it until Clio's id arrives. */
export interface OutgoingLead {
  /** Idempotency key: the same for every retry of this draft. */
  key: string;
  /** As typed, for moving it back into the form. */
  form: LeadForm;
  draft: InboxLeadDraft;
  /** Epoch milliseconds. */
  sentAt: number;
  state: 'sending' | WriteOutcome['state'];
  reason?: string;
  retryable?: boolean;
}

/** A lead that this browser sent and Clio confirmed. */
export interface CreatedLead {
  key: string;
  id: number;
  name: string;
  /** When the response arrived, in epoch milliseconds. */
  at: number;
}

/** Everything typed for new leads that is not in Clio. */
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

/** Merges two forms: for short fields the newer value wins; both messages are retained. */
export function joinForms(older: LeadForm, newer: LeadForm): LeadForm {
  const joined = { ...older };
  for (const name of Object.keys(EMPTY_FORM) as (keyof LeadForm)[]) joined[name] = newer[name] || older[name];
  if (older.message !== newer.message) joined.message = [older.message, newer.message].filter(Boolean).join('\n\n');
  return joined;
}

/** Parses stored state as far as its shape is valid. A lead in flight becomes `interrupted`: its page is gone. */
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
