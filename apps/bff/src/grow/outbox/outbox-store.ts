import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { OutboxRow, OutboxState } from '../../database/tables.ts';
import type { Cipher } from '../../crypto/cipher.ts';

const DAY_MS = 86_400_000;
const KEEP_ROWS_MS = 30 * DAY_MS;

export interface WriteIntent {
  person: string;
  key: string;
  operation: string;
  hash: string;
  grantId: string;
  path: string;
  matchHash: string | null;
  traitHashes: readonly string[];
  /** Request body, as it will be sent. */
  body: string;
}

/** Stores all writes to Grow, one row each. */
export interface OutboxStore {
  /** @returns the row of this person and key, and whether it was just created */
  begin(intent: WriteIntent): Promise<{ row: OutboxRow; isNew: boolean }>;
  find(person: string, key: string): Promise<OutboxRow | null>;
  /** @returns the row as it is now; null if it no longer exists */
  transition(id: string, state: OutboxState, answer?: string): Promise<OutboxRow | null>;
  /** Called before the first byte is sent. */
  markSent(id: string): Promise<void>;
  /** Returns rows with an unknown outcome that can be looked up, oldest first. */
  unresolved(): Promise<OutboxRow[]>;
  /** True if another row is already confirmed as this record of Grow. */
  isMatchedElsewhere(row: OutboxRow, recordId: string): Promise<boolean>;
  /** True while a write with the same content is in flight, which can create that record, too. */
  hasIdenticalInFlight(row: OutboxRow): Promise<boolean>;
  /** @returns a grant to look up a row: the one it was sent with, else a current one of the same person */
  grantFor(row: OutboxRow): Promise<string | null>;
  /** Deletes a row that changed nothing at Grow, so that its key can be used again. */
  discard(id: string): Promise<void>;
  /** @returns the response body; null once it is erased, or if it cannot be decrypted */
  responseOf(row: OutboxRow): string | null;
  /** Called after a crash: SENT rows become UNKNOWN, PENDING rows are deleted. @returns the rows that became UNKNOWN */
  recover(): Promise<OutboxRow[]>;
  sweep(): Promise<void>;
}

export function createOutboxStore(database: Database, cipher: Cipher, clock: Clock): OutboxStore {
  // The key of a write whose person was erased still belongs to it.
  const rowOf = (person: string, key: string) =>
    database
      .selectFrom('outbox')
      .selectAll()
      .where('person', 'in', [person, person.replace(/\/.*$/, '/')])
      .where('idempotency_key', '=', key);
  return {
    async begin({ person, key, operation, hash, grantId, path, matchHash, traitHashes }) {
      const now = clock.now();
      const known = await rowOf(person, key).executeTakeFirst();
      if (known !== undefined) return { row: known, isNew: false };
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
          grant_id: grantId,
          path,
          match_hash: matchHash,
          trait_hashes: JSON.stringify(traitHashes),
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.columns(['person', 'idempotency_key']).doNothing())
        .executeTakeFirstOrThrow();
      const row = await rowOf(person, key).executeTakeFirstOrThrow();
      return { row, isNew: numInsertedOrUpdatedRows === 1n };
    },
    find: async (person, key) => (await rowOf(person, key).executeTakeFirst()) ?? null,
    async transition(id, state, answer) {
      const row = await database
        .updateTable('outbox')
        .set({
          state,
          answer: answer === undefined ? null : cipher.seal(answer, placeOf('outbox', id)),
          ...(state === 'CONFIRMED' && answer !== undefined && { record_id: recordId(answer) }),
          updated_at: clock.now(),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row ?? null;
    },
    async markSent(id) {
      const now = clock.now();
      await database
        .updateTable('outbox')
        .set({ state: 'SENT', sent_at: now, updated_at: now })
        .where('id', '=', id)
        .execute();
    },
    unresolved: () =>
      database
        .selectFrom('outbox')
        .selectAll()
        .where('state', '=', 'UNKNOWN')
        .where('match_hash', 'is not', null)
        .orderBy('sent_at')
        .execute(),
    async isMatchedElsewhere({ id, operation }, recordId) {
      const row = await database
        .selectFrom('outbox')
        .select('id')
        .where('operation', '=', operation)
        .where('record_id', '=', recordId)
        .where('id', '<>', id)
        .executeTakeFirst();
      return row !== undefined;
    },
    async hasIdenticalInFlight({ match_hash: words }) {
      const row = await database
        .selectFrom('outbox')
        .select('id')
        .where('match_hash', '=', words)
        .where('state', '=', 'SENT')
        .executeTakeFirst();
      return row !== undefined;
    },
    async grantFor({ grant_id: own, person }) {
      const [firm = '', id = ''] = person.split('/');
      const rows = await database
        .selectFrom('sessions')
        .select(['grant_id', 'data'])
        .where('person', '=', id)
        .where('absolute_expires_at', '>', clock.now())
        .execute();
      const theirs = rows.filter(({ data }) => (JSON.parse(data) as { firm?: string }).firm === firm);
      return (theirs.find(({ grant_id }) => grant_id === own) ?? theirs[0])?.grant_id ?? null;
    },
    async discard(id) {
      await database.deleteFrom('outbox').where('id', '=', id).execute();
    },
    responseOf: ({ id, answer }) => (answer === null ? null : cipher.tryOpen(answer, placeOf('outbox', id))),
    async recover() {
      await database.deleteFrom('outbox').where('state', '=', 'PENDING').execute();
      return database
        .updateTable('outbox')
        .set({ state: 'UNKNOWN', updated_at: clock.now() })
        .where('state', '=', 'SENT')
        .returningAll()
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

/** Returns Grow's id from the response to a creation. */
function recordId(answer: string): string | null {
  const id = (JSON.parse(answer) as { data?: { id?: unknown } }).data?.id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null;
}
