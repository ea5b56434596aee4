import type { DatabaseSync } from 'node:sqlite';

/** An operator's command has ended a session in another process: this long it may go unnoticed under load. */
export const CHECK_INTERVAL_MS = 50;

/** Tells whether a database may have changed. */
export interface DataVersion {
  /** Something was written by this process. */
  written(): void;
  /** Another number whenever something was written. */
  current(): number;
}

/** Own writes count at once; what others commit is looked up, as `data_version` knows it, and not with every question. */
export function createDataVersion(database: DatabaseSync): DataVersion {
  const look = database.prepare('PRAGMA data_version');
  let version = 0;
  let foreign: unknown;
  let lookedAt = -Infinity;
  return {
    written() {
      version += 1;
    },
    current() {
      const now = performance.now();
      if (now - lookedAt < CHECK_INTERVAL_MS) return version;
      lookedAt = now;
      const found = look.get()?.['data_version'];
      if (found !== foreign) version += 1;
      foreign = found;
      return version;
    },
  };
}
