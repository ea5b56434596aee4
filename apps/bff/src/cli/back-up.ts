import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config/config-error.ts';

/**
 * In the database that runs, a write that is journalled and not sent may still be sent. In its copy nobody can say whether it
 * was: after a restore it is looked for at Grow, and not taken for one that never left.
 */
const UNSETTLE = `UPDATE outbox SET state = 'UNKNOWN', sent_at = coalesce(sent_at, created_at) WHERE state IN ('PENDING', 'SENT')`;

/**
 * Copies a database that may be in use, as it is at one instant. Those who write to it meanwhile do not wait.
 * @param to must not exist; made readable for the owner only
 * @throws ConfigError when the place cannot be used, or the copy is not sound
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

/** Private from its first byte on, and never in the place of another file. */
function claim(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' ? 'exists already, and is left as it is' : `cannot be written (${code})`;
    throw new ConfigError(`${file} ${reason}.`);
  }
}

/** Not only in memory when the machine goes down. */
function keep(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
