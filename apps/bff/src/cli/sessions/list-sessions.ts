import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { pseudonym } from '../../sessions/session-id.ts';
import type { GrantRecord } from '../../auth/oauth/grant-record.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';

/** A session, as shown to the operator. Instants are milliseconds since 1970. */
export interface SessionSummary {
  person: string;
  /** Pseudonym, as in the log. */
  session: string;
  grant: string;
  /** Null if no configured key can decrypt it. */
  record: GrantRecord | null;
  idleUntil: number;
  atMostUntil: number;
}

interface Deps {
  database: Database;
  clock: Clock;
  grants: GrantStore;
}

/** Returns the sessions within their limits, latest absolute limit first. */
export async function listSessions({ database, clock, grants }: Deps): Promise<SessionSummary[]> {
  const now = clock.now();
  const rows = await database
    .selectFrom('sessions')
    .selectAll()
    .where('idle_expires_at', '>', now)
    .where('absolute_expires_at', '>', now)
    .orderBy('absolute_expires_at', 'desc')
    .execute();
  return Promise.all(
    rows.map(async ({ id, person, grant_id: grant, idle_expires_at: idleUntil, absolute_expires_at: atMostUntil }) => ({
      person,
      session: pseudonym(id),
      grant,
      record: (await grants.load(grant))?.record ?? null,
      idleUntil,
      atMostUntil,
    })),
  );
}

/**
 * @param who Grow's id of a person, or the email of a user who is signed in
 * @returns the id; null if no user is signed in with this email
 */
export async function personId(who: string, { database, grants }: Deps): Promise<string | null> {
  if (/^\d{1,19}$/.test(who)) return who;
  const rows = await database.selectFrom('grants').select('id').execute();
  for (const { id } of rows) {
    const person = (await grants.load(id))?.record.person;
    if (person?.email.toLowerCase() === who.toLowerCase()) return person.id;
  }
  return null;
}
