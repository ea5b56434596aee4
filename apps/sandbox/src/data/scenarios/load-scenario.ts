import { seedApplications } from '../../oauth/applications.ts';
import { cacheFile } from './cache-file.ts';
import { copyCache } from './copy-cache.ts';
import { generateScenario } from './generate-scenario.ts';
import type { Scenario } from './scenarios.ts';
import { TABLES } from '../database/schema.ts';
import type { Sql } from '../database/sql.ts';

/**
 * Empties the database and fills it with a scenario: always the same content, with ages counted back from now. A large
 * scenario must have been prepared.
 * @param now milliseconds since 1970
 */
export function loadScenario(sql: Sql, scenario: Scenario, now: number): void {
  const file = cacheFile(sql, scenario);
  if (file === null) {
    fill(sql, scenario, () => generateScenario(sql, scenario, now));
    return;
  }
  sql.run('ATTACH DATABASE ? AS cache', file);
  try {
    fill(sql, scenario, () => copyCache(sql, now));
  } finally {
    sql.run('DETACH DATABASE cache');
  }
  // The write-ahead log is now as large as the scenario and would stay that large.
  sql.get('PRAGMA wal_checkpoint(TRUNCATE)');
}

function fill(sql: Sql, scenario: Scenario, insertRecords: () => void): void {
  sql.transaction(() => {
    for (const table of TABLES) sql.run(`DELETE FROM main.${table}`);
    sql.run('DELETE FROM main.sqlite_sequence');
    seedApplications(sql);
    insertRecords();
    sql.run(`INSERT INTO main.facts (name, value) VALUES ('scenario', ?)`, scenario);
  });
}
