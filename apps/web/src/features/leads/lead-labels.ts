import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { leadsTexts } from '#src/texts/leads/leads.ts';

/** Returns the caller's name as far as it is known. */
export function leadName(lead: Pick<InboxLead, 'first_name' | 'last_name'>): string {
  const name = [lead.first_name, lead.last_name].filter(Boolean).join(' ').trim();
  return name === '' ? leadsTexts.noName : name;
}

/** Returns the label of a state; one that Clio adds later is shown as received. */
export function leadState(state: string): string {
  return leadsTexts.states[state] ?? state;
}
