import { dirname, join } from 'node:path';
import { SCENARIO_SIZES, type Scenario } from './scenarios.ts';
import { SCHEMA_VERSION } from '../database/schema.ts';
import type { Sql } from '../database/sql.ts';

/** Below this a scenario is generated about as fast as it is copied. */
const WORTH_KEEPING = 10_000;

/** The folder beside the database in which generated scenarios are kept. */
export function cacheFolder(sql: Sql): string {
  const row = sql.get<{ file: string }>(`SELECT file FROM pragma_database_list WHERE name = 'main'`);
  return join(dirname(row?.file ?? '.'), 'scenarios');
}

/** How the file of a scenario ends, in the present version of the tables. */
export const CACHE_SUFFIX = `.v${SCHEMA_VERSION}.sqlite`;

/**
 * Where a scenario is kept once it has been generated.
 * @returns null for a scenario that is too small to be kept
 */
export function cacheFile(sql: Sql, scenario: Scenario): string | null {
  if (SCENARIO_SIZES[scenario].contacts < WORTH_KEEPING) return null;
  return join(cacheFolder(sql), `${scenario}${CACHE_SUFFIX}`);
}
