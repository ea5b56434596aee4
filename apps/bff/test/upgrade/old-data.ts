import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Commits of main after which the schema changed, and the last one before the code moved; oldest first. */
export const OLD_COMMITS = [
  'ab1c355',
  '885a1cb',
  '86e1c3c',
  'ee40aed',
  '3f2c9cc',
  '38ed3ce',
  '8ffaec6',
  '9722480',
  'f8b606a',
  'f6f6dbc',
  '0ccb3d4',
] as const;

/** Settings under which the data was written. The keys are of these files only. */
export const OLD_SETTINGS = {
  GROW_RATE_LIMIT: '0',
  SESSION_SECRETS: 'YSBzZWNyZXQgb2YgdGhlIG9sZCBkYXRh-and-more',
  TOKEN_KEYS: 'k1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
};

/** Writes the database of an earlier commit into a directory. */
export function restoreOldData(commit: string, directory: string): void {
  const database = new DatabaseSync(join(directory, 'desk.sqlite'));
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`BEGIN;${readFileSync(join(import.meta.dirname, 'data', `${commit}.sql`), 'utf8')}COMMIT;`);
  } finally {
    database.close();
  }
}
