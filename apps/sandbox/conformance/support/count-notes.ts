import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RunningSandbox } from './start-sandbox.ts';

/** Counts the notes of a firm in the database file. There is no list of all notes, and 30,000 requests take too long. */
export function countNotes({ dataDir }: RunningSandbox, firm: number): number {
  const database = new DatabaseSync(join(dataDir, 'sandbox.sqlite'), { readOnly: true });
  const row = database.prepare('SELECT count(*) AS count FROM notes WHERE firm_id = ?').get(firm);
  database.close();
  return Number(row?.count);
}
