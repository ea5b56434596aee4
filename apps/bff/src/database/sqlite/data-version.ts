import type { DatabaseSync } from 'node:sqlite';

/** Longest time in which a write of another process can go unnoticed, such as a session ended by the CLI. */
export const CHECK_INTERVAL_MS = 50;

/** Version number of a database, for cache invalidation. */
export interface DataVersion {
  /** Called after each write of this process. */
  written(): void;
  /** Returns another number after each write. */
  current(): number;
  /** Returns another number after each write of another process. */
  elsewhere(): number;
}

/**
 * Counts own writes at once. Commits of other processes are found with `PRAGMA data_version`, at most once per
 * interval.
 */
export function createDataVersion(database: DatabaseSync): DataVersion {
  const statement = database.prepare('PRAGMA data_version');
  let version = 0;
  let foreign: unknown;
  let checkedAt = -Infinity;
  let commits = 0;
  return {
    written() {
      version += 1;
    },
    current() {
      look();
      return version + commits;
    },
    elsewhere() {
      look();
      return commits;
    },
  };

  function look(): void {
    const now = performance.now();
    if (now - checkedAt < CHECK_INTERVAL_MS) return;
    checkedAt = now;
    const found = read();
    if (found === null || found !== foreign) commits += 1;
    foreign = found;
  }

  /** Returns null if another process has locked the file: then nothing cached is valid. */
  function read(): unknown {
    try {
      return statement.get()?.['data_version'];
    } catch {
      return null;
    }
  }
}
