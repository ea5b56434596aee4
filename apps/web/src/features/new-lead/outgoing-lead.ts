import type { InboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import { growPost } from '#src/platform/http/grow.ts';
import { parseOutgoing, startItem, type OutgoingItem, type QueueState } from '#src/platform/outgoing/outgoing-item.ts';
import type { OutgoingQueue } from '#src/platform/outgoing/outgoing-queue.ts';
import type { QueueKind } from '#src/platform/outgoing/queue-kind.ts';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';
import { EMPTY_FORM, isEmptyForm, type LeadForm } from './lead-form.ts';

/** A lead on its way to Clio. */
export interface OutgoingLead extends OutgoingItem {
  /** As typed, for moving it back into the form. */
  form: LeadForm;
  draft: InboxLeadDraft;
}

/** A lead that Clio confirmed. */
export interface CreatedLead {
  id: number;
  name: string;
}

/** Everything typed for new leads that is not in Clio. */
export interface NewLeadState extends QueueState<OutgoingLead> {
  form: LeadForm;
}

export type NewLeadQueue = OutgoingQueue<NewLeadState, OutgoingLead, CreatedLead>;

/** Key in the draft vault: there is one form. */
export const NEW_LEAD = 'lead/new';
const EMPTY: NewLeadState = { form: EMPTY_FORM, outgoing: [] };

/** New leads on their way to Clio. */
export const newLeadKind: QueueKind<NewLeadState, OutgoingLead, CreatedLead> = {
  name: 'leads',
  empty: EMPTY,
  owns: (record) => record === NEW_LEAD,
  parse: parseStoredLeads,
  merge: (older, newer) => ({ form: mergeForms(older.form, newer.form), outgoing: newer.outgoing }),
  isEmpty: ({ form, outgoing }) => isEmptyForm(form) && outgoing.length === 0,
  typedAs: ([lead]) => ({ form: lead?.form ?? EMPTY_FORM, outgoing: [] }),
  async send(_record, lead) {
    const { data } = await growPost('/inbox_leads', lead.draft, lead.key);
    return { id: data.id, name: leadNameOf(lead) };
  },
  undone: () => newLeadTexts.returned,
};

/** Creates a lead with a key of its own. @param holdMs send delay in milliseconds; 0 for none */
export function createOutgoingLead(form: LeadForm, draft: InboxLeadDraft, holdMs: number): OutgoingLead {
  return { ...startItem(holdMs), form, draft };
}

export function leadNameOf({ draft }: OutgoingLead): string {
  return `${draft.first_name} ${draft.last_name}`;
}

/** Merges two forms: for short fields the newer value wins; both messages are retained. */
export function mergeForms(older: LeadForm, newer: LeadForm): LeadForm {
  const merged = { ...older };
  for (const name of FIELDS) merged[name] = newer[name] || older[name];
  if (older.message !== newer.message) merged.message = [older.message, newer.message].filter(Boolean).join('\n\n');
  return merged;
}

export function parseStoredLeads(stored: unknown): NewLeadState {
  if (typeof stored !== 'object' || stored === null) return EMPTY;
  const { form, outgoing } = stored as { form?: Record<string, unknown>; outgoing?: unknown };
  const restored = { ...EMPTY_FORM };
  for (const name of FIELDS) {
    const value = form?.[name];
    if (typeof value === 'string') restored[name] = value;
  }
  return { form: restored, outgoing: parseOutgoing(outgoing) };
}

const FIELDS = Object.keys(EMPTY_FORM) as (keyof LeadForm)[];
