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
} from '../record-list.ts';
import type { RecordKind } from '../record-kind.ts';
import type { ListedLeadState } from '@intake-desk/grow-api/inbox-lead';
import { VERDICTS } from '../verdict.ts';
import { INBOX_PARTS, type InboxPart } from '../triage-view.ts';

/** Query parameters, as `URLSearchParams` has them. */
export interface ListParameters {
  keys(): Iterable<string>;
  has(name: string): boolean;
  get(name: string): string | null;
  getAll(name: string): string[];
}

/** The query of a list is not valid; the message, a sentence, names the parameter. */
export class InvalidListQuery extends Error {
  override name = 'InvalidListQuery';
}

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

type Test = (value: string) => boolean;
const oneOf =
  (values: readonly string[]): Test =>
  (value) =>
    values.includes(value);
const flag = oneOf(['true', 'false']);
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const instant: Test = (value) => {
  const day = Date.parse(`${INSTANT.exec(value)?.[1] ?? ''}T00:00Z`);
  // No day of another month: `Date.parse` continues February into March.
  return !Number.isNaN(day) && value.startsWith(new Date(day).toISOString().slice(0, 10));
};
/** Written out, because a browser would load the schema of a lead with the constant of `grow-api`. */
const LISTED_STATES: readonly ListedLeadState[] = ['untriaged', 'ignored'];
const SINGLE = {
  state: oneOf(LISTED_STATES),
  triage: oneOf(INBOX_PARTS),
  owner: ({ length }) => length >= 1 && length <= 64,
  verdict: oneOf([...VERDICTS, NONE]),
  unread: flag,
  older: (value) => AGE_PATTERN.test(value),
  hasEmail: flag,
  hasPhone: flag,
  createdSince: instant,
  createdBefore: instant,
  sort: oneOf([...LIST_SORTS, WAKE_SORT]),
  limit: (value) => /^\d{1,3}$/.test(value),
  cursor: ({ length }) => length <= MAX_CURSOR_LENGTH,
  facets: flag,
  at: (value) => /^\d{1,16}$/.test(value),
} satisfies Record<string, Test>;
type Single = keyof typeof SINGLE;
const OF_LEADS: readonly string[] = ['state', 'triage', ...TEAM_FILTERS];
/** Parameters that select a page or an order; they filter nothing. */
const OF_PAGES: readonly string[] = ['sort', 'limit', 'cursor', 'facets', 'at'];

/**
 * Parses the query of a list.
 * @param search without the question mark
 * @throws InvalidListQuery with the parameter's name
 */
export function parseListQuery(kind: RecordKind, given: ListParameters): ListQuery {
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
 * @throws InvalidListQuery with the parameter's name
 */
export function parseFilters(kind: RecordKind, given: ListParameters, others: readonly string[]): ListFilters {
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

function readSingle(given: ListParameters, name: Single): string | null {
  const value = given.get(name);
  if (value === null) return null;
  if (!SINGLE[name](value)) throw refused(name, 'is not valid');
  return value;
}

function mustBeOne(given: ListParameters, name: string): void {
  if (given.getAll(name).length > 1) throw refused(name, 'is given more than once');
}

function refused(name: string, why: string): InvalidListQuery {
  return new InvalidListQuery(`${/^[\w[\]]{1,40}$/.test(name) ? name : 'A parameter'} ${why}.`);
}
