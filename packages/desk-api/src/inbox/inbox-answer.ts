import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Freshness } from '../freshness.ts';
import type { TextTables } from './text-tables.ts';

/** A larger inbox is not held in a browser. */
export const MAX_INBOX_LEADS = 2_000;

/**
 * `GET /api/desk/inbox`: every untriaged lead, as the caller may see it; null while the inbox is being backfilled, or if
 * it has more than {@link MAX_INBOX_LEADS}.
 */
export interface InboxAnswer {
  data: InboxLead[] | null;
  meta: Freshness & { tables: TextTables };
}
