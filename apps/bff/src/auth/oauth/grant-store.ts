import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { cachedRow } from '../../database/cached-row.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Cipher } from '../../crypto/cipher.ts';
import type { GrantRecord, VersionedGrant } from './grant-record.ts';

/** Stores grants, one encrypted and versioned row each. */
export interface GrantStore {
  create(record: GrantRecord): Promise<string>;
  /** @returns null if there is none, or if no configured key can decrypt it */
  load(id: string): Promise<VersionedGrant | null>;
  /** Compare-and-set. @returns false when the row is gone or was changed since it was read */
  replace(read: VersionedGrant, record: GrantRecord): Promise<boolean>;
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
    async replace({ id, version }, record) {
      const { numUpdatedRows } = await database
        .updateTable('grants')
        .set({ version: version + 1, record: seal(id, record), updated_at: clock.now() })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async remove(id) {
      const row = await database.deleteFrom('grants').where('id', '=', id).returning('record').executeTakeFirst();
      database.forgetRows([id]);
      return row === undefined ? null : open(id, row.record);
    },
  };

  function seal(id: string, record: GrantRecord): string {
    return cipher.seal(JSON.stringify(record), placeOf('grants', id));
  }

  function open(id: string, sealed: string): GrantRecord | null {
    const text = cipher.tryOpen(sealed, placeOf('grants', id));
    // A retired key or a copied row: the user has to sign in again.
    return text === null ? null : (JSON.parse(text) as GrantRecord);
  }
}
