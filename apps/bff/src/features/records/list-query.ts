import {
  AGE_PATTERN,
  LIST_FACETS,
  LIST_LIMITS,
  LIST_SORTS,
  TEAM_FILTERS,
  WAKE_SORT,
  type ListFacet,
  type ListSort,
  type TeamFilter,
} from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { LISTED_LEAD_STATES, type ListedLeadState } from '@intake-desk/grow-api/inbox-lead';
import { z } from 'zod/mini';
import { VERDICTS } from '@intake-desk/desk-api/verdict';
import { INBOX_PARTS, type InboxPart } from '@intake-desk/desk-api/triage-view';
import { ProblemError } from '../../problem.ts';

/** Filters on records of one kind. */
export interface ListFilters {
  kind: RecordKind;
  /** Leads only; null if neither state is implied. */
  state: ListedLeadState | null;
  /** Untriaged leads only: the triage view. */
  triage: InboxPart | null;
  /** Accepted values of each facet; null means that the record has no value. */
  facets: ReadonlyMap<ListFacet, ReadonlySet<string | null>>;
  /** Untriaged leads only: filters on triage data, as given, `none` included. */
  team: ReadonlyMap<TeamFilter, string>;
  hasEmail: boolean | null;
  hasPhone: boolean | null;
  createdSince: number | null;
  createdBefore: number | null;
}

/** Parsed query of a list request. */
export interface ListQuery extends ListFilters {
  state: ListedLeadState;
  sort: ListSort;
  limit: number;
  cursor: string | null;
  /** Record whose offset in the list is requested. */
  at: number | null;
  wantsFacets: boolean;
  /** Cache key of the record filters, independent of page, order and team filters. */
  filterKey: string;
}

const NONE = 'none';
/** Our own cursors are shorter, because keys of an order are short and ASCII. */
export const MAX_CURSOR_LENGTH = 255;
/** Names that a firm defines have 255 characters at most, an emoji counted once. */
const MAX_VALUE_LENGTH = 255;
const MAX_VALUES = 50;

const flag = z.enum(['true', 'false']);
const instant = z.iso.datetime({ offset: true });
const SINGLE = {
  state: z.enum(LISTED_LEAD_STATES),
  triage: z.enum(INBOX_PARTS),
  owner: z.string().check(z.minLength(1), z.maxLength(64)),
  verdict: z.enum([...VERDICTS, NONE]),
  unread: flag,
  older: z.string().check(z.regex(AGE_PATTERN)),
  hasEmail: flag,
  hasPhone: flag,
  createdSince: instant,
  createdBefore: instant,
  sort: z.enum([...LIST_SORTS, WAKE_SORT]),
  limit: z.string().check(z.regex(/^\d{1,3}$/)),
  cursor: z.string().check(z.maxLength(MAX_CURSOR_LENGTH)),
  facets: flag,
  at: z.string().check(z.regex(/^\d{1,16}$/)),
};
type Single = keyof typeof SINGLE;
const OF_LEADS: readonly string[] = ['state', 'triage', ...TEAM_FILTERS];
/** Parameters that select a page or an order; they filter nothing. */
const OF_PAGES: readonly string[] = ['sort', 'limit', 'cursor', 'facets', 'at'];

/**
 * Parses the query of a list.
 * @param search without the question mark
 * @throws ProblemError bad-request with the parameter's name
 */
export function parseListQuery(kind: RecordKind, given: URLSearchParams): ListQuery {
  const filters = parseFilters(kind, given, OF_PAGES);
  const single = (name: Single) => readSingle(given, name);
  for (const name of OF_PAGES) mustBeOne(given, name);
  const limit = Number(single('limit') ?? LIST_LIMITS.default);
  if (limit < 1 || limit > LIST_LIMITS.max) throw refused('limit', `must be between 1 and ${LIST_LIMITS.max}`);
  const defaultSort = filters.triage === 'snoozed' || filters.triage === 'due' ? WAKE_SORT : 'newest';
  const sort = (single('sort') ?? defaultSort) as ListSort;
  if (sort === WAKE_SORT && sort !== defaultSort) throw refused('sort', 'is for snoozed and due leads');
  const { hasEmail, hasPhone, createdSince, createdBefore } = filters;
  const named = [...filters.facets].map(([facet, values]) => [facet, [...values].sort()]).sort();
  return {
    ...filters,
    state: filters.state ?? 'untriaged',
    sort,
    limit,
    cursor: single('cursor'),
    at: single('at') === null ? null : Number(single('at')),
    wantsFacets: single('facets') === 'true',
    filterKey: JSON.stringify([hasEmail, hasPhone, createdSince, createdBefore, named]),
  };
}

/**
 * Parses the filters of records of one kind.
 * @param others names of parameters that the caller parses itself
 * @throws ProblemError bad-request with the parameter's name
 */
export function parseFilters(kind: RecordKind, given: URLSearchParams, others: readonly string[]): ListFilters {
  const known = LIST_FACETS[kind] as readonly ListFacet[];
  const facets = new Map<ListFacet, Set<string | null>>();
  for (const name of new Set(given.keys())) {
    if (others.includes(name)) continue;
    const isFacet = known.some((facet) => facet === name);
    const isSingle =
      Object.hasOwn(SINGLE, name) && !OF_PAGES.includes(name) && (kind === 'lead' || !OF_LEADS.includes(name));
    if (!isFacet && !isSingle) throw refused(name, 'is not known here');
    if (isSingle) mustBeOne(given, name);
    if (!isFacet) continue;
    const values = given.getAll(name);
    if (values.length > MAX_VALUES || values.some((value) => [...value].length > MAX_VALUE_LENGTH))
      throw refused(name, 'is too long');
    facets.set(name as ListFacet, new Set(values.map((value) => (value === NONE ? null : value))));
  }
  const single = (name: Single) => readSingle(given, name);
  const flagOf = (name: 'hasEmail' | 'hasPhone') => (given.has(name) ? single(name) === 'true' : null);
  const instantOf = (name: 'createdSince' | 'createdBefore') =>
    given.has(name) ? Date.parse(single(name) ?? '') : null;
  const state = single('state') as ListedLeadState | null;
  const triage = single('triage') as InboxPart | null;
  if (triage !== null && state === 'ignored') throw refused('triage', 'is for untriaged leads');
  const team = new Map<TeamFilter, string>();
  for (const name of TEAM_FILTERS) {
    const value = single(name);
    if (value === null) continue;
    if (state === 'ignored') throw refused(name, 'is for untriaged leads');
    team.set(name, value);
  }
  return {
    kind,
    // Team filters apply only to leads in the inbox.
    state: state ?? (triage !== null || team.size > 0 ? 'untriaged' : null),
    triage,
    team,
    facets,
    hasEmail: flagOf('hasEmail'),
    hasPhone: flagOf('hasPhone'),
    createdSince: instantOf('createdSince'),
    createdBefore: instantOf('createdBefore'),
  };
}

function readSingle(given: URLSearchParams, name: Single): string | null {
  const value = given.get(name);
  if (value === null) return null;
  if (!SINGLE[name].safeParse(value).success) throw refused(name, 'is not valid');
  return value;
}

function mustBeOne(given: URLSearchParams, name: string): void {
  if (given.getAll(name).length > 1) throw refused(name, 'is given more than once');
}

function refused(name: string, why: string): ProblemError {
  return new ProblemError('bad-request', { detail: `${/^[\w[\]]{1,40}$/.test(name) ? name : 'A parameter'} ${why}.` });
}
