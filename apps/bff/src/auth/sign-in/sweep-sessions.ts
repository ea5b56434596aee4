import type { Audit } from '../../audit/audit-log.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { RevokeTokens } from '../oauth/revoke-tokens.ts';
import type { GrantStore } from '../oauth/grant-store.ts';
import { endSessions } from '../../sessions/end-sessions.ts';
import type { SessionStore } from '../../sessions/session-store.ts';

/** Limit per sweep, because each revocation uses a slot of Grow's rate limit. */
const GRANTS_AT_ONCE = 20;
/** A sign-in stores its grant shortly before its session, so newer grants are skipped. */
const SIGN_IN_MS = 60_000;

interface Deps {
  database: Database;
  store: SessionStore;
  clock: Clock;
  grants: GrantStore;
  revokeTokens: RevokeTokens;
  audit: Audit;
  /** True while the process shuts down: the remaining grants wait for the next start. */
  isStopping: () => boolean;
}

/** Deletes sessions past their limits and grants without a session, and revokes their tokens at Clio. */
export async function sweepSessions(deps: Deps): Promise<void> {
  const { database, store, clock, grants, revokeTokens, audit, isStopping } = deps;
  const now = clock.now();
  const ended = await endSessions(database, (where) =>
    where.or([where('idle_expires_at', '<=', now), where('absolute_expires_at', '<=', now)]),
  );
  for (const { session } of ended) store.announceEnd(session);
  for (const session of ended) await audit.record({ event: 'session-ended', outcome: 'expired', ...session });

  const left = await database
    .selectFrom('grants')
    .select('id')
    .where('id', 'not in', database.selectFrom('sessions').select('grant_id'))
    // A firm's grant belongs to no session and must remain.
    .where('id', 'not in', database.selectFrom('firm_connections').select('grant_id'))
    .where('updated_at', '<', now - SIGN_IN_MS)
    .limit(GRANTS_AT_ONCE)
    .execute();
  for (const { id } of left) {
    if (isStopping()) return;
    const record = await grants.remove(id);
    // Clio does not respond: the remaining grants wait for the next sweep.
    if (record !== null && !(await revokeTokens.andWait(record))) return;
  }
}
