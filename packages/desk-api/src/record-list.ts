import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Departure } from './departure.ts';
import type { Freshness } from './freshness.ts';

/** Orders of a list: youngest first, longest waiting first, by name, last changed first. */
export const LIST_SORTS = ['newest', 'waiting', 'name', 'updated'] as const;
/** Of snoozed leads alone, and their usual one: what comes back first. */
export const WAKE_SORT = 'wake';
export type ListSort = (typeof LIST_SORTS)[number] | typeof WAKE_SORT;

/** Header of every answer from the mirror, on 304 too: `meta.asOf` of this moment. */
export const AS_OF_HEADER = 'Desk-As-Of';

/** Rows a page has unless `limit` says otherwise, and the most it may ask for. */
export const LIST_LIMITS = { default: 50, max: 200 } as const;

/** Filters whose values are names in the firm's own words; repeated in the query, any of the values will do. `none` finds records without one. */
export const LIST_FACETS = {
  lead: ['source', 'type', 'location'],
  contact: ['status', 'type'],
  matter: ['category', 'status', 'type', 'location', 'assignee'],
} as const;
export type ListFacet = (typeof LIST_FACETS)[keyof typeof LIST_FACETS][number];

/**
 * Filters of untriaged leads that only this desk can tell: `owner` (`me`, a colleague's id, or `none`), `verdict` (one of the verdicts, or
 * `none`), `unread` (`true`: whoever asks has not had it before them), and `older`, how long a lead has waited at least: `15m`, `2h`, `3d`.
 */
export const TEAM_FILTERS = ['owner', 'verdict', 'unread', 'older'] as const;
export type TeamFilter = (typeof TEAM_FILTERS)[number];

/** The ages that are counted. */
export const LEAD_AGES = ['15m', '1h', '4h', '1d', '7d'] as const;
/** An age as it stands in an address. */
export const AGE_PATTERN = /^[1-9]\d{0,3}[mhd]$/;

/** An age in milliseconds; zero for what is none. */
export function ageInMs(age: string): number {
  if (!AGE_PATTERN.test(age)) return 0;
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[age.slice(-1)] ?? 0;
  return Number(age.slice(0, -1)) * unit;
}

/** The most ids that `GET /api/desk/leads/ids` gives. */
export const MAX_LEAD_IDS = 2_000;

/** `GET /api/desk/leads/ids?…`: every lead of a list, in its order; `isCut` when there are more than {@link MAX_LEAD_IDS}. */
export interface LeadIds {
  data: number[];
  meta: { isCut: boolean };
}

/** `GET /api/desk/counts`: how many records the lists hold; null for those that are still being read and those not to be read. */
export interface ListCounts {
  data: Record<'ignored' | 'matters' | 'contacts', number | null>;
}

/**
 * The query of `GET /api/desk/leads`, `/contacts` and `/matters`, beside one parameter for each of the {@link LIST_FACETS}: `state`
 * (leads: untriaged, the default, or ignored), `triage` (untriaged leads: open, mine, snoozed or decided), `hasEmail` and `hasPhone` (true or false), `createdSince` and `createdBefore`
 * (ISO 8601), `sort` (newest first, and snoozed leads by when they come back, unless it says otherwise), `limit`, `cursor`, `facets=true` for counts, and `at`, the id of a record whose place in the list is wanted.
 */
export const LIST_PARAMETERS = [
  'state',
  'triage',
  ...TEAM_FILTERS,
  'hasEmail',
  'hasPhone',
  'createdSince',
  'createdBefore',
  'sort',
  'limit',
  'cursor',
  'facets',
  'at',
] as const;

/** One value of a filter and how many records it would leave, given all other filters. `value` null: records without one. */
export interface FacetCount {
  value: string | null;
  count: number;
  /** For people: the assignee's name; missing when the value speaks for itself. */
  label?: string;
}

export interface ListMeta extends Freshness {
  /** Exact, of what the mirror has; a total of the firm only when `complete`. */
  total: number;
  /** Opaque, for `cursor`; null on the last page. */
  next: string | null;
  /** Only when asked for by `at`: how many records of the list come before it; null when it is not in the list. */
  place?: number | null;
  /** Only when asked for. */
  facets?: Partial<Record<ListFacet | TeamFilter | 'hasEmail' | 'hasPhone', FacetCount[]>>;
}

/** A page of a list, from the mirror. */
export interface RecordList<Item> {
  data: Item[];
  meta: ListMeta;
}
export type LeadPage = RecordList<InboxLead>;
export type ContactPage = RecordList<Contact>;
export type MatterPage = RecordList<Matter>;

/** One record, from the mirror: `GET /api/desk/leads/{id}` and the like. A lead that left stays readable, with where it went. */
export interface MirroredRecord<Item> {
  data: Item;
  meta: { asOf: string; departure: Departure | null };
}
