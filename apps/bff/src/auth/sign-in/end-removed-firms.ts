import type { Audit } from '../../audit/audit-log.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';
import { endSessions, type EndedSession } from '../../sessions/end-sessions.ts';
import type { GrantStore } from '../oauth/grant-store.ts';
import type { RevokeTokens } from '../oauth/revoke-tokens.ts';

interface Deps {
  config: Config;
  database: Database;
  grants: GrantStore;
  revokeTokens: RevokeTokens;
  audit: Audit;
}

/**
 * Ends the sessions and the connections of firms that may no longer sign in, and revokes their tokens. Runs at the
 * start, because the configuration is read only then.
 */
export async function endRemovedFirms({ config, database, grants, revokeTokens, audit }: Deps): Promise<void> {
  const allowed = await allowedFirms(config, database);
  if (allowed.length === 0) return;
  const sessions = await database.selectFrom('sessions').select(['id', 'data']).execute();
  const ended: EndedSession[] = [];
  for (const { id, data } of sessions) {
    const { firm } = JSON.parse(data) as { firm?: string };
    if (firm === undefined || allowed.includes(firm)) continue;
    ended.push(...(await endSessions(database, (where) => where('id', '=', id))));
  }
  const connections = await database
    .deleteFrom('firm_connections')
    .where('firm', 'not in', allowed)
    .returning(['firm', 'person', 'grant_id'])
    .execute();
  for (const session of ended) await audit.record({ event: 'session-ended', outcome: 'firm-removed', ...session });
  for (const { firm, person } of connections) {
    await audit.record({ event: 'firm-disconnected', outcome: 'firm-removed', firm, person });
  }
  const ids = new Set([...ended.map(({ grant }) => grant), ...connections.map(({ grant_id }) => grant_id)]);
  for (const id of ids) {
    const record = await grants.remove(id);
    if (record !== null) revokeTokens(record);
  }
}

/** Without a list, the first firm that signed in owns the installation; empty before that. */
async function allowedFirms(config: Config, database: Database): Promise<readonly string[]> {
  if (config.allowedFirms.length > 0) return config.allowedFirms;
  const owner = await database.selectFrom('installation').select('firm').executeTakeFirst();
  return owner === undefined ? [] : [owner.firm];
}
