import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import { pseudonym } from './session-id.ts';

/** An ended session, with what the log and the audit log may contain of it. */
export interface EndedSession {
  person: string;
  firm: string;
  /** Result of `pseudonym`. */
  session: string;
  grant: string;
}

type Condition = (where: ExpressionBuilder<Tables, 'sessions'>) => Expression<SqlBool>;

/** Ends the sessions for which the condition holds. The next request of those browsers gets a 401. */
export async function endSessions(database: Database, condition: Condition): Promise<EndedSession[]> {
  const rows = await database.deleteFrom('sessions').where(condition).returningAll().execute();
  database.forgetRows(rows.map(({ id }) => id));
  return rows.map(({ id, person, data, grant_id: grant }) => {
    const { firm = '' } = JSON.parse(data) as { firm?: string };
    return { person, firm, session: pseudonym(id), grant };
  });
}

/**
 * Ends every session of a grant and deletes the grant, which is no longer valid.
 * @param grant without a version: whatever it contains now
 * @param onEnded called for each session
 * @returns false if the grant has another version: nothing has ended
 */
export async function endGrant(
  database: Database,
  grant: { id: string; version?: number },
  onEnded: (session: EndedSession) => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const { id, version } = grant;
  // Deleted first: another process may be storing a new pair.
  const { numDeletedRows } = await database
    .deleteFrom('grants')
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n && version !== undefined) return false;
  database.forgetRows([id]);
  const ended = await endSessions(database, (where) => where('grant_id', '=', id));
  for (const session of ended) await onEnded(session);
  return true;
}
