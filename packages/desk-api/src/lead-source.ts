import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';

/**
 * Returns the source of a lead: Clio's, or what our team typed in the form of Intake Desk. Clio accepts that text as
 * `from_source` and does not return it, so the mirror adds it to a lead that has no source in Clio.
 */
export function leadSource({
  marketing_source: listed,
  from_source: typed,
}: Pick<InboxLead, 'marketing_source'> & { from_source?: unknown }): string | undefined {
  return listed?.name ?? (typeof typed === 'string' && typed !== '' ? typed : undefined);
}
