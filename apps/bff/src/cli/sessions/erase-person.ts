import type { Database } from '../../database/database.ts';
import type { OutboxState } from '../../database/tables.ts';

const SETTLED: readonly OutboxState[] = ['CONFIRMED', 'REJECTED', 'ABSENT'];

/** How many rows were concerned. */
export interface ErasureReport {
  outbox: number;
  audit: number;
  /** Writes whose end is not known yet: they are needed, lest they be sent twice. */
  unsettled: number;
}

/**
 * Takes a person out of what is kept after their sessions: the journal of their writes goes, and the audit log keeps what was
 * done without saying by whom, and so do the chain of decisions, the kept
 * messages of leads and the team's notes.
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
  // The chain holds a digest of what is taken out here: it stays whole.
  await database.updateTable('decisions').set({ person: null, payload: null }).where('person', '=', person).execute();
  // The caller's words stay with the lead; who took them down is forgotten.
  await database.updateTable('lead_messages').set({ person: null }).where('person', '=', person).execute();
  await database.updateTable('team_notes').set({ person: null }).where('person', '=', person).execute();
  await database.deleteFrom('mentions').where('person', '=', person).execute();
  await database.deleteFrom('lead_reads').where('person', '=', person).execute();
  await database.deleteFrom('colleagues').where('person', '=', person).execute();
  return { outbox: Number(gone.numDeletedRows), audit: Number(unnamed.numUpdatedRows), unsettled: left.length };
}
