import { WAKE_SORT, type ListSort } from '../record-list.ts';
import { createCounter, createFilter, type FilterCounts, type TriageContext } from './filter-entries.ts';
import type { IndexEntry } from './index-entry.ts';
import { readCursor, writeCursor } from './list-cursor.ts';
import type { ListQuery } from './list-query.ts';
import type { Order, RecordIndex } from './record-index.ts';

/** The records of one page of a list. */
export interface ListPage {
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

/**
 * Finds a page of a list in memory.
 * @throws InvalidListQuery for a cursor of another list
 */
export function findListPage(index: RecordIndex, query: ListQuery, team: TriageContext | undefined): ListPage {
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
  return { ids: shown.map(({ id }) => id), next, place: query.at === null ? undefined : placeOf(query.at) };
}

/** Counts the records of a view from scratch. */
export function countEntries(index: RecordIndex, query: ListQuery, team: TriageContext | undefined): FilterCounts {
  const counter = createCounter(query, team);
  for (const entry of index.values()) if (team?.isIn(entry.id) !== false) counter.add(entry);
  return counter.result();
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
