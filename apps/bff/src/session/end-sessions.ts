import type { Clock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';

/** Ends every session of a grant and forgets the grant. The next request of those browsers is a clean 401. */
export async function endGrant(database: Database, grantId: string): Promise<void> {
  await database.deleteFrom('sessions').where('grant_id', '=', grantId).execute();
  await database.deleteFrom('grants').where('id', '=', grantId).execute();
}

/** Removes sessions past their limits, and grants that no session refers to any more. */
export async function sweepSessions(database: Database, clock: Clock): Promise<void> {
  const now = clock.now();
  await database
    .deleteFrom('sessions')
    .where((either) => either.or([either('idle_expires_at', '<=', now), either('absolute_expires_at', '<=', now)]))
    .execute();
  await database
    .deleteFrom('grants')
    .where('id', 'not in', database.selectFrom('sessions').select('grant_id'))
    // A sign-in stores its grant a moment before its session.
    .where('updated_at', '<', now - 60_000)
    .execute();
}
