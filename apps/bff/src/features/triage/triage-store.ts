import type { Database } from '../../database/database.ts';
import { ProblemError } from '../../problem.ts';
import type { DecisionChain, DecisionPayload } from './decision-log.ts';
import { UNTOUCHED, type LeadState } from './lead-state.ts';
import { leadOf, rowOf, type StoredLead } from './triage-rows.ts';

/** What is to become of a lead. A renewal is no decision: it is written, and not told in the chain. */
export type Step = { next: LeadState; isRenewal?: boolean } | 'same' | 'conflict';

/** A change that somebody wants to make. */
export interface Wish {
  firm: string;
  lead: number;
  act: string;
  /** Null for the desk itself. */
  person: string | null;
  at: number;
  /** Looks at the lead as it stands in this moment; `changed`: what the change before it was, for whoever takes one back. */
  decide: (stored: StoredLead, changed: DecisionPayload | null) => Step;
}

/** What became of it. */
export interface Turn {
  stored: StoredLead;
  step: 'done' | 'renewed' | 'same' | 'conflict';
}

/** Reads and writes leads and their chain as one. */
export interface TriageStore {
  turn(wish: Wish): Promise<Turn>;
  find(firm: string, lead: number): Promise<StoredLead | null>;
  /** Those that are in the inbox. */
  open(firm: string): Promise<StoredLead[]>;
}

export function createTriageStore(database: Database, chain: DecisionChain): TriageStore {
  return {
    turn: ({ firm, lead, act, person, at, decide }) =>
      database.transaction().execute(async (within): Promise<Turn> => {
        const row = await within
          .selectFrom('triage')
          .selectAll()
          .where('firm', '=', firm)
          .where('lead', '=', lead)
          .executeTakeFirst();
        const stored = row === undefined ? { lead, version: 0, change: 0, state: UNTOUCHED } : leadOf(row);
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
        const values = rowOf(firm, changed);
        const written = await within
          .insertInto('triage')
          .values(values)
          .onConflict((conflict) =>
            conflict.columns(['firm', 'lead']).doUpdateSet(values).where('triage.version', '=', stored.version),
          )
          .executeTakeFirstOrThrow();
        // Another instance was between reading and writing.
        if (written.numInsertedOrUpdatedRows === 0n) throw new ProblemError('store-unavailable');
        return { stored: changed, step: isRenewal ? 'renewed' : 'done' };
      }),
    async find(firm, lead) {
      const row = await database
        .selectFrom('triage')
        .selectAll()
        .where('firm', '=', firm)
        .where('lead', '=', lead)
        .executeTakeFirst();
      return row === undefined ? null : leadOf(row);
    },
    async open(firm) {
      const rows = await database
        .selectFrom('triage')
        .selectAll()
        .where('firm', '=', firm)
        .where('closed_at', 'is', null)
        .execute();
      return rows.map(leadOf);
    },
  };
}
