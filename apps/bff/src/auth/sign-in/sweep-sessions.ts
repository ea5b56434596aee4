import type { Audit } from '../../audit/audit-log.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { RevokeTokens } from '../oauth/revoke-tokens.ts';
import type { GrantStore } from '../oauth/grant-store.ts';
import { endSessions } from '../../sessions/end-sessions.ts';

/** Each revocation takes a turn in the queue for Grow. */
const GRANTS_AT_ONCE = 20;
/** A sign-in stores its grant a moment before its session. */
const SIGN_IN_MS = 60_000;

interface Deps {
  database: Database;
  clock: Clock;
  grants: GrantStore;
  revokeTokens: RevokeTokens;
  audit: Audit;
  /** The process is on its way down: what is left waits for the next start. */
  isStopping: () => boolean;
}

/** Removes sessions past their limits, and grants that no session refers to any more; their tokens are revoked at Clio. */
export async function sweepSessions(deps: Deps): Promise<void> {
  const { database, clock, grants, revokeTokens, audit, isStopping } = deps;
  const now = clock.now();
  const ended = await endSessions(database, (where) =>
    where.or([where('idle_expires_at', '<=', now), where('absolute_expires_at', '<=', now)]),
  );
  for (const session of ended) await audit.record({ event: 'session-ended', outcome: 'expired', ...session });

  const left = await database
    .selectFrom('grants')
    .select('id')
    .where('id', 'not in', database.selectFrom('sessions').select('grant_id'))
    // That of a firm belongs to no session, and stays.
    .where('id', 'not in', database.selectFrom('firm_connections').select('grant_id'))
    .where('updated_at', '<', now - SIGN_IN_MS)
    .limit(GRANTS_AT_ONCE)
    .execute();
  for (const { id } of left) {
    if (isStopping()) return;
    const record = await grants.remove(id);
    // Clio does not answer: the others may have better luck at the next sweep.
    if (record !== null && !(await revokeTokens.andWait(record))) return;
  }
}
