import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { MirroredRecord } from './record-list.ts';

/** Maximum ids of a kind in one request; Clio returns no more by id. */
export const MAX_RELATED_IDS = 50;

/**
 * `GET /api/desk/related?lead=1&matter=2&matter=3`: records that other records name. One that was deleted, or that the
 * caller may not see, is left out: whether it can be read is not known before, and a request for it must not fail.
 * `kept=true`: only from the mirror, without a request to Clio.
 */
export interface RelatedRecords {
  leads: MirroredRecord<InboxLead>[];
  contacts: MirroredRecord<Contact>[];
  matters: MirroredRecord<Matter>[];
}

/** `GET /api/desk/leads/{id}/earlier`: the leads of the same caller within the thirty days before this lead. */
export interface EarlierLeads {
  /** Leads with the same phone number or email address; this one is not counted. */
  count: number;
  ignored: number;
  /** When the first of them arrived, ISO 8601; null if there is none. */
  since: string | null;
}
