import { LRUCache } from 'lru-cache';
import {
  createCounter,
  createFilter,
  type FacetCounter,
  type FilterCounts,
  type TriageContext,
} from '@intake-desk/desk-api/lists/filter-entries';
import { countEntries, findListPage, type ListPage } from '@intake-desk/desk-api/lists/list-page';
import type { ListQuery } from '@intake-desk/desk-api/lists/list-query';
import type { RecordIndex } from '@intake-desk/desk-api/lists/record-index';

/** One page of a list, found in memory. */
export type FoundPage = ListPage & FilterCounts;

/** With the leads that have triage data. Every other lead is in the open view only. */
export interface ServerTriageContext extends TriageContext {
  touched: () => Iterable<number>;
}

/** Maximum filter combinations per index with an incremental count; others are counted from scratch. */
const COUNTERS = 60;

/** Finds pages of lists and maintains their counts. */
export type PageFinder = (index: RecordIndex, query: ListQuery, team?: ServerTriageContext) => FoundPage;

export function createPageFinder(): PageFinder {
  const counters = new WeakMap<RecordIndex, LRUCache<string, FacetCounter>>();

  return (index, query, team) => ({ ...findListPage(index, query, team), ...countedFor(index, query, team) });

  function countedFor(index: RecordIndex, query: ListQuery, team: ServerTriageContext | undefined): FilterCounts {
    if (team === undefined) return counted(index, query);
    // Triage data changes too often for an incremental count.
    if (query.wantsFacets || query.team.size > 0) return countEntries(index, query, team);
    return { total: totalOf(index, query, team), facets: {} };
  }

  /**
   * Derives the total from the cached count. Only leads with triage data can be in a different view than open, and they
   * are few.
   */
  function totalOf(index: RecordIndex, query: ListQuery, team: ServerTriageContext): number {
    const passes = createFilter(query);
    const touched = [...team.touched()].filter((lead) => {
      const entry = index.get(lead);
      return entry !== undefined && passes(entry);
    });
    const inView = touched.filter(team.isIn).length;
    return query.triage === 'open' ? counted(index, query).total - touched.length + inView : inView;
  }

  function counted(index: RecordIndex, query: ListQuery): FilterCounts {
    const key = `${query.wantsFacets} ${query.filterKey}`;
    const known = countersOf(index);
    const found = known.get(key);
    if (found !== undefined) return found.result();
    const counter = createCounter(query);
    for (const entry of index.values()) counter.add(entry);
    known.set(key, counter);
    return counter.result();
  }

  function countersOf(index: RecordIndex): LRUCache<string, FacetCounter> {
    const known = counters.get(index);
    if (known !== undefined) return known;
    const made = new LRUCache<string, FacetCounter>({ max: COUNTERS });
    counters.set(index, made);
    index.watch((before, after) => {
      if (before === null && after === null) return made.clear();
      for (const counter of made.values()) {
        if (before !== null) counter.remove(before);
        if (after !== null) counter.add(after);
      }
    });
    return made;
  }
}
