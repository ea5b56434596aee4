import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config/config-error.ts';

/**
 * In the live database, a write that is stored but not sent can still be sent. For its copy that is unknown, so after a
 * restore the write is reconciled instead of discarded.
 */
const UNSETTLE = `UPDATE outbox SET state = 'UNKNOWN', sent_at = coalesce(sent_at, created_at) WHERE state IN ('PENDING', 'SENT')`;

/**
 * Copies a database that may be in use, as of one instant and without blocking writers.
 * @param to must not exist; created readable by the owner only
 * @throws ConfigError if the target cannot be written, or if the copy is damaged
 * @see https://www.sqlite.org/lang_vacuum.html#vacuuminto
 */
export function backUp(from: string, to: string): void {
  claim(to);
  try {
    const source = new DatabaseSync(from, { timeout: 5000 });
    try {
      source.prepare('VACUUM INTO ?').run(to);
    } finally {
      source.close();
    }
    const copy = new DatabaseSync(to);
    copy.exec(UNSETTLE);
    const { integrity_check: verdict } = copy.prepare('PRAGMA integrity_check').get() ?? {};
    copy.close();
    if (verdict !== 'ok') throw new ConfigError('The database is damaged, and so is its copy: nothing was kept.');
    keep(to);
    keep(dirname(to));
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}

/** Creates a file, readable by the owner only from the start; never replaces another file. */
function claim(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' ? 'exists already, and is left as it is' : `cannot be written (${code})`;
    throw new ConfigError(`${file} ${reason}.`);
  }
}

/** Flushes to disk, so that the data survives a power failure. */
function keep(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
