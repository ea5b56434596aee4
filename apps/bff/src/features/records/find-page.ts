import { LRUCache } from 'lru-cache';
import { WAKE_SORT, type ListSort } from '@intake-desk/desk-api/record-list';
import type { IndexEntry } from '../../mirror/index/index-entry.ts';
import type { Order, RecordIndex } from '../../mirror/index/record-index.ts';
import {
  createCounter,
  createFilter,
  type FilterCounts,
  type FacetCounter,
  type TriageContext,
} from './filter-entries.ts';
import { readCursor, writeCursor } from './list-cursor.ts';
import type { ListQuery } from './list-query.ts';

/** One page of a list, found in memory. */
export interface FoundPage extends FilterCounts {
  ids: number[];
  next: string | null;
  /** Offset of the requested record in the list; null if it is not in the list, undefined if none was requested. */
  place: number | null | undefined;
}

const ORDERS: Record<Exclude<ListSort, typeof WAKE_SORT>, { order: Order; isBackwards: boolean }> = {
  newest: { order: 'created', isBackwards: true },
  waiting: { order: 'created', isBackwards: false },
  updated: { order: 'updated', isBackwards: true },
  name: { order: 'name', isBackwards: false },
};

/** Maximum filter combinations per index with an incremental count; others are counted from scratch. */
const COUNTERS = 60;

/** Finds pages of lists and maintains their counts. */
export type PageFinder = (index: RecordIndex, query: ListQuery, team?: TriageContext) => FoundPage;

export function createPageFinder(): PageFinder {
  const counters = new WeakMap<RecordIndex, LRUCache<string, FacetCounter>>();

  return (index, query, team) => {
    const { entries, isBackwards, first } = inOrder(index, query, team);
    const passes = createFilter(query, team);
    const isIn = (entry: IndexEntry | undefined): boolean => entry !== undefined && passes(entry);
    const found: IndexEntry[] = [];
    let at = first;
    const step = isBackwards ? -1 : 1;
    // One entry more than the page shows whether there is a next page.
    for (; at >= 0 && at < entries.length && found.length <= query.limit; at += step) {
      const entry = entries[at];
      if (entry !== undefined && isIn(entry)) found.push(entry);
    }
    const placeOf = (id: number): number | null => {
      if (!isIn(index.get(id))) return null;
      let before = 0;
      for (let row = isBackwards ? entries.length - 1 : 0; entries[row]?.id !== id; row += step) {
        if (row < 0 || row >= entries.length) return null;
        if (isIn(entries[row])) before += 1;
      }
      return before;
    };
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    const next =
      found.length > query.limit && last !== undefined
        ? writeCursor(query.sort, last, team?.wakesAt(last.id) ?? 0)
        : null;
    return {
      ids: shown.map(({ id }) => id),
      next,
      place: query.at === null ? undefined : placeOf(query.at),
      ...countedFor(index, query, team),
    };
  };

  function countedFor(index: RecordIndex, query: ListQuery, team: TriageContext | undefined): FilterCounts {
    if (team === undefined) return counted(index, query);
    if (query.wantsFacets || query.team.size > 0) return countEntries(index, query, team);
    return { total: totalOf(index, query, team), facets: {} };
  }

  /**
   * Derives the total from the cached count. Only leads with triage data can be in a different view than open, and they
   * are few.
   */
  function totalOf(index: RecordIndex, query: ListQuery, team: TriageContext): number {
    const passes = createFilter(query);
    const touched = [...team.touched()].filter((lead) => {
      const entry = index.get(lead);
      return entry !== undefined && passes(entry);
    });
    const inView = touched.filter(team.isIn).length;
    return query.triage === 'open' ? counted(index, query).total - touched.length + inView : inView;
  }

  /** Counts from scratch. Triage data changes too often for an incremental count. */
  function countEntries(index: RecordIndex, query: ListQuery, team: TriageContext): FilterCounts {
    const counter = createCounter(query, team);
    for (const entry of index.values()) if (team.isIn(entry.id)) counter.add(entry);
    return counter.result();
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

interface Ordered {
  entries: readonly IndexEntry[];
  isBackwards: boolean;
  /** Index of the page's first candidate in `entries`. */
  first: number;
}

function inOrder(index: RecordIndex, query: ListQuery, team: TriageContext | undefined): Ordered {
  const { sort, cursor } = query;
  if (sort === WAKE_SORT) return byWaking(index, cursor, team);
  const { order, isBackwards } = ORDERS[sort];
  const entries = index.ordered(order);
  if (cursor === null) return { entries, isBackwards, first: isBackwards ? entries.length - 1 : 0 };
  const place = readCursor(sort, cursor);
  const at = index.place(order, place);
  if (isBackwards) return { entries, isBackwards, first: at - 1 };
  return { entries, isBackwards, first: entries[at]?.id === place.id ? at + 1 : at };
}

/**
 * Orders by wake time. Only our triage data has it and few leads are snoozed at a time, so the order is built for each
 * page.
 */
function byWaking(index: RecordIndex, cursor: string | null, team: TriageContext | undefined): Ordered {
  const wakesAt = (id: number): number => team?.wakesAt(id) ?? 0;
  const entries = [...index.values()]
    .filter(({ id }) => team?.isIn(id) === true)
    .sort((one, other) => wakesAt(one.id) - wakesAt(other.id) || one.id - other.id);
  if (cursor === null) return { entries, isBackwards: false, first: 0 };
  const place = readCursor(WAKE_SORT, cursor);
  const behind = entries.findIndex(
    ({ id }) => wakesAt(id) - place.wakesAt > 0 || (wakesAt(id) === place.wakesAt && id > place.id),
  );
  return { entries, isBackwards: false, first: behind < 0 ? entries.length : behind };
}
