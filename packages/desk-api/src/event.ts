import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Departure } from './departure.ts';
import type { Freshness } from './freshness.ts';
import type { PresentPerson } from './presence.ts';
import type { RecordKind } from './record-kind.ts';
import type { LeadTriage } from './triage.ts';

/**
 * Server-sent events of `GET /api/events`: `event:` is the type, `data:` the rest as JSON, `id:` an opaque position for
 * `Last-Event-ID`. Comment lines are heartbeats. Records are complete, so that clients need no refetch.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export type LiveEvent =
  /** Events since the last position are no longer available: the client must refetch what it shows. */
  | { type: 'reset' }
  | { type: 'lead-arrived'; record: InboxLead }
  | { type: 'lead-changed'; record: InboxLead }
  /** The last known record; for ignored leads, the current one. */
  | { type: 'lead-left'; record: InboxLead; departure: Departure }
  | { type: 'contact-changed'; record: Contact; isNew: boolean }
  | { type: 'contact-gone'; id: number }
  | { type: 'matter-changed'; record: Matter; isNew: boolean }
  | { type: 'matter-gone'; id: number }
  /** Clio confirmed a note of this firm. */
  | { type: 'note-confirmed'; parent: { kind: 'contact' | 'matter'; id: string }; note: number | null }
  /** A lead's triage state changed, by an action of the team or because a claim or snooze expired. */
  | { type: 'triage'; triage: LeadTriage }
  /** A team note was written. It contains the mentioned people but not the text, which must be fetched. */
  | { type: 'team-note'; lead: number; by: string; mentioned: string[] }
  /** The firm's decline reasons were changed. */
  | { type: 'reasons' }
  /** All people of the team with an open record of this kind; always the complete list. */
  | { type: 'presence'; kind: RecordKind; present: PresentPerson[] }
  /** Clio has refused the list to the recipient, or allows it again. Sent to this recipient only. */
  | { type: 'access'; list: ListName; isOpen: boolean }
  /** Freshness of a list. Sent when it changes, at most once a second. Totals are those of the unfiltered list. */
  | { type: 'freshness'; list: ListName; freshness: Freshness; total: number }
  /** Load on Clio's rate limit; sent when it changes considerably. Durations are in seconds. */
  | { type: 'budget'; waiting: number; expectedWait: number; pausedFor: number; isUp: boolean };

/** Lists that are synchronized separately. */
export const LIST_NAMES = ['untriaged', 'ignored', 'contacts', 'matters'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** The type of each list's records. */
export interface ListRecords {
  untriaged: InboxLead;
  ignored: InboxLead;
  contacts: Contact;
  matters: Matter;
}

/** Returns the kind of a list's records; leads are in two lists. */
export function kindOfList(list: ListName): RecordKind {
  if (list === 'contacts') return 'contact';
  return list === 'matters' ? 'matter' : 'lead';
}
