import type { Compilable } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';

/** What every request asks for is asked often within moments, and then not for a while. */
const MAX_ENTRIES = { max: 1000, ttl: 60_000 };

/**
 * Reads one row by its id, as every request does: the query is compiled once, and what was read counts for as long as nothing
 * in the database has changed.
 * @param query with the id as its only parameter, in whose place anything may stand
 * @param read makes of the row what the caller needs; null when nothing can be made of it
 * @returns the value for an id; null when there is none. It is shared: nobody may change it
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
    // Read after the version was: a write in between makes it count less, never more.
    else known.set(id, { version, value });
    return value;
  };
}
