import { pino } from 'pino';
import { createAudit } from '../audit/audit-log.ts';
import { systemClock as clock } from '../clock.ts';
import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { createFairBudget } from '../grow/budget/fair-budget.ts';
import { openSlots } from '../grow/budget/open-slots.ts';
import { createRevokeTokens } from '../auth/oauth/revoke-tokens.ts';
import { createCipher } from '../crypto/cipher.ts';
import { createGrantStore } from '../auth/oauth/grant-store.ts';
import { createDecisionLog } from '../features/triage/decision-log.ts';
import { createOAuthClient } from '../auth/oauth/oauth-client.ts';
import { openForCommand } from './open-or-explain.ts';
import { endSessionsOf, type EndedSessionsReport } from './sessions/end-sessions-of.ts';
import { erasePerson } from './sessions/erase-person.ts';
import { sessionTable } from './sessions/session-table.ts';
import { listSessions, personId } from './sessions/list-sessions.ts';

const USAGE = 'Usage: npm run cli -- sessions list | end <person id or email> | end-all | erase <person id or email>';
/** Low, so that users of a running server hardly wait: both share its rate limit. */
const REVOCATIONS_PER_SECOND = 1;

/** `npm run cli -- sessions`: works on the server's data directory, whether the server runs or not. */
export async function sessions(values: readonly string[]): Promise<boolean> {
  const [order, who = '', ...rest] = values;
  const needsPerson = order === 'end' || order === 'erase';
  const isKnown = needsPerson || order === 'list' || order === 'end-all';
  if (!isKnown || rest.length > 0 || needsPerson !== (who !== '')) throw new ConfigError(USAGE);

  const config = readConfig();
  const database = await openForCommand(config);
  const log = pino({ level: 'silent' });
  const cipher = createCipher(config.tokenKeys);
  const grants = createGrantStore(database, cipher, clock);
  const audit = createAudit({ database, clock, log, days: config.auditDays });
  const slots = openSlots(config, database, clock);
  const oauth = createOAuthClient(config, createFairBudget(REVOCATIONS_PER_SECOND, clock, slots));
  const revokeTokens = createRevokeTokens(oauth, log);
  const parts = { database, clock, grants, audit, revokeTokens };
  try {
    if (order === 'list') {
      say(sessionTable(await listSessions(parts), config.session.absoluteSeconds));
      return true;
    }
    if (order === 'end-all') return tell(await endSessionsOf(null, parts));
    const person = await personId(who, parts);
    if (person === null) throw new ConfigError('No one is signed in with this email address. Use the id from Clio.');
    const isDone = tell(await endSessionsOf(person, parts));
    return order === 'erase' ? (await erase(person)) && isDone : isDone;
  } finally {
    await slots?.close();
    await database.destroy();
  }

  async function erase(person: string): Promise<boolean> {
    const chain = createDecisionLog(database, cipher);
    const { outbox, audit: lines, unsettled, unreadable } = await erasePerson(database, chain, person);
    await audit.record({ event: 'person-erased', outcome: 'by-operator' });
    say(`Removed ${outbox} journalled writes; ${lines} lines of the audit log no longer say by whom.\n`);
    if (unsettled > 0) say(`${unsettled} writes whose outcome is unknown stay for thirty days, without a name.\n`);
    if (unreadable > 0)
      say(
        `${unreadable} lines of the decision log cannot be read with these TOKEN_KEYS and may still name the person.\n`,
      );
    return unreadable === 0;
  }
}

/** @returns true if no work remains */
function tell({ sessions, firms, revoked, notRevoked, unreadable }: EndedSessionsReport): boolean {
  const people = new Set(sessions.map(({ person }) => person)).size;
  say(`Ended ${sessions.length} sessions of ${people} people. Tokens revoked at Clio: ${revoked}.\n`);
  if (firms.length > 0) {
    say(
      'The firm’s connection ended with them. Sync pauses when no one is signed in, until an intake manager reconnects the ' +
        'firm in Settings.\n',
    );
  }
  if (notRevoked > 0) {
    say(
      `Clio did not revoke the tokens of ${notRevoked} sign-ins. They are gone from here; to end them there too, let the ` +
        `person remove this application in Clio, or deactivate the person.\n`,
    );
  }
  if (unreadable > 0) {
    say(`${unreadable} sign-ins could not be read with these TOKEN_KEYS: gone from here, not revoked at Clio.\n`);
  }
  return notRevoked === 0 && unreadable === 0;
}

function say(text: string): void {
  process.stdout.write(text);
}
