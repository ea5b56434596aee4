import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Name of `desk.sqlite` once its rows are in PostgreSQL. */
export const MOVED_FILE = 'desk.sqlite.moved';

/** @throws Error if the rows of this directory are in PostgreSQL: without them the server would start empty */
export function refuseMoved(directory: string): void {
  if (existsSync(join(directory, 'desk.sqlite')) || !existsSync(join(directory, MOVED_FILE))) return;
  throw new Error(`its data is in PostgreSQL: set DATABASE_URL, or move ${MOVED_FILE} elsewhere to start empty`);
}
