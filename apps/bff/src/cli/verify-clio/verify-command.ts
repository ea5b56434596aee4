import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createAudit } from '../../audit/audit-log.ts';
import type { GrantRecord } from '../../auth/oauth/grant-record.ts';
import { createGrantStore } from '../../auth/oauth/grant-store.ts';
import { systemClock as clock } from '../../clock.ts';
import { readConfig } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { createCipher } from '../../crypto/cipher.ts';
import { createFairBudget } from '../../grow/budget/fair-budget.ts';
import { openSlots } from '../../grow/budget/open-slots.ts';
import { createCircuitBreaker } from '../../grow/client/circuit-breaker.ts';
import { createHttpTransport } from '../../grow/client/http-transport.ts';
import { ProblemError } from '../../problem.ts';
import { openForCommand } from '../open-or-explain.ts';
import { listSessions, type SessionSummary } from '../sessions/list-sessions.ts';
import { createClioReader, type ClioReply } from './clio-reader.ts';
import { notTestable, type Finding, type OpenPoint, type Subject } from './open-point.ts';
import { RECORD_POINTS } from './record-points.ts';
import { RESPONSE_POINTS } from './response-points.ts';
import { UNTESTED_POINTS } from './untested-points.ts';
import { TEST_NOTE, WRITE_POINTS } from './write-points.ts';

const USAGE = 'Usage: npm run cli -- verify-clio [--as <person id or email>] [--write <matter id>]';
/** Low, because a running server sends three per second at the same time. */
const REQUESTS_PER_SECOND = 1;
/** The longest run takes less. */
const MIN_TOKEN_LIFE_MS = 5 * 60_000;

/** All open points, in the order of their tests. */
export const OPEN_POINTS: readonly OpenPoint[] = [
  ...RESPONSE_POINTS.filter(({ name }) => !name.startsWith('rate_limit')),
  ...RECORD_POINTS,
  ...WRITE_POINTS,
  // A 429 may come with any of the requests above.
  ...RESPONSE_POINTS.filter(({ name }) => name.startsWith('rate_limit')),
  ...UNTESTED_POINTS,
];

/**
 * `npm run cli -- verify-clio`: tests the open points of Clio's documents with the access token of a person who is
 * signed in. The token is not refreshed: the server may do so at the same time, and Clio accepts a refresh token once.
 * @see docs/CLIO.md
 */
export async function verifyClio(values: readonly string[]): Promise<boolean> {
  const { as, write } = readOptions(values);
  const config = readConfig();
  const database = await openForCommand(config);
  const transport = createHttpTransport();
  const slots = openSlots(config, database, clock);
  try {
    const grants = createGrantStore(database, createCipher(config.tokenKeys), clock);
    const record = findGrant(await listSessions({ database, clock, grants }), as);
    const token = (): Promise<string> => Promise.resolve(record.accessToken);
    const { apiUrl, authUrl, rateLimit } = config.grow;
    const clio = createClioReader({
      apiUrl,
      authUrl,
      budget: createFairBudget(Math.min(rateLimit, REQUESTS_PER_SECOND), clock, slots),
      breaker: createCircuitBreaker(clock),
      transport,
      clock,
      tokens: { ready: token, peek: token },
    });
    const audit = createAudit({ database, clock, log: pino({ level: 'silent' }), days: config.auditDays });
    let note: Promise<ClioReply> | null = null;
    const subject: Subject = {
      clio,
      matter: write,
      writeNote: () => (note ??= writeAudited(`/matters/${write}/notes`)),
    };
    process.stdout.write(`Testing ${apiUrl}, ${write === null ? 'reading only' : `with a note on matter ${write}`}.\n`);
    return await testAll(subject);

    async function writeAudited(target: string): Promise<ClioReply> {
      const { person, firm } = record;
      const entry = { event: 'written', person: person.id, firm: firm.id, action: 'createMatterNote', target } as const;
      try {
        const reply = await clio.post(target, TEST_NOTE);
        await audit.record({ ...entry, outcome: reply.status === 201 ? 'confirmed' : 'rejected' });
        return reply;
      } catch (error) {
        await audit.record({ ...entry, outcome: 'unknown' });
        throw error;
      }
    }
  } finally {
    await slots?.close();
    await transport.close();
    await database.destroy();
  }
}

/** @throws ConfigError with the usage */
function readOptions(values: readonly string[]): { as: string | null; write: string | null } {
  try {
    const { as = null, write = null } = parseArgs({
      args: [...values],
      options: { as: { type: 'string' }, write: { type: 'string' } },
    }).values;
    if (write === null || /^\d{1,15}$/.test(write)) return { as, write };
  } catch {
    // An unknown option or a missing value.
  }
  throw new ConfigError(USAGE);
}

/**
 * Returns the latest sign-in of the person.
 * @throws ConfigError if there is none, or if several people are signed in and none is named
 */
function findGrant(sessions: readonly SessionSummary[], as: string | null): GrantRecord {
  const wanted = sessions
    .flatMap(({ record }) => record ?? [])
    .filter(({ person }) => as === null || person.id === as || person.email.toLowerCase() === as.toLowerCase());
  if (new Set(wanted.map(({ person }) => person.id)).size > 1)
    throw new ConfigError(`Several people are signed in. Say which of them you are: --as <email>. ${USAGE}`);
  const [latest] = wanted.toSorted((one, other) => other.expiresAt - one.expiresAt);
  if (latest === undefined)
    throw new ConfigError('Sign in to Intake Desk with your own Clio account first, then run this again.');
  if (latest.expiresAt - clock.now() < MIN_TOKEN_LIFE_MS)
    throw new ConfigError('The access token has expired. Open Intake Desk, which renews it, then run this again.');
  return latest;
}

/** @returns false if a test could not be finished, because Clio did not answer */
async function testAll(subject: Subject): Promise<boolean> {
  const counts = new Map<string, number>();
  let isDone = true;
  for (const point of OPEN_POINTS) {
    const finding = await testOne(point, subject).catch((error: unknown): Finding => {
      if (!(error instanceof ProblemError)) throw error;
      isDone = false;
      return notTestable(`Clio did not answer (${error.code})`);
    });
    process.stdout.write(`${point.name.padEnd(26)} ${finding} – ${point.about}\n`);
    const [kind = ''] = finding.split(':');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const summary = ['as assumed', 'different', 'not testable'].map((kind) => `${counts.get(kind) ?? 0} ${kind}`);
  process.stdout.write(`${summary.join(', ')}; ${subject.clio.sent} requests. docs/CLIO.md says what follows.\n`);
  return isDone;
}

async function testOne(point: OpenPoint, subject: Subject): Promise<Finding> {
  return point.test(subject);
}
