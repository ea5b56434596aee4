import type { Departure } from '@intake-desk/desk-api/departure';
import type { ListName } from '@intake-desk/desk-api/event';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';

/** A change of the mirror. `before` is null if the record was not there. */
export type RecordChange =
  | { what: 'lead'; list: 'untriaged' | 'ignored'; record: InboxLead; isNew: boolean }
  | { what: 'lead-left'; record: InboxLead; departure: Departure }
  | { what: 'contact'; record: Contact; before: Contact | null }
  | { what: 'contact-gone'; id: number; before: Contact | null }
  | { what: 'matter'; record: Matter; before: Matter | null }
  | { what: 'matter-gone'; id: number; before: Matter | null };

/** Records that one request to Grow returned. */
export interface PageSnapshot {
  firm: string;
  list: ListName;
  /** When the request was sent, by our clock: data learned later takes precedence. */
  startedAt: number;
  /** True during the list's backfill: a record that is new in the mirror is not new in Grow. */
  isFill: boolean;
}
