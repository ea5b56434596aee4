import { sql } from 'kysely';
import type { MirrorDatabase } from '../database/mirror-database.ts';

/** Columns with instants of our clock, besides those of the records. */
const COLUMNS = [
  ['departures', 'after_at'],
  ['departures', 'before_at'],
  ['streams', 'as_of'],
  ['streams', 'walk_begun_at'],
  ['streams', 'walked_at'],
] as const;

/**
 * Sets instants after `now` to `now`. An earlier process wrote them while its clock was ahead: as they are, newer data
 * would look older than theirs.
 * @param withRecords whether the records have such instants; looking for them takes long
 */
export async function forgetLaterInstants(database: MirrorDatabase, now: number, withRecords: boolean): Promise<void> {
  for (const [table, column] of [...COLUMNS, ...(withRecords ? [['records', 'seen_at'] as const] : [])]) {
    const later = sql<number>`${sql.ref(column)}`;
    await database.updateTable(table).set(later, now).where(later, '>', now).execute();
  }
}
