import type { Transaction } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Tables } from '../../database/tables.ts';
import { transact } from '../../database/transact.ts';
import { ProblemError } from '../../problem.ts';
import { lockDecisions, type DecisionLog } from './decision-log.ts';
import type { DecisionPayload } from './decision-payload.ts';
import { EMPTY_TRIAGE, type TriageRecord } from './lead-state.ts';
import { fromRow, toRow, type StoredTriage } from './triage-rows.ts';

/** Result of a decision. A renewal is written but not appended to the log, because it is no decision. */
export type Transition = { next: TriageRecord; isRenewal?: boolean } | 'same' | 'conflict';

/** A requested change. */
export interface TriageCommand {
  firm: string;
  lead: number;
  act: string;
  /** Null for an automatic change. */
  person: string | null;
  at: number;
  /** Decides from the lead's current state. `changed` is the payload of its last change, which undo needs. */
  decide: (stored: StoredTriage, changed: DecisionPayload | null) => Transition;
  /** Called in the transaction once the lead is written; it uses no other connection. */
  onWritten: (within: Transaction<Tables>, stored: StoredTriage) => Promise<void>;
}

/** Result of a command. */
export interface TransitionResult {
  stored: StoredTriage;
  step: 'done' | 'renewed' | 'same' | 'conflict';
}

/** Reads and writes leads and their decision log in one transaction. */
export interface TriageStore {
  transact(command: TriageCommand): Promise<TransitionResult>;
  find(firm: string, lead: number): Promise<StoredTriage | null>;
  /** Returns the leads with triage data that are in the inbox. */
  open(firm: string): Promise<StoredTriage[]>;
}

export function createTriageStore(database: Database, chain: DecisionLog): TriageStore {
  return {
    transact: ({ firm, lead, act, person, at, decide, onWritten }) =>
      transact(database, async (within): Promise<TransitionResult> => {
        await lockDecisions(within, firm);
        const row = await within
          .selectFrom('triage')
          .selectAll()
          .where('firm', '=', firm)
          .where('lead', '=', lead)
          .executeTakeFirst();
        const stored = row === undefined ? { lead, version: 0, change: 0, state: EMPTY_TRIAGE } : fromRow(row);
        const last = await within
          .selectFrom('decisions')
          .select(['firm', 'position', 'payload'])
          .where('firm', '=', firm)
          .where('position', '=', stored.change)
          .executeTakeFirst();
        const step = decide(stored, last === undefined ? null : chain.payloadOf(last));
        if (step === 'same' || step === 'conflict') return { stored, step };
        const { next, isRenewal = false } = step;
        const payload = { person, before: stored.state, after: next };
        const change = isRenewal ? stored.change : await chain.append(within, { firm, lead, act, at, payload });
        const changed = { lead, version: stored.version + 1, change, state: next };
        const values = toRow(firm, changed);
        const written = await within
          .insertInto('triage')
          .values(values)
          .onConflict((conflict) =>
            conflict.columns(['firm', 'lead']).doUpdateSet(values).where('triage.version', '=', stored.version),
          )
          .executeTakeFirstOrThrow();
        // Without the lock, another process could write the lead between our read and our write.
        if (written.numInsertedOrUpdatedRows === 0n) throw new ProblemError('store-unavailable');
        await onWritten(within, changed);
        return { stored: changed, step: isRenewal ? 'renewed' : 'done' };
      }),
    async find(firm, lead) {
      const row = await database
        .selectFrom('triage')
        .selectAll()
        .where('firm', '=', firm)
        .where('lead', '=', lead)
        .executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    async open(firm) {
      const rows = await database
        .selectFrom('triage')
        .selectAll()
        .where('firm', '=', firm)
        .where('closed_at', 'is', null)
        .execute();
      return rows.map(fromRow);
    },
  };
}
