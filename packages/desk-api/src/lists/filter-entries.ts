import { ageInMs, LEAD_AGES, LIST_FACETS, type FacetCount, type ListFacet, type TeamFilter } from '../record-list.ts';
import { facetIndex, type IndexEntry, type FacetValue } from './index-entry.ts';
import type { ListFilters, ListQuery } from './list-query.ts';

type Dimension = ListFacet | TeamFilter | 'hasEmail' | 'hasPhone';

/** Triage facts of leads for one person at one moment. Clio does not have them. */
export interface TriageContext {
  /** Start of the current minute, milliseconds since 1970. */
  now: number;
  isIn: (lead: number) => boolean;
  /** `me`, a colleague's id, or null. */
  ownerOf: (lead: number) => string | null;
  verdictOf: (lead: number) => string | null;
  /** True if the person has read the lead. */
  isRead: (lead: number) => boolean;
  /** When a snoozed lead wakes, milliseconds since 1970. */
  wakesAt: (lead: number) => number;
}

/** Counts of the records that pass the filters. */
export interface FilterCounts {
  total: number;
  /** Counts per value of each dimension, under the filters of all other dimensions. */
  facets: Partial<Record<Dimension, FacetCount[]>>;
}

/** Returns a predicate that is true for a record that passes a list's filters. */
export function createFilter(query: ListFilters, team?: TriageContext): (entry: IndexEntry) => boolean {
  const tests = dimensionTests(query, team).filter(({ isActive }) => isActive);
  return (entry) => passesAge(query, entry) && team?.isIn(entry.id) !== false && tests.every(({ test }) => test(entry));
}

/** Incremental count: up to a hundred thousand records are scanned once, and afterwards only changes. */
export interface FacetCounter {
  add(entry: IndexEntry): void;
  remove(entry: IndexEntry): void;
  result(): FilterCounts;
}

/**
 * A record that passes all filters counts in every dimension; one that fails a single filter counts in that dimension
 * only.
 */
export function createCounter(query: ListQuery, team?: TriageContext): FacetCounter {
  const tests = dimensionTests(query, team);
  const counts = tests.map(() => new Map<string | null, number>());
  let total = 0;
  let result: FilterCounts | null = null;
  return {
    add: (entry) => count(entry, 1),
    remove: (entry) => count(entry, -1),
    result: () => (result ??= read()),
  };

  function count(entry: IndexEntry, by: 1 | -1): void {
    if (!passesAge(query, entry)) return;
    let failed = -1;
    let failures = 0;
    for (let at = 0; at < tests.length && failures < 2; at += 1) {
      const one = tests[at];
      if (one === undefined || !one.isActive || one.test(entry)) continue;
      failed = at;
      failures += 1;
    }
    if (failures > 1) return;
    result = null;
    if (failures === 0) total += by;
    if (!query.wantsFacets) return;
    if (failures === 1) add(counts[failed], tests[failed]?.valueOf(entry) ?? null, by);
    else for (let at = 0; at < tests.length; at += 1) add(counts[at], tests[at]?.valueOf(entry) ?? null, by);
  }

  function read(): FilterCounts {
    if (!query.wantsFacets) return { total, facets: {} };
    return { total, facets: Object.fromEntries(tests.map(({ name }, at) => [name, inOrder(counts[at])])) };
  }
}

function passesAge({ createdSince, createdBefore }: ListFilters, { createdAt }: IndexEntry): boolean {
  return (createdSince === null || createdAt >= createdSince) && (createdBefore === null || createdAt < createdBefore);
}

interface DimensionTest {
  name: Dimension;
  isActive: boolean;
  test: (entry: IndexEntry) => boolean;
  valueOf: (entry: IndexEntry) => FacetValue;
}

function dimensionTests(query: ListFilters, team: TriageContext | undefined): DimensionTest[] {
  const facets = LIST_FACETS[query.kind].map((name): DimensionTest => {
    const at = facetIndex(query.kind, name);
    const wanted = query.facets.get(name);
    const isWanted = anyOf(wanted ?? new Set());
    const valueOf = (entry: IndexEntry): FacetValue => entry.facets[at] ?? null;
    const test = (entry: IndexEntry): boolean => {
      const value = valueOf(entry);
      return typeof value === 'string' || value === null ? isWanted(value) : value.some(isWanted);
    };
    return { name, isActive: wanted !== undefined, test, valueOf };
  });
  const flags = (['hasEmail', 'hasPhone'] as const).map((name): DimensionTest => ({
    name,
    isActive: query[name] !== null,
    test: (entry) => entry[name] === query[name],
    valueOf: (entry) => String(entry[name]),
  }));
  return [...facets, ...flags, ...(team === undefined ? [] : teamTests(query, team))];
}

/**
 * Returns a case-insensitive test for any of the values: users do not know how the firm capitalizes a source. Results
 * are cached, because there are few distinct values.
 */
function anyOf(wanted: ReadonlySet<string | null>): (value: string | null) => boolean {
  const small = new Set([...wanted].map((value) => value?.toLowerCase() ?? null));
  const known = new Map<string | null, boolean>();
  return (value) => {
    const answer = known.get(value);
    if (answer !== undefined) return answer;
    const isOne = small.has(value?.toLowerCase() ?? null);
    known.set(value, isOne);
    return isOne;
  };
}

function teamTests(query: ListFilters, { now, ownerOf, verdictOf, isRead }: TriageContext): DimensionTest[] {
  const one = (name: 'owner' | 'verdict' | 'unread', valueOf: (lead: number) => string | null): DimensionTest => {
    const wanted = query.team.get(name);
    const value = wanted === 'none' ? null : wanted;
    return {
      name,
      isActive: wanted !== undefined,
      test: ({ id }) => valueOf(id) === value,
      valueOf: ({ id }) => valueOf(id),
    };
  };
  const older = query.team.get('older');
  const before = older === undefined ? Infinity : now - ageInMs(older);
  const ages = LEAD_AGES.map((age) => ({ age, before: now - ageInMs(age) }));
  return [
    one('owner', ownerOf),
    one('verdict', verdictOf),
    one('unread', (lead) => String(!isRead(lead))),
    {
      name: 'older',
      isActive: older !== undefined,
      test: ({ createdAt }) => createdAt <= before,
      // A lead that has waited for a day has also waited for an hour.
      valueOf: ({ createdAt }) => ages.filter((one) => createdAt <= one.before).map(({ age }) => age),
    },
  ];
}

function add(counts: Map<string | null, number> | undefined, value: FacetValue, by: number): void {
  if (counts === undefined) return;
  for (const one of typeof value === 'string' || value === null ? [value] : value) {
    const count = (counts.get(one) ?? 0) + by;
    if (count === 0) counts.delete(one);
    else counts.set(one, count);
  }
}

/** Most frequent first, then by value; records without a value at the end. */
function inOrder(counts: ReadonlyMap<string | null, number> | undefined): FacetCount[] {
  return [...(counts ?? [])]
    .map(([value, count]) => ({ value, count }))
    .sort(
      (one, other) =>
        Number(one.value === null) - Number(other.value === null) || other.count - one.count || inAlphabet(one, other),
    );
}

function inAlphabet({ value: one }: FacetCount, { value: other }: FacetCount): number {
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
