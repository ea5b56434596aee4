import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../../database/database.ts';
import { eraseEvents } from '../../events/event-log.ts';
import type { OutboxState, Tables } from '../../database/tables.ts';
import type { DecisionLog } from '../../features/triage/decision-log.ts';
import { ERASED_PERSON } from '../../features/triage/lead-state.ts';

const SETTLED: readonly OutboxState[] = ['CONFIRMED', 'REJECTED', 'SIMILAR', 'ABSENT'];

/** Numbers of affected rows. */
export interface ErasureReport {
  outbox: number;
  audit: number;
  /** Writes with an unknown outcome. They stay, without a person: without their rows they could be sent twice. */
  unsettled: number;
  /** Lines of the decision log that no configured key opens: they may still contain the person. */
  unreadable: number;
}

/**
 * Erases a person from data that outlives their sessions: no column contains their id afterwards.
 * @param person Grow's id
 */
export async function erasePerson(database: Database, chain: DecisionLog, person: string): Promise<ErasureReport> {
  // First, so that no colleague can name the person any more.
  await database.deleteFrom('colleagues').where('person', '=', person).execute();
  const name = `%/${person}`;
  const gone = await database
    .deleteFrom('outbox')
    .where('person', 'like', name)
    .where('state', 'in', SETTLED)
    .executeTakeFirstOrThrow();
  const left = await database
    .updateTable('outbox')
    .set((eb) => ({ person: eb.fn<string>('replace', ['person', eb.val(`/${person}`), eb.val('/')]) }))
    .where('person', 'like', name)
    .executeTakeFirstOrThrow();
  const unnamed = await database
    .updateTable('audit')
    .set({ person: null, session: null })
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  const unreadable = await chain.erase(person);
  await eraseFromBoard(database, person);
  // The message stays with the lead; only its author is erased.
  await database.updateTable('lead_messages').set({ person: null }).where('person', '=', person).execute();
  await database.updateTable('team_notes').set({ person: null }).where('person', '=', person).execute();
  for (const table of ['mentions', 'lead_reads', 'saved_views'] as const)
    await database.deleteFrom(table).where('person', '=', person).execute();
  await eraseEvents(database);
  return {
    outbox: Number(gone.numDeletedRows),
    audit: Number(unnamed.numUpdatedRows),
    unsettled: Number(left.numUpdatedRows),
    unreadable,
  };
}

/** Decisions and snoozes stay; a claim ends with its claimant. */
async function eraseFromBoard(database: Database, person: string): Promise<void> {
  const next = (eb: ExpressionBuilder<Tables, 'triage'>) => eb('version', '+', 1);
  await database
    .updateTable('triage')
    .set((eb) => ({ claim_person: null, claim_until: null, version: next(eb) }))
    .where('claim_person', '=', person)
    .execute();
  await database
    .updateTable('triage')
    .set((eb) => ({ verdict_person: ERASED_PERSON, version: next(eb) }))
    .where('verdict_person', '=', person)
    .execute();
  await database
    .updateTable('triage')
    .set((eb) => ({ snooze_person: ERASED_PERSON, version: next(eb) }))
    .where('snooze_person', '=', person)
    .execute();
}
