import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { queryOptions } from '@tanstack/react-query';
import { growGet } from '#src/platform/http/grow.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { shortAbsenceReason } from './redaction.ts';
import { formatCalendarDay, formatShortTime } from '#src/platform/format/time.ts';

/** The maximum that Clio returns by id in one request, and more than a record shows. */
export const MAX_RELATED = 50;
const STALE_MS = 60_000;

/**
 * Returns the query for matters by id, newest first. Matters that are hidden from this account or deleted are left out.
 * @param mirror true if the server mirrors matters: then Clio is not queried
 */
export function relatedMatters(ids: readonly number[], mirror: boolean) {
  const asked = ids.toSorted((one, other) => other - one).slice(0, MAX_RELATED);
  return queryOptions({
    queryKey: ['related-matters', mirror, asked],
    queryFn: async ({ signal }): Promise<Matter[]> => {
      if (asked.length === 0) return [];
      if (!mirror) {
        const { data } = await growGet('/matters', { query: { 'ids[]': asked.map(String) }, signal });
        return data.toSorted((one, other) => other.id - one.id);
      }
      const found = await Promise.all(
        asked.map((id) => orNull(async () => (await callDesk('GET /api/desk/matters/{id}', { id, signal })).data)),
      );
      return found.filter((matter) => matter !== null);
    },
    staleTime: STALE_MS,
  });
}

/** Returns the query for a contact related to a record. */
export function relatedContact(id: number, mirror: boolean) {
  return queryOptions({
    queryKey: ['related-contact', mirror, id],
    queryFn: async ({ signal }): Promise<Contact | null> =>
      (mirror
        ? await orNull(async () => (await callDesk('GET /api/desk/contacts/{id}', { id, signal })).data)
        : null) ?? (await orNull(async () => (await growGet('/contacts/{id}', { id, signal })).data)),
    staleTime: STALE_MS,
  });
}

/**
 * Returns the query for the lead that a matter came from; null if it is hidden from this account. The mirror also has
 * leads that left the inbox.
 */
export function relatedLead(id: number, mirror: boolean) {
  return queryOptions({
    queryKey: ['related-lead', mirror, id],
    queryFn: async ({ signal }): Promise<InboxLead | null> =>
      (mirror ? await orNull(async () => (await callDesk('GET /api/desk/leads/{id}', { id, signal })).data) : null) ??
      (await orNull(async () => (await growGet('/inbox_leads/{id}', { id, signal })).data)),
    staleTime: STALE_MS,
  });
}

/** Returns null for missing and forbidden records alike: a related record is optional. */
async function orNull<Item>(read: () => Promise<Item>): Promise<Item | null> {
  try {
    return await read();
  } catch (error) {
    const { status } = asHttpProblem(error);
    if (status === 404 || status === 403) return null;
    throw error;
  }
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
