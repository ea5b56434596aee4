import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseHeldError } from '../database-held.ts';
import { resultCode } from './sqlite-adapter.ts';

/** Time for a previous process that is shutting down to release the lock. */
const LOCK_TIMEOUT_MS = 2000;
const ATTEMPT_EVERY_MS = 50;
const SQLITE_BUSY = 5;

/**
 * Locks a data directory for this process until it exits: pacing, refreshes and the outbox rely on a single process.
 * The operating-system lock on a separate file is released even if the process is killed.
 * @throws DatabaseHeldError if another process holds the lock
 * @throws Error if the directory cannot be used
 * @see https://www.sqlite.org/lockingv3.html
 */
export async function holdDirectory(directory: string): Promise<void> {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const file = join(directory, 'desk.lock');
    closeSync(openSync(file, 'a', 0o600));
    const lock = new DatabaseSync(file, { timeout: LOCK_TIMEOUT_MS });
    lock.exec('BEGIN EXCLUSIVE');
    // Holds a reference: a garbage-collected handle would be closed and release the lock.
    process.once('exit', () => lock.close());
  } catch (error) {
    throw resultCode(error) === SQLITE_BUSY ? new DatabaseHeldError() : error;
  }
  await claimName(directory);
}

/**
 * The lock file can be removed, and a new one is not locked. So on Linux a name in the kernel is held as well: an
 * abstract socket, which belongs to no file and ends with its process.
 * @see https://man7.org/linux/man-pages/man7/unix.7.html
 */
async function claimName(directory: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const { dev, ino } = statSync(directory);
  for (const until = performance.now() + LOCK_TIMEOUT_MS; !(await listens(`\0intake-desk ${dev} ${ino}`));) {
    if (performance.now() > until) throw new DatabaseHeldError();
    await pause(ATTEMPT_EVERY_MS);
  }
}

async function listens(name: string): Promise<boolean> {
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(name);
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  }
}
