import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { RelatedRecords } from '@intake-desk/desk-api/related-records';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { queryOptions } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { shortAbsenceReason } from './redaction.ts';
import { formatCalendarDay, formatShortTime } from '#src/platform/format/time.ts';

/** The maximum that Clio returns by id in one request, and more than a record shows. */
export const MAX_RELATED = 50;
const STALE_MS = 60_000;

/**
 * Fetches records that another record names. What was deleted or is hidden from this account is left out, and is no
 * failed request.
 */
export function fetchRelated(kind: RecordKind, ids: readonly number[], signal: AbortSignal): Promise<RelatedRecords> {
  const query = new URLSearchParams(ids.map((id) => [kind, String(id)]));
  return callDesk('GET /api/desk/related', { query, signal });
}

/** Returns the query for matters by id, newest first. */
export function relatedMatters(ids: readonly number[]) {
  const asked = ids.toSorted((one, other) => other - one).slice(0, MAX_RELATED);
  return queryOptions({
    queryKey: ['related-matters', asked],
    queryFn: async ({ signal }): Promise<Matter[]> => {
      if (asked.length === 0) return [];
      const { matters } = await fetchRelated('matter', asked, signal);
      return matters.map(({ data }) => data).sort((one, other) => other.id - one.id);
    },
    staleTime: STALE_MS,
  });
}

/** Returns the query for a contact related to a record; null if it is hidden from this account. */
export function relatedContact(id: number) {
  return queryOptions({
    queryKey: ['related-contact', id],
    queryFn: async ({ signal }): Promise<Contact | null> =>
      (await fetchRelated('contact', [id], signal)).contacts[0]?.data ?? null,
    staleTime: STALE_MS,
  });
}

/** Returns the query for the lead that a matter came from; null if it is hidden from this account. */
export function relatedLead(id: number) {
  return queryOptions({
    queryKey: ['related-lead', id],
    queryFn: async ({ signal }): Promise<InboxLead | null> =>
      (await fetchRelated('lead', [id], signal)).leads[0]?.data ?? null,
    staleTime: STALE_MS,
  });
}

/** One line of a list of related matters: title, status and date. */
interface RelatedItem {
  id: number;
  title: string;
  about: string;
}

/** @param ids of all related matters; those that cannot be shown are named by their id */
export function relatedItems(
  ids: readonly number[],
  matters: readonly Matter[] | undefined,
  now: number,
): RelatedItem[] {
  const seen = new Map((matters ?? []).map((matter) => [matter.id, matter]));
  return ids
    .toSorted((one, other) => other - one)
    .map((id) => {
      const matter = seen.get(id);
      const title = recordsTexts.related.matter(String(id));
      if (matter === undefined) {
        return { id, title, about: matters === undefined ? recordsTexts.related.asking : recordsTexts.related.unseen };
      }
      const status = matter.status ?? shortAbsenceReason(matter, 'status', '');
      const when = matter.hired_date
        ? `${recordsTexts.trace.hired} ${formatCalendarDay(matter.hired_date)}`
        : recordsTexts.related.updated(formatShortTime(Date.parse(matter.updated_at), now));
      const about = [status === recordsTexts.trace.hired && matter.hired_date ? '' : status, when];
      return { id, title: matter.description || title, about: about.filter(Boolean).join(' · ') };
    });
}
