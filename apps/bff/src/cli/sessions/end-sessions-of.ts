import type { Audit } from '../../audit/audit-log.ts';
import type { Database } from '../../database/database.ts';
import { endSessions, type EndedSession } from '../../sessions/end-sessions.ts';
import type { RevokeTokens } from '../../auth/oauth/revoke-tokens.ts';
import type { GrantRecord } from '../../auth/oauth/grant-record.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';

/** Consecutive failures after which Clio counts as down and the remaining revocations are skipped. */
const FAILURES = 2;

interface Deps {
  database: Database;
  grants: GrantStore;
  revokeTokens: RevokeTokens;
  audit: Audit;
}

/** Result for the operator. */
export interface EndedSessionsReport {
  sessions: EndedSession[];
  /** Firms whose connection was given by these people and has ended with their sessions. */
  firms: string[];
  /** Token pairs that were deleted here and revoked at Clio. */
  revoked: number;
  /** Deleted here, but Clio did not confirm their revocation. */
  notRevoked: number;
  /** Deleted here, but not revoked at Clio, because no configured key can decrypt them. */
  unreadable: number;
}

/**
 * Ends the sessions of one person or of all people. Deletes everything here first, so that nothing usable remains if
 * Clio fails, and then revokes the tokens at Clio.
 * @param person Grow's id; null for all people
 */
export async function endSessionsOf(
  person: string | null,
  { database, grants, revokeTokens, audit }: Deps,
): Promise<EndedSessionsReport> {
  const sessions = await endSessions(database, (where) =>
    person === null ? where.val(true) : where('person', '=', person),
  );
  const records: GrantRecord[] = [];
  let unreadable = 0;
  for (const id of await grantIds()) {
    const record = await grants.remove(id);
    if (record === null) unreadable += 1;
    else records.push(record);
  }
  const firms = await disconnectFirms();
  for (const session of sessions) await audit.record({ event: 'session-ended', outcome: 'by-operator', ...session });

  let revoked = 0;
  let failures = 0;
  for (const record of records) {
    if (failures >= FAILURES) break;
    const isDone = await revokeTokens.andWait(record);
    failures = isDone ? 0 : failures + 1;
    if (isDone) revoked += 1;
  }
  return { sessions, firms, revoked, notRevoked: records.length - revoked, unreadable };

  /** A firm connection ends with the person who gave it, because it uses their tokens. */
  async function disconnectFirms(): Promise<string[]> {
    const rows = await database
      .deleteFrom('firm_connections')
      .where((where) => (person === null ? where.val(true) : where('person', '=', person)))
      .returning(['firm', 'person'])
      .execute();
    for (const row of rows) await audit.record({ event: 'firm-disconnected', outcome: 'by-operator', ...row });
    return rows.map(({ firm }) => firm);
  }

  /** Returns the grants of these sessions, and any that earlier sessions left behind. */
  async function grantIds(): Promise<Set<string>> {
    const ids = new Set(sessions.map(({ grant }) => grant));
    const rows = await database.selectFrom('grants').select('id').execute();
    for (const { id } of rows) {
      if (person === null || (await grants.load(id))?.record.person.id === person) ids.add(id);
    }
    return ids;
  }
}
