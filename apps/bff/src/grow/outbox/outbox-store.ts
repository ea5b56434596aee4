import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { isOrphaned } from '../../leases/instance.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import { skipLocked, transact } from '../../database/transact.ts';
import type { OutboxRow, OutboxState } from '../../database/tables.ts';
import type { Cipher } from '../../crypto/cipher.ts';

const DAY_MS = 86_400_000;
const KEEP_ROWS_MS = 30 * DAY_MS;
/** Of rows that are looked up no more. */
const NEVER = Number.MAX_SAFE_INTEGER;

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
  /**
   * @param from only from this state: what another process has learned meanwhile counts more
   * @returns the row as it is now; null if it no longer exists, or has another state
   */
  transition(id: string, state: OutboxState, answer?: string, from?: OutboxState): Promise<OutboxRow | null>;
  /** Called before the first byte is sent. @returns false if another process has given this one up: nothing may be sent */
  markSent(id: string): Promise<boolean>;
  /**
   * Takes the rows with an unknown outcome that can be looked up, oldest first. Other processes leave them alone until
   * the pause is over.
   * @param isDue false to take also those that are looked up later, unless another process is taking them
   * @param pause in milliseconds
   */
  takeUnresolved(isDue: boolean, pause: number): Promise<OutboxRow[]>;
  /** Number of rows with an unknown outcome that will be looked up again. */
  countUnresolved(): Promise<number>;
  /** The row is looked up no more, unless a person asks for it. */
  giveUp(id: string): Promise<void>;
  /** True if another row is already confirmed as this record of Grow. */
  isMatchedElsewhere(row: OutboxRow, recordId: string): Promise<boolean>;
  /** True while a write with the same content is in flight, which can create that record, too. */
  hasIdenticalInFlight(row: OutboxRow): Promise<boolean>;
  /** @returns a grant to look up a row: the one it was sent with, else a current one of the same person */
  grantFor(row: OutboxRow): Promise<string | null>;
  /** Deletes a row that changed nothing at Grow, so that its key can be used again. */
  discard(id: string): Promise<void>;
  /** True if no process is about to send a PENDING row any more. */
  isAbandoned(id: string): Promise<boolean>;
  /** Deletes such a row. @returns false if a living process is about to send it */
  discardAbandoned(id: string): Promise<boolean>;
  /** @returns the response body; null once it is erased, or if it cannot be decrypted */
  responseOf(row: OutboxRow): string | null;
  /**
   * Called when processes have died: their SENT rows become UNKNOWN, their PENDING rows are deleted.
   * @returns the rows that became UNKNOWN
   */
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
          owner: database.owner,
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.columns(['person', 'idempotency_key']).doNothing())
        .executeTakeFirstOrThrow();
      const row = await rowOf(person, key).executeTakeFirstOrThrow();
      return { row, isNew: numInsertedOrUpdatedRows === 1n };
    },
    find: async (person, key) => (await rowOf(person, key).executeTakeFirst()) ?? null,
    async transition(id, state, answer, from) {
      const row = await database
        .updateTable('outbox')
        .set({
          state,
          answer: answer === undefined ? null : cipher.seal(answer, placeOf('outbox', id)),
          ...(state === 'CONFIRMED' && answer !== undefined && { record_id: recordId(answer) }),
          updated_at: clock.now(),
        })
        .where('id', '=', id)
        .$if(from !== undefined, (query) => query.where('state', '=', from ?? state))
        .returningAll()
        .executeTakeFirst();
      return row ?? null;
    },
    async markSent(id) {
      const now = clock.now();
      const { numUpdatedRows } = await database
        .updateTable('outbox')
        .set({ state: 'SENT', sent_at: now, updated_at: now })
        .where('id', '=', id)
        // Sent before, and certainly not written.
        .where('state', 'in', ['PENDING', 'SENT'])
        .where('owner', '=', database.owner)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    takeUnresolved: (isDue, pause) =>
      transact(database, async (within) => {
        const rows = await skipLocked(
          within,
          within
            .selectFrom('outbox')
            .selectAll()
            .where('state', '=', 'UNKNOWN')
            .where('match_hash', 'is not', null)
            .$if(isDue, (query) =>
              query.where((where) =>
                where.or([where('read_back_at', 'is', null), where('read_back_at', '<=', clock.now())]),
              ),
            )
            .orderBy('sent_at'),
        ).execute();
        if (rows.length > 0) {
          await within
            .updateTable('outbox')
            .set({ read_back_at: clock.now() + pause })
            .where(
              'id',
              'in',
              rows.map(({ id }) => id),
            )
            .execute();
        }
        return rows;
      }),
    async countUnresolved() {
      const { count } = await database
        .selectFrom('outbox')
        .select((of) => of.fn.countAll<number>().as('count'))
        .where('state', '=', 'UNKNOWN')
        .where('match_hash', 'is not', null)
        .where((where) => where.or([where('read_back_at', 'is', null), where('read_back_at', '<', NEVER)]))
        .executeTakeFirstOrThrow();
      return count;
    },
    async giveUp(id) {
      await database.updateTable('outbox').set({ read_back_at: NEVER }).where('id', '=', id).execute();
    },
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
    async isAbandoned(id) {
      const row = await database
        .selectFrom('outbox')
        .select('id')
        .where('id', '=', id)
        .where(isOrphaned(database, clock, 'owner'))
        .executeTakeFirst();
      return row !== undefined;
    },
    async discardAbandoned(id) {
      const { numDeletedRows } = await database
        .deleteFrom('outbox')
        .where('id', '=', id)
        .where('state', '=', 'PENDING')
        .where(isOrphaned(database, clock, 'owner'))
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    responseOf: ({ id, answer }) => (answer === null ? null : cipher.tryOpen(answer, placeOf('outbox', id))),
    async recover() {
      // This process knows what became of its own.
      const isDead = sql<boolean>`(owner IS NULL OR owner <> ${database.owner})`;
      const isOfTheDead = sql<boolean>`(${isDead} AND ${isOrphaned(database, clock, 'owner')})`;
      await database.deleteFrom('outbox').where('state', '=', 'PENDING').where(isOfTheDead).execute();
      return database
        .updateTable('outbox')
        .set({ state: 'UNKNOWN', updated_at: clock.now() })
        .where('state', '=', 'SENT')
        .where(isOfTheDead)
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
