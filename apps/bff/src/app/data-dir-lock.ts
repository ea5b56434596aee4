import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config/config-error.ts';

/** Time for a previous process that is shutting down to release the lock. */
const LOCK_TIMEOUT_MS = 2000;
const SQLITE_BUSY = 5;

/**
 * Locks a data directory for this process until it exits: pacing, refreshes and the outbox rely on a single process.
 * The operating-system lock on a separate file is released even if the process is killed.
 * @throws ConfigError if another process holds the lock, or the directory cannot be used
 * @see https://www.sqlite.org/lockingv3.html
 */
export function lockDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const file = join(directory, 'desk.lock');
    closeSync(openSync(file, 'a', 0o600));
    const lock = new DatabaseSync(file, { timeout: LOCK_TIMEOUT_MS });
    lock.exec('BEGIN EXCLUSIVE');
    // Holds a reference: a garbage-collected handle would be closed and release the lock.
    process.once('exit', () => lock.close());
  } catch (error) {
    const { code, errcode, message } = error as NodeJS.ErrnoException & { errcode?: number };
    if (errcode === SQLITE_BUSY) {
      throw new ConfigError(`Another desk runs on DATA_DIR ${directory}. Stop it, or set another DATA_DIR.`);
    }
    throw new ConfigError(
      `DATA_DIR cannot be used: ${directory} (${errcode === undefined ? (code ?? message) : message}).`,
    );
  }
}
