import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';

/** The caller's name as far as it is known. */
export function leadName(lead: Pick<InboxLead, 'first_name' | 'last_name'>): string {
  const name = [lead.first_name, lead.last_name].filter(Boolean).join(' ').trim();
  return name === '' ? 'No name given' : name;
}

/** State in the firm's words; one that Clio has made up since is shown as it came. */
export function leadState(state: string): string {
  return { untriaged: 'Untriaged', ignored: 'Ignored in Clio', triaged: 'Triaged in Clio' }[state] ?? state;
}
