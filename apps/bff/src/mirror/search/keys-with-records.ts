import { PostgresAdapter, type Kysely, type SelectQueryBuilder } from 'kysely';
import type { MirrorTables } from '../database/mirror-tables.ts';

/**
 * Joins each key with all keys of its record. PostgreSQL knows nothing of a table that was just filled, and may then
 * compare each key with every record: there, each record is found by a query of its own.
 */
export function keysWithRecords(
  database: Kysely<MirrorTables>,
): SelectQueryBuilder<MirrorTables, 'search_keys' | 'searched', object> {
  const keys = database.selectFrom('search_keys');
  if (!(database.getExecutor().adapter instanceof PostgresAdapter)) {
    return keys.innerJoin('searched', (join) =>
      join
        .onRef('searched.firm', '=', 'search_keys.firm')
        .onRef('searched.kind', '=', 'search_keys.kind')
        .onRef('searched.id', '=', 'search_keys.id'),
    );
  }
  const joined = keys.innerJoinLateral(
    (from) =>
      from
        .selectFrom('searched')
        .selectAll()
        .whereRef('searched.firm', '=', 'search_keys.firm')
        .whereRef('searched.kind', '=', 'search_keys.kind')
        .whereRef('searched.id', '=', 'search_keys.id')
        // Keeps the planner from turning this into a join.
        .offset(0)
        .as('searched'),
    (join) => join.onTrue(),
  );
  return joined;
}
