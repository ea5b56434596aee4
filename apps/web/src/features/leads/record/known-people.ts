import type { EarlierLeads } from '@intake-desk/desk-api/related-records';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { queryOptions } from '@tanstack/react-query';
import { daysBetween } from '#src/platform/format/time.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { fetchRelated } from '#src/platform/records/related-records.ts';

/** Maximum number of a person's matters shown beside a lead. */
const MATTERS_SHOWN = 3;
const STALE_MS = 60_000;

/** The newest matters of a contact; those that the user may not see are omitted. */
export function mattersOfContactQuery(contact: number) {
  return queryOptions({
    queryKey: ['contact', contact, 'matters-beside'],
    queryFn: async ({ signal }): Promise<Matter[]> => {
      const [found] = (await fetchRelated('contact', [contact], signal)).contacts;
      const newest = (found?.data.matters ?? [])
        .map(({ id }) => id)
        .sort((one, other) => other - one)
        .slice(0, MATTERS_SHOWN);
      if (newest.length === 0) return [];
      const { matters } = await fetchRelated('matter', newest, signal);
      return matters.map(({ data }) => data).sort((one, other) => other.id - one.id);
    },
    staleTime: STALE_MS,
  });
}

/** The earlier leads of a lead's caller. */
export function earlierLeadsQuery(lead: number) {
  return queryOptions({
    queryKey: ['lead', String(lead), 'earlier'],
    queryFn: ({ signal }) => callDesk('GET /api/desk/leads/{id}/earlier', { id: lead, signal }),
    staleTime: STALE_MS,
  });
}

/** How many records of each kind are searched; null while one of the lists is incomplete. */
export const searchedTotals = queryOptions({
  queryKey: ['who-is-this', 'totals'],
  queryFn: async ({ signal }): Promise<{ contacts: number; matters: number; leads: number } | null> => {
    const query = { limit: '1' };
    const found = await Promise.all([
      callDesk('GET /api/desk/contacts', { query, signal }),
      callDesk('GET /api/desk/matters', { query, signal }),
      callDesk('GET /api/desk/leads', { query, signal }),
      callDesk('GET /api/desk/leads', { query: { state: 'ignored', ...query }, signal }),
    ]);
    const metas = found.map(({ meta }) => meta);
    const [contacts = 0, matters = 0, untriaged = 0, ignored = 0] = metas.map(({ total }) => total);
    return metas.every(({ complete }) => complete) ? { contacts, matters, leads: untriaged + ignored } : null;
  },
  staleTime: 5 * STALE_MS,
});

/** A caller with earlier leads. */
export interface RepeatCaller {
  /** This lead included. */
  times: number;
  /** Midnights since the first of them; 0: all on one day. */
  days: number;
  /** True if this lead arrived today. */
  isToday: boolean;
  ignored: number;
}

/** @returns null without an earlier lead */
export function repeatCaller(
  lead: InboxLead,
  { count, ignored, since }: EarlierLeads,
  now: number,
): RepeatCaller | null {
  if (count === 0 || since === null) return null;
  const arrived = Date.parse(lead.created_at);
  return {
    times: count + 1,
    days: daysBetween(Date.parse(since), arrived),
    isToday: daysBetween(arrived, now) === 0,
    ignored,
  };
}
