import type { ListSort } from '@intake-desk/desk-api/record-list';
import { z } from 'zod/mini';
import { ProblemError } from '../../problem.ts';
import type { IndexEntry } from '../../mirror/index/index-entry.ts';

/**
 * Sort key of the last record of a page. The next page starts after it, whatever was added, changed or removed in
 * between.
 */
export type CursorKey = Pick<IndexEntry, 'id' | 'createdAt' | 'updatedAt' | 'name'> & { wakesAt: number };

const shape = z.tuple([z.string(), z.int(), z.union([z.number(), z.string()])]);

/** @param wakesAt wake time of a snoozed lead, milliseconds since 1970 */
export function writeCursor(sort: ListSort, entry: IndexEntry, wakesAt: number): string {
  const keys = {
    name: entry.name,
    updated: entry.updatedAt,
    wake: wakesAt,
    newest: entry.createdAt,
    waiting: entry.createdAt,
  };
  return Buffer.from(JSON.stringify([sort, entry.id, keys[sort]])).toString('base64url');
}

/** @throws ProblemError bad-request for an unreadable cursor or one of another order */
export function readCursor(sort: ListSort, cursor: string): CursorKey {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parsed = null;
  }
  const read = shape.safeParse(parsed);
  const wanted = sort === 'name' ? 'string' : 'number';
  if (!read.success || read.data[0] !== sort || typeof read.data[2] !== wanted) {
    throw new ProblemError('bad-request', { detail: 'cursor does not belong to this list.' });
  }
  const [, id, key] = read.data;
  const time = typeof key === 'number' ? key : 0;
  return { id, name: String(key), createdAt: time, updatedAt: time, wakesAt: time };
}
