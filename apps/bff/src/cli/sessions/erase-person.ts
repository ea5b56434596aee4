import type { Database } from '../../database/database.ts';
import type { OutboxState } from '../../database/tables.ts';

const SETTLED: readonly OutboxState[] = ['CONFIRMED', 'REJECTED', 'SIMILAR', 'ABSENT'];

/** Numbers of affected rows. */
export interface ErasureReport {
  outbox: number;
  audit: number;
  /** Writes with an unknown outcome: without their rows they could be sent twice. */
  unsettled: number;
}

/**
 * Erases a person from data that outlives their sessions. Deletes the rows of their completed writes, and removes their
 * id from the audit log, the decision log, stored lead messages and team notes.
 * @param person Grow's id
 */
export async function erasePerson(database: Database, person: string): Promise<ErasureReport> {
  const name = `%/${person}`;
  const gone = await database
    .deleteFrom('outbox')
    .where('person', 'like', name)
    .where('state', 'in', SETTLED)
    .executeTakeFirstOrThrow();
  const left = await database.selectFrom('outbox').select('id').where('person', 'like', name).execute();
  const unnamed = await database
    .updateTable('audit')
    .set({ person: null, session: null })
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  // The hash chain stays valid: it contains only a digest of what is erased here.
  await database.updateTable('decisions').set({ person: null, payload: null }).where('person', '=', person).execute();
  // The message stays with the lead; only its author is erased.
  await database.updateTable('lead_messages').set({ person: null }).where('person', '=', person).execute();
  await database.updateTable('team_notes').set({ person: null }).where('person', '=', person).execute();
  await database.deleteFrom('mentions').where('person', '=', person).execute();
  await database.deleteFrom('lead_reads').where('person', '=', person).execute();
  await database.deleteFrom('colleagues').where('person', '=', person).execute();
  return { outbox: Number(gone.numDeletedRows), audit: Number(unnamed.numUpdatedRows), unsettled: left.length };
}
