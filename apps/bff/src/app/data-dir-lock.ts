import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config/config-error.ts';

/** An old process on its way down may still have it for so long. */
const LOCK_TIMEOUT_MS = 2000;
const SQLITE_BUSY = 5;

/**
 * Takes a data directory for this process alone, until it ends: pacing, refreshes and the journal of writes count on being the
 * only ones. The lock is the operating system's, on a file of its own, so that a process that was killed leaves none behind.
 * @throws ConfigError when another process has it, or the directory cannot be used
 * @see https://www.sqlite.org/lockingv3.html
 */
export function lockDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const file = join(directory, 'desk.lock');
    closeSync(openSync(file, 'a', 0o600));
    const lock = new DatabaseSync(file, { timeout: LOCK_TIMEOUT_MS });
    lock.exec('BEGIN EXCLUSIVE');
    // Somebody must know it, or it is collected and closed.
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
