import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import type { OutboxRow, OutboxState } from '../database/tables.ts';
import type { Cipher } from '../tokens/cipher.ts';

const DAY_MS = 86_400_000;
const KEEP_ROWS_MS = 30 * DAY_MS;

export interface Intent {
  person: string;
  key: string;
  operation: string;
  hash: string;
}

/** The journal of everything that was to be written to Grow. */
export interface OutboxStore {
  /** @returns the row of this person and key, and whether it was made just now */
  begin(intent: Intent): Promise<{ row: OutboxRow; isNew: boolean }>;
  move(id: string, state: OutboxState, answer?: string): Promise<void>;
  /** Nothing happened at Grow: the same key may be tried again. */
  forget(id: string): Promise<void>;
  /** @returns null once it is erased or cannot be opened */
  answerOf(row: OutboxRow): string | null;
  /** After a crash: what was on its way has an unknown end, what had not left is forgotten. */
  recover(): Promise<void>;
  sweep(): Promise<void>;
}

export function createOutboxStore(database: Database, cipher: Cipher, clock: Clock): OutboxStore {
  return {
    async begin({ person, key, operation, hash }) {
      const now = clock.now();
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('outbox')
        .values({
          id: randomUUID(),
          person,
          idempotency_key: key,
          operation,
          request_hash: hash,
          state: 'PENDING',
          answer: null,
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.columns(['person', 'idempotency_key']).doNothing())
        .executeTakeFirstOrThrow();
      const row = await database
        .selectFrom('outbox')
        .selectAll()
        .where('person', '=', person)
        .where('idempotency_key', '=', key)
        .executeTakeFirstOrThrow();
      return { row, isNew: numInsertedOrUpdatedRows === 1n };
    },
    async move(id, state, answer) {
      await database
        .updateTable('outbox')
        .set({
          state,
          answer: answer === undefined ? null : cipher.seal(answer, `outbox/${id}`),
          updated_at: clock.now(),
        })
        .where('id', '=', id)
        .execute();
    },
    async forget(id) {
      await database.deleteFrom('outbox').where('id', '=', id).execute();
    },
    answerOf({ id, answer }) {
      try {
        return answer === null ? null : cipher.open(answer, `outbox/${id}`);
      } catch {
        return null;
      }
    },
    async recover() {
      await database.deleteFrom('outbox').where('state', '=', 'PENDING').execute();
      await database
        .updateTable('outbox')
        .set({ state: 'UNKNOWN', updated_at: clock.now() })
        .where('state', '=', 'SENT')
        .execute();
    },
    async sweep() {
      const now = clock.now();
      await database
        .updateTable('outbox')
        .set({ answer: null })
        .where('answer', 'is not', null)
        .where('updated_at', '<', now - DAY_MS)
        .execute();
      await database
        .deleteFrom('outbox')
        .where('created_at', '<', now - KEEP_ROWS_MS)
        .execute();
    },
  };
}
