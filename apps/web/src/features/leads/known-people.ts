import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { MirroredRecord, RecordList } from '@intake-desk/desk-api/record-list';
import { queryOptions } from '@tanstack/react-query';
import { http } from '#src/platform/http/http.ts';

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
      const { matters } = await kept<Contact>('contacts', contact, signal);
      const asked = (matters ?? [])
        .map(({ id }) => id)
        .sort((one, other) => other - one)
        .slice(0, MATTERS_SHOWN);
      const found = await Promise.allSettled(asked.map((id) => kept<Matter>('matters', id, signal)));
      return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
    staleTime: STALE_MS,
  });
}

/** Another lead, from the mirror. */
export function otherLeadQuery(lead: number) {
  return queryOptions({
    queryKey: ['lead', String(lead), 'beside'],
    queryFn: ({ signal }) => kept<InboxLead>('leads', lead, signal),
    staleTime: STALE_MS,
  });
}

/** How many records of each kind are searched; null while one of the lists is incomplete. */
export const searchedTotals = queryOptions({
  queryKey: ['who-is-this', 'totals'],
  queryFn: async ({ signal }): Promise<{ contacts: number; matters: number; leads: number } | null> => {
    const lists = ['contacts', 'matters', 'leads', 'leads?state=ignored'];
    const found = await Promise.all(
      lists.map((list) => http(`/api/desk/${list}${list.includes('?') ? '&' : '?'}limit=1`, { signal })),
    );
    const metas = (found as RecordList<unknown>[]).map(({ meta }) => meta);
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
  const [here, there] = [one, other].map((lead) => (lead.phone_number ?? '').replaceAll(/\D/g, '').slice(-10));
  if (here !== undefined && here.length >= 7 && here === there) return true;
  const [mine, theirs] = [one, other].map((lead) => (lead.email ?? '').trim().toLowerCase());
  return mine !== '' && mine === theirs;
}

async function kept<Item>(path: string, id: number, signal: AbortSignal): Promise<Item> {
  return ((await http(`/api/desk/${path}/${id}`, { signal })) as MirroredRecord<Item>).data;
}
