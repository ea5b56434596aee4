import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { leadsTexts } from '#src/texts/leads/leads.ts';

/** The caller's name as far as it is known. */
export function leadName(lead: Pick<InboxLead, 'first_name' | 'last_name'>): string {
  const name = [lead.first_name, lead.last_name].filter(Boolean).join(' ').trim();
  return name === '' ? leadsTexts.noName : name;
}

/** State in the firm's words; one that Clio has made up since is shown as it came. */
export function leadState(state: string): string {
  return leadsTexts.states[state] ?? state;
}
