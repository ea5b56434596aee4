import { LIST_FACETS, type FacetCount, type ListFacet } from '@intake-desk/desk-api/record-list';
import { facetIndex, type Entry, type FacetValue } from '../records/entry.ts';
import type { RecordIndex } from '../records/record-index.ts';
import type { ListQuery } from './list-query.ts';

type Dimension = ListFacet | 'hasEmail' | 'hasPhone';

/** What a filter leaves, counted. */
export interface Counted {
  total: number;
  /** Each filter's values under all the other filters. */
  facets: Partial<Record<Dimension, FacetCount[]>>;
}

/** Whether a record passes a list's filters. */
export function createFilter(query: ListQuery): (entry: Entry) => boolean {
  const tests = dimensionTests(query).filter(({ isActive }) => isActive);
  return (entry) => passesAge(query, entry) && tests.every(({ test }) => test(entry));
}

/** Counts in one pass: a record that fails no filter counts everywhere, one that fails a single filter counts in that one. */
export function countEntries(index: RecordIndex, query: ListQuery): Counted {
  const tests = dimensionTests(query);
  const counts = tests.map(() => new Map<string | null, number>());
  let total = 0;
  for (const entry of index.values()) {
    if (!passesAge(query, entry)) continue;
    let failed = -1;
    let failures = 0;
    for (let at = 0; at < tests.length && failures < 2; at += 1) {
      const one = tests[at];
      if (one === undefined || !one.isActive || one.test(entry)) continue;
      failed = at;
      failures += 1;
    }
    if (failures > 1) continue;
    if (failures === 0) total += 1;
    if (!query.wantsFacets) continue;
    if (failures === 1) add(counts[failed], tests[failed]?.valueOf(entry) ?? null);
    else for (let at = 0; at < tests.length; at += 1) add(counts[at], tests[at]?.valueOf(entry) ?? null);
  }
  if (!query.wantsFacets) return { total, facets: {} };
  return { total, facets: Object.fromEntries(tests.map(({ name }, at) => [name, inOrder(counts[at])])) };
}

function passesAge({ createdSince, createdBefore }: ListQuery, { createdAt }: Entry): boolean {
  return (createdSince === null || createdAt >= createdSince) && (createdBefore === null || createdAt < createdBefore);
}

interface DimensionTest {
  name: Dimension;
  isActive: boolean;
  test: (entry: Entry) => boolean;
  valueOf: (entry: Entry) => FacetValue;
}

function dimensionTests(query: ListQuery): DimensionTest[] {
  const facets = LIST_FACETS[query.kind].map((name): DimensionTest => {
    const at = facetIndex(query.kind, name);
    const wanted = query.facets.get(name);
    const valueOf = (entry: Entry): FacetValue => entry.facets[at] ?? null;
    const test = (entry: Entry): boolean => {
      const value = valueOf(entry);
      if (wanted === undefined) return true;
      return typeof value === 'string' || value === null ? wanted.has(value) : value.some((one) => wanted.has(one));
    };
    return { name, isActive: wanted !== undefined, test, valueOf };
  });
  const flags = (['hasEmail', 'hasPhone'] as const).map((name): DimensionTest => ({
    name,
    isActive: query[name] !== null,
    test: (entry) => entry[name] === query[name],
    valueOf: (entry) => String(entry[name]),
  }));
  return [...facets, ...flags];
}

function add(counts: Map<string | null, number> | undefined, value: FacetValue): void {
  if (counts === undefined) return;
  if (typeof value === 'string' || value === null) counts.set(value, (counts.get(value) ?? 0) + 1);
  else for (const one of value) counts.set(one, (counts.get(one) ?? 0) + 1);
}

/** Most frequent first; records without a value at the end. */
function inOrder(counts: ReadonlyMap<string | null, number> | undefined): FacetCount[] {
  return [...(counts ?? [])]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => Number(one.value === null) - Number(other.value === null) || other.count - one.count);
}
