import { dirname, join } from 'node:path';
import { SCENARIO_SIZES, type Scenario } from './scenarios.ts';
import { SCHEMA_VERSION } from '../database/schema.ts';
import type { Sql } from '../database/sql.ts';

/** Number of contacts below which a scenario is generated about as fast as it is copied. */
const MIN_CACHED_CONTACTS = 10_000;

/** Folder next to the database for generated scenarios. */
export function cacheFolder(sql: Sql): string {
  const row = sql.get<{ file: string }>(`SELECT file FROM pragma_database_list WHERE name = 'main'`);
  return join(dirname(row?.file ?? '.'), 'scenarios');
}

/** File suffix of a scenario in the current version of the tables. */
export const CACHE_SUFFIX = `.v${SCHEMA_VERSION}.sqlite`;

/**
 * Returns the path of a generated scenario.
 * @returns null for a scenario that is too small to be cached
 */
export function cacheFile(sql: Sql, scenario: Scenario): string | null {
  if (SCENARIO_SIZES[scenario].contacts < MIN_CACHED_CONTACTS) return null;
  return join(cacheFolder(sql), `${scenario}${CACHE_SUFFIX}`);
}
