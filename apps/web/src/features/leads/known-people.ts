import { digitsOf, parseEmail, parsePhone } from '@intake-desk/desk-api/contact-text';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { queryOptions } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';

/** Maximum number of a person's matters shown beside a lead. */
const MATTERS_SHOWN = 3;
const STALE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Earlier leads older than this do not make a repeat caller. */
const REPEAT_CALLER_DAYS = 30;

/** The newest matters of a contact, from the mirror; those that the user may not see are omitted. */
export function mattersOfContactQuery(contact: number) {
  return queryOptions({
    queryKey: ['contact', contact, 'matters-beside'],
    queryFn: async ({ signal }): Promise<Matter[]> => {
      const { matters } = (await callDesk('GET /api/desk/contacts/{id}', { id: contact, signal })).data;
      const asked = (matters ?? [])
        .map(({ id }) => id)
        .sort((one, other) => other - one)
        .slice(0, MATTERS_SHOWN);
      const found = await Promise.allSettled(asked.map((id) => callDesk('GET /api/desk/matters/{id}', { id, signal })));
      return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value.data] : []));
    },
    staleTime: STALE_MS,
  });
}

/** Another lead, from the mirror. */
export function otherLeadQuery(lead: number) {
  return queryOptions({
    queryKey: ['lead', String(lead), 'beside'],
    queryFn: async ({ signal }) => (await callDesk('GET /api/desk/leads/{id}', { id: lead, signal })).data,
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
  days: number;
  ignored: number;
}

/**
 * Counts the leads of the same caller within thirty days, matched by phone or email.
 * @returns null without an earlier lead
 */
export function findRepeatCaller(lead: InboxLead, others: readonly InboxLead[]): RepeatCaller | null {
  const arrived = Date.parse(lead.created_at);
  const before = others.filter((other) => {
    const age = arrived - Date.parse(other.created_at);
    return other.id !== lead.id && age >= 0 && age <= REPEAT_CALLER_DAYS * DAY_MS && isSameCaller(lead, other);
  });
  if (before.length === 0) return null;
  const first = Math.min(...before.map(({ created_at: at }) => Date.parse(at)));
  return {
    times: before.length + 1,
    days: Math.ceil((arrived - first) / DAY_MS),
    ignored: before.filter(({ state }) => state === 'ignored').length,
  };
}

/** Compares the last ten digits of phone numbers, so a country code makes no difference; otherwise email addresses. */
function isSameCaller(one: InboxLead, other: InboxLead): boolean {
  const [here, there] = [one, other].map((lead) => digitsOf(parsePhone(lead.phone_number ?? '').number).slice(-10));
  if (here !== undefined && here.length >= 7 && here === there) return true;
  const [mine, theirs] = [one, other].map((lead) => parseEmail(lead.email ?? '').toLowerCase());
  return mine !== '' && mine === theirs;
}
