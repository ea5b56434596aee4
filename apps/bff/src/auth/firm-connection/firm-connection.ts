import type { FirmConnectionView } from '@intake-desk/desk-api/connection';
import type { Audit } from '../../audit/audit-log.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';
import type { RevokeTokens } from '../oauth/revoke-tokens.ts';
import type { GrantStore } from '../oauth/grant-store.ts';

/** Grant that an intake manager gave on purpose, so that the mirror stays fresh while no user is signed in. */
export interface FirmConnection {
  /** Null if the firm is not connected, or if Grow no longer accepts the grant. */
  grantOf(firm: string): Promise<string | null>;
  viewOf(firm: string): Promise<Omit<FirmConnectionView, 'mayChange'>>;
  /** Replaces the firm's grant; the old one is revoked. */
  connect(firm: string, grant: string, person: string): Promise<void>;
  /** Deletes row and grant first, then revokes in the background. @returns false if the firm was not connected */
  disconnect(firm: string): Promise<boolean>;
}

interface Deps {
  config: Config;
  database: Database;
  grants: GrantStore;
  clock: Clock;
  revokeTokens: RevokeTokens;
  audit: Audit;
  onChange: () => void;
}

/** A grant that Grow did not renew is deleted like any other; the row remains and shows that there was one. */
export function createFirmConnection({
  config,
  database,
  grants,
  clock,
  revokeTokens,
  audit,
  onChange,
}: Deps): FirmConnection {
  return {
    async grantOf(firm) {
      const row = await rowOf(firm);
      if (row === undefined) return null;
      return (await recordOf(row)) === null ? null : row.grant_id;
    },
    async viewOf(firm) {
      const row = await rowOf(firm);
      if (row === undefined) return { state: 'none', by: null, since: null };
      const record = await recordOf(row);
      return {
        state: record === null ? 'lost' : 'connected',
        by: record?.person.displayName ?? null,
        since: new Date(record === null ? (row.lost_at ?? clock.now()) : row.connected_at).toISOString(),
      };
    },
    async connect(firm, grant, person) {
      const old = await rowOf(firm);
      const row = { firm, grant_id: grant, person, connected_at: clock.now(), lost_at: null };
      await database
        .insertInto('firm_connections')
        .values(row)
        .onConflict((conflict) => conflict.column('firm').doUpdateSet(row))
        .execute();
      // A crash before this leaves an unused grant, which the session sweep deletes.
      if (old !== undefined) await forget(old.grant_id);
      onChange();
    },
    async disconnect(firm) {
      const row = await rowOf(firm);
      if (row === undefined) return false;
      await database.deleteFrom('firm_connections').where('firm', '=', firm).execute();
      await forget(row.grant_id);
      onChange();
      return true;
    },
  };

  /**
   * Loads the grant; the first call after Grow has ended it records the loss. @returns null if Grow no longer accepts
   * it
   */
  async function recordOf(row: { firm: string; grant_id: string; person: string; lost_at: number | null }) {
    const found = await grants.load(row.grant_id);
    if (found !== null || row.lost_at !== null) return found?.record ?? null;
    const at = clock.now();
    const { numUpdatedRows } = await database
      .updateTable('firm_connections')
      .set({ lost_at: at })
      .where('firm', '=', row.firm)
      .where('grant_id', '=', row.grant_id)
      .where('lost_at', 'is', null)
      .executeTakeFirstOrThrow();
    row.lost_at = at;
    if (numUpdatedRows > 0n) {
      const { firm, person } = row;
      await audit.record({ event: 'firm-connection-lost', outcome: 'over-at-clio', person, firm });
    }
    return null;
  }

  /** A firm that is not allowed has no connection, whatever the table contains. */
  async function rowOf(firm: string) {
    if (config.allowedFirms.length > 0 && !config.allowedFirms.includes(firm)) return undefined;
    return database.selectFrom('firm_connections').selectAll().where('firm', '=', firm).executeTakeFirst();
  }

  async function forget(grant: string): Promise<void> {
    const record = await grants.remove(grant);
    if (record !== null) revokeTokens(record);
  }
}
