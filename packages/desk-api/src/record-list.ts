import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Departure } from './departure.ts';
import type { Freshness } from './freshness.ts';

/** Sort orders of a list: newest first, longest waiting first, by name, last changed first. */
export const LIST_SORTS = ['newest', 'waiting', 'name', 'updated'] as const;
/** Sort order of snoozed and due leads only, and their default: the earliest wake time first. */
export const WAKE_SORT = 'wake';
export type ListSort = (typeof LIST_SORTS)[number] | typeof WAKE_SORT;

/** Header of every response from the mirror, including 304: the current `meta.asOf`. */
export const AS_OF_HEADER = 'Desk-As-Of';

/** Rows on a page: by default, and the largest `limit`. */
export const LIST_LIMITS = { default: 50, max: 200 } as const;

/**
 * Filters whose values are names that the firm defines. A repeated parameter matches any of its values; `none` finds
 * records without one.
 */
export const LIST_FACETS = {
  lead: ['source', 'type', 'location'],
  contact: ['status', 'type'],
  matter: ['category', 'status', 'type', 'location', 'assignee'],
} as const;
export type ListFacet = (typeof LIST_FACETS)[keyof typeof LIST_FACETS][number];

/**
 * Filters of untriaged leads by data that only Intake Desk has. `owner`: `me`, a colleague's id, or `none`. `verdict`:
 * one of the verdicts, or `none`. `unread`: `true` if the caller has not opened it yet. `older`: the shortest time that
 * a lead has waited, such as `15m`, `2h`, `3d`.
 */
export const TEAM_FILTERS = ['owner', 'verdict', 'unread', 'older'] as const;
export type TeamFilter = (typeof TEAM_FILTERS)[number];

/** Ages for which facets have counts. */
export const LEAD_AGES = ['15m', '1h', '4h', '1d', '7d'] as const;
/** An age, as written in an address. */
export const AGE_PATTERN = /^[1-9]\d{0,3}[mhd]$/;

/** Returns an age in milliseconds; 0 if it is not valid. */
export function ageInMs(age: string): number {
  if (!AGE_PATTERN.test(age)) return 0;
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[age.slice(-1)] ?? 0;
  return Number(age.slice(0, -1)) * unit;
}

/** Largest number of ids that `GET /api/desk/leads/ids` returns. */
export const MAX_LEAD_IDS = 2_000;

/** `GET /api/desk/leads/ids?…`: every lead of a list, in order; `isCut` if there are more than {@link MAX_LEAD_IDS}. */
export interface LeadIds {
  data: number[];
  meta: { isCut: boolean };
}

/**
 * `GET /api/desk/counts`: number of records in the lists. Null while a list is being backfilled, or if the caller may
 * not read it.
 */
export interface ListCounts {
  data: Record<'ignored' | 'matters' | 'contacts', number | null>;
}

/**
 * Query parameters of `GET /api/desk/leads`, `/contacts` and `/matters`, besides one for each of the {@link
 * LIST_FACETS}. `state`: of leads, untriaged (default) or ignored. `triage`: of untriaged leads, open, mine, snoozed,
 * decided or due. `hasEmail`, `hasPhone`: true or false. `createdSince`, `createdBefore`: ISO 8601. `sort`: newest first by
 * default, snoozed and due leads by wake time. `limit`, `cursor`: paging. `facets`: `true` for counts. `at`: id of a record
 * whose position in the list is requested.
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

/** A filter value and how many records it would match, given all other filters. `value` null: records without one. */
export interface FacetCount {
  value: string | null;
  count: number;
  /** Readable form, such as the assignee's name; undefined if the value itself is readable. */
  label?: string;
}

export interface ListMeta extends Freshness {
  /** Exact number of records in the mirror; the firm's total only when `complete`. */
  total: number;
  /** Opaque, for `cursor`; null on the last page. */
  next: string | null;
  /** Only if requested by `at`: how many records of the list come before it; null if it is not in the list. */
  place?: number | null;
  /** Only if requested. */
  facets?: Partial<Record<ListFacet | TeamFilter | 'hasEmail' | 'hasPhone', FacetCount[]>>;
}

/** A page of a list from the mirror. */
export interface RecordList<Item> {
  data: Item[];
  meta: ListMeta;
}
export type LeadPage = RecordList<InboxLead>;
export type ContactPage = RecordList<Contact>;
export type MatterPage = RecordList<Matter>;

/**
 * One record from the mirror: `GET /api/desk/leads/{id}` and the like. A lead that left the inbox stays readable, with
 * its departure.
 */
export interface MirroredRecord<Item> {
  data: Item;
  meta: { asOf: string; departure: Departure | null };
}
