import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Departure } from './departure.ts';
import type { Freshness } from './freshness.ts';
import type { PresentPerson } from './presence.ts';
import type { RecordKind } from './record-kind.ts';
import type { LeadTriage } from './triage.ts';

/**
 * What `GET /api/events` tells, as server-sent events: `event:` is the type, `data:` the rest as JSON, `id:` an opaque position for
 * `Last-Event-ID`. Comment lines come as heartbeats. Records are whole, so that nobody has to ask for them.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export type LiveEvent =
  /** Everything that happened since the last position cannot be told: what is on the screen has to be asked for again. */
  | { type: 'reset' }
  | { type: 'lead-arrived'; record: InboxLead }
  | { type: 'lead-changed'; record: InboxLead }
  /** The last known record; for ignored leads as they are now. */
  | { type: 'lead-left'; record: InboxLead; departure: Departure }
  | { type: 'contact-changed'; record: Contact; isNew: boolean }
  | { type: 'contact-gone'; id: number }
  | { type: 'matter-changed'; record: Matter; isNew: boolean }
  | { type: 'matter-gone'; id: number }
  /** A note of somebody of this firm was confirmed by Clio. */
  | { type: 'note-confirmed'; parent: { kind: 'contact' | 'matter'; id: string }; note: number | null }
  /** What somebody of our team did with a lead, or what ran out by itself. */
  | { type: 'triage'; triage: LeadTriage }
  /** Somebody wrote a team note, and whom it names; the words are for those who ask. */
  | { type: 'team-note'; lead: number; by: string; mentioned: string[] }
  /** The firm's reasons are others now. */
  | { type: 'reasons' }
  /** Who of our team has which record open now: everybody, each time. */
  | { type: 'presence'; present: PresentPerson[] }
  /** How new a list is. Sent when that changes, not more often than once a second. Totals are those of the unfiltered list. */
  | { type: 'freshness'; list: ListName; freshness: Freshness; total: number }
  /** How busy the pipe to Clio is; sent when that changes much. Seconds. */
  | { type: 'budget'; waiting: number; expectedWait: number; pausedFor: number; isUp: boolean };

/** The lists that are kept fresh each on its own. */
export const LIST_NAMES = ['untriaged', 'ignored', 'contacts', 'matters'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** The list in which records of a kind are found; leads are in two. */
export function kindOfList(list: ListName): RecordKind {
  if (list === 'contacts') return 'contact';
  return list === 'matters' ? 'matter' : 'lead';
}
