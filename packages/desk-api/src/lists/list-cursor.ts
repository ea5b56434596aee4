import type { ListSort } from '../record-list.ts';
import type { IndexEntry } from './index-entry.ts';
import { InvalidListQuery } from './list-query.ts';

/**
 * Sort key of the last record of a page. The next page starts after it, whatever was added, changed or removed in
 * between.
 */
export type CursorKey = Pick<IndexEntry, 'id' | 'createdAt' | 'updatedAt' | 'name'> & { wakesAt: number };

/** In Node and in every browser. */
declare const btoa: (text: string) => string;
declare const atob: (text: string) => string;

/** @param wakesAt wake time of a snoozed lead, milliseconds since 1970 */
export function writeCursor(sort: ListSort, entry: IndexEntry, wakesAt: number): string {
  const keys = {
    name: entry.name,
    updated: entry.updatedAt,
    wake: wakesAt,
    newest: entry.createdAt,
    waiting: entry.createdAt,
  };
  const text = btoa(JSON.stringify([sort, entry.id, keys[sort]]));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws InvalidListQuery for an unreadable cursor or one of another order */
export function readCursor(sort: ListSort, cursor: string): CursorKey {
  let parsed: unknown;
  try {
    parsed = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    parsed = null;
  }
  const wanted = sort === 'name' ? 'string' : 'number';
  const [of, id, key] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  if (of !== sort || typeof id !== 'number' || !Number.isSafeInteger(id) || typeof key !== wanted) {
    throw new InvalidListQuery('cursor does not belong to this list.');
  }
  const time = typeof key === 'number' ? key : 0;
  return { id, name: String(key), createdAt: time, updatedAt: time, wakesAt: time };
}
