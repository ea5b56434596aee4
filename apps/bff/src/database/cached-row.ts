import type { Compilable } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';
import { StoreUnavailable } from './store-unavailable.ts';

/** Sized for rows that are read by every request: often within seconds, then not for a while. */
const MAX_ENTRIES = 1000;
const KEEP_MS = 60_000;
/** As long as a fail-over of the database takes at most: a session that was ended elsewhere meanwhile lives on so long. */
const KEEP_WHILE_AWAY_MS = 5 * 60_000;

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
  const ttl = database.remembersWhileAway ? KEEP_WHILE_AWAY_MS : KEEP_MS;
  const known = new LRUCache<string, { version: number; value: Value }>({ max: MAX_ENTRIES, ttl });
  database.addCache((id) => known.delete(id));
  return async (id) => {
    const version = database.version();
    const found = known.get(id);
    if (found?.version === version) return found.value;
    try {
      const { rows } = await database.executeQuery<Row>({ ...compiled, parameters: [id] });
      const value = rows[0] === undefined ? null : read(id, rows[0]);
      if (value === null) known.delete(id);
      // The version was taken before the read, so a write in between invalidates the value early, never late.
      else known.set(id, { version, value });
      return value;
    } catch (error) {
      const last = known.get(id);
      if (last === undefined || !database.remembersWhileAway || !(error instanceof StoreUnavailable)) throw error;
      return last.value;
    }
  };
}
