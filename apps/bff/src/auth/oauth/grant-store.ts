import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { isOrphaned, later, LEASE_MS } from '../../leases/instance.ts';
import { cachedRow } from '../../database/cached-row.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Cipher } from '../../crypto/cipher.ts';
import type { GrantRecord, VersionedGrant } from './grant-record.ts';

/** Stores grants, one encrypted and versioned row each. */
export interface GrantStore {
  create(record: GrantRecord): Promise<string>;
  /** @returns null if there is none, or if no configured key can decrypt it */
  load(id: string): Promise<VersionedGrant | null>;
  /** Same as {@link GrantStore.load}, but never from memory. @throws StoreUnavailable */
  read(id: string): Promise<VersionedGrant | null>;
  /** Compare-and-set; ends the lease. @returns false when the row is gone or was changed since it was read */
  replace(read: VersionedGrant, record: GrantRecord): Promise<boolean>;
  /**
   * Stores a grant as it was read, with a lease: from now on only this process may use its refresh token.
   * @returns null when another process has the lease, or the row is gone or was changed since it was read
   */
  lease(read: VersionedGrant): Promise<VersionedGrant | null>;
  /** Ends the lease of this process, if it has it. */
  release(id: string): Promise<void>;
  /** @returns the deleted record, for revocation */
  remove(id: string): Promise<GrantRecord | null>;
}

export function createGrantStore(database: Database, cipher: Cipher, clock: Clock): GrantStore {
  const find = cachedRow(
    database,
    database.selectFrom('grants').select(['version', 'record']).where('id', '=', ''),
    (id, row): VersionedGrant | null => {
      const record = open(id, row.record);
      return record === null ? null : { id, version: row.version, record };
    },
  );

  return {
    async create(record) {
      const id = randomBytes(16).toString('base64url');
      await database
        .insertInto('grants')
        .values({ id, version: 1, record: seal(id, record), updated_at: clock.now() })
        .execute();
      return id;
    },
    load: find,
    async read(id) {
      const row = await database
        .selectFrom('grants')
        .select(['version', 'record'])
        .where('id', '=', id)
        .executeTakeFirst();
      const record = row === undefined ? null : open(id, row.record);
      return row === undefined || record === null ? null : { id, version: row.version, record };
    },
    async replace(read, record) {
      const { numUpdatedRows } = await write(read, record)
        .set({ refresh_owner: null, refresh_until: null })
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async lease(read) {
      const isFree = isOrphaned(database, clock, 'refresh_owner');
      const { numUpdatedRows } = await write(read, read.record)
        .set({ refresh_owner: database.owner, refresh_until: later(database, clock, LEASE_MS) })
        .where(sql<boolean>`(${isFree} OR refresh_until <= ${database.now(clock)})`)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n ? { ...read, version: read.version + 1 } : null;
    },
    async release(id) {
      await database
        .updateTable('grants')
        .set({ refresh_owner: null, refresh_until: null })
        .where('id', '=', id)
        .where('refresh_owner', '=', database.owner)
        .execute();
    },
    async remove(id) {
      const row = await database.deleteFrom('grants').where('id', '=', id).returning('record').executeTakeFirst();
      database.forgetRows([id]);
      return row === undefined ? null : open(id, row.record);
    },
  };

  function write({ id, version }: VersionedGrant, record: GrantRecord) {
    return database
      .updateTable('grants')
      .set({ version: version + 1, record: seal(id, record), updated_at: clock.now() })
      .where('id', '=', id)
      .where('version', '=', version);
  }

  function seal(id: string, record: GrantRecord): string {
    return cipher.seal(JSON.stringify(record), placeOf('grants', id));
  }

  function open(id: string, sealed: string): GrantRecord | null {
    const text = cipher.tryOpen(sealed, placeOf('grants', id));
    // A retired key or a copied row: the user has to sign in again.
    return text === null ? null : (JSON.parse(text) as GrantRecord);
  }
}
