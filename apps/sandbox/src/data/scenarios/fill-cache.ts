import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generateScenario } from './generate-scenario.ts';
import type { Scenario } from './scenarios.ts';
import { SCHEMA } from '../database/schema.ts';
import { createSql } from '../database/sql.ts';

/** Fact with the instant from which the ages of a cached scenario count back, in milliseconds since 1970. */
export const REFERENCE = 'reference';

/**
 * Generates a scenario into a separate file. A file with the final name is always complete.
 * @throws if the file cannot be written
 */
export function fillCache(file: string, scenario: Scenario): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  try {
    rmSync(part, { force: true });
    closeSync(openSync(part, 'wx', 0o600));
    generate(part, scenario);
    sync(part);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function generate(file: string, scenario: Scenario): void {
  const database = new DatabaseSync(file);
  try {
    // After a failure the file is discarded, so it needs neither a journal file nor writes that wait for the disk.
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;');
    database.exec(SCHEMA);
    const sql = createSql(database);
    const now = Date.now();
    sql.transaction(() => {
      generateScenario(sql, scenario, now);
      sql.run('INSERT INTO facts (name, value) VALUES (?, ?)', REFERENCE, String(now));
    });
  } finally {
    database.close();
  }
}

/** The content must be on disk before the file gets its final name. */
function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
