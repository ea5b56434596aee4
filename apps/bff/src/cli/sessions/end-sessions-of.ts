import type { Audit } from '../../audit/audit-log.ts';
import type { Database } from '../../database/database.ts';
import { endSessions, type EndedSession } from '../../sessions/end-sessions.ts';
import type { RevokeTokens } from '../../auth/oauth/revoke-tokens.ts';
import type { GrantRecord } from '../../auth/oauth/grant-record.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';

/** After so many in a row Clio counts as down, and nobody waits for the rest. */
const FAILURES = 2;

interface Deps {
  database: Database;
  grants: GrantStore;
  revokeTokens: RevokeTokens;
  audit: Audit;
}

/** What became of it. */
export interface EndedSessionsReport {
  sessions: EndedSession[];
  /** Firms whose connection these people had given: it ends with them. */
  firms: string[];
  /** Pairs of tokens that were removed here and that Clio took back. */
  revoked: number;
  /** Removed here, and Clio did not say that it took them back. */
  notRevoked: number;
  /** Removed here; our keys do not open them, so Clio cannot be told. */
  unreadable: number;
}

/**
 * Ends one person's sessions or everybody's: first everything here, so that nothing usable is left whatever Clio does, and
 * then the tokens at Clio.
 * @param person Grow's id; null for everybody
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

  /** A connection ends with the person who gave it: their tokens are what it lives on. */
  async function disconnectFirms(): Promise<string[]> {
    const rows = await database
      .deleteFrom('firm_connections')
      .where((where) => (person === null ? where.val(true) : where('person', '=', person)))
      .returning(['firm', 'person'])
      .execute();
    for (const row of rows) await audit.record({ event: 'firm-disconnected', outcome: 'by-operator', ...row });
    return rows.map(({ firm }) => firm);
  }

  /** Those of the sessions, and any that a session of before left behind. */
  async function grantIds(): Promise<Set<string>> {
    const ids = new Set(sessions.map(({ grant }) => grant));
    const rows = await database.selectFrom('grants').select('id').execute();
    for (const { id } of rows) {
      if (person === null || (await grants.load(id))?.record.person.id === person) ids.add(id);
    }
    return ids;
  }
}
