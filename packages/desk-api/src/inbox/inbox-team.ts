import type { PartState } from '../lists/triage-part.ts';
import type { LeadTriage } from '../triage.ts';

/** What the team did with the leads, and who sees them. */
export interface InboxTeam {
  person: string;
  /** Milliseconds since 1970, by the server's clock. */
  now: number;
  /** Triage of a lead; undefined if it has none. */
  stateOf: (lead: number) => PartState | undefined;
  verdictOf: (lead: number) => string | null;
  /** Null while it is not known which leads the person has read. */
  isRead: ((lead: number) => boolean) | null;
}

/**
 * Returns the team's triage as the server's lists use it.
 * @param leads by their ids, as `GET /api/desk/triage` and its events have them
 * @param reads null while it is not known
 */
export function inboxTeam(
  { person, now }: Pick<InboxTeam, 'person' | 'now'>,
  leads: ReadonlyMap<number, LeadTriage>,
  reads: ReadonlySet<number> | null,
): InboxTeam {
  return {
    person,
    now,
    stateOf: (lead) => partState(leads.get(lead)),
    verdictOf: (lead) => leads.get(lead)?.verdict?.verdict ?? null,
    isRead: reads === null ? null : (lead) => reads.has(lead),
  };
}

function partState(triage: LeadTriage | undefined): PartState | undefined {
  if (triage === undefined) return undefined;
  const { claim, verdict, snooze, wokeAt } = triage;
  const until = snooze?.until ?? wokeAt;
  return {
    claim: claim === null ? null : { person: claim.by.id, until: Date.parse(claim.until) },
    verdict,
    snooze: until === null ? null : { until: Date.parse(until) },
  };
}
