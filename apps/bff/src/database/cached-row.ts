import type { Compilable } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';

/** Sized for rows that are read by every request: often within seconds, then not for a while. */
const MAX_ENTRIES = { max: 1000, ttl: 60_000 };

/**
 * Caches lookups of one row by its id, as every request needs them. The query is compiled once, and a value is valid
 * until the database changes.
 * @param query must have the id as its only parameter; the value given for it is ignored
 * @param read converts the row; null if the row is unusable
 * @returns a lookup by id; null if there is no row. Values are shared and must not be changed
 */
export function cachedRow<Row, Value extends object>(
  database: Database,
  query: Compilable<Row>,
  read: (id: string, row: Row) => Value | null,
): (id: string) => Promise<Value | null> {
  const compiled = query.compile();
  const known = new LRUCache<string, { version: number; value: Value }>(MAX_ENTRIES);
  return async (id) => {
    const version = database.version();
    const found = known.get(id);
    if (found?.version === version) return found.value;
    const { rows } = await database.executeQuery<Row>({ ...compiled, parameters: [id] });
    const value = rows[0] === undefined ? null : read(id, rows[0]);
    if (value === null) known.delete(id);
    // The version was taken before the read, so a write in between invalidates the value early, never late.
    else known.set(id, { version, value });
    return value;
  };
}
