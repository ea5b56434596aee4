import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readConfig, VARIABLES } from '#src/config/config.ts';
import { createMetrics } from '#src/metrics/create-metrics.ts';
import { MESSAGE_PAGES } from '#src/auth/sign-in/message-page.ts';
import { MAX_BODY_BYTES } from '#src/http/json-body.ts';

const ROOT = new URL('../../../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, ROOT), 'utf8');
const guide = await read('docs/OPERATIONS.md');

/** Returns the rows of the first table below a heading, as cells. */
function table(heading: string): string[][] {
  const [, below = ''] = guide.split(`\n## ${heading}\n`);
  const [section = ''] = below.split('\n## ');
  const lines = section.split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith('| --- ')) + 1);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
const inCode = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
const sorted = (codes: Iterable<string>) => [...new Set(codes)].toSorted();

test('the table of variables lists exactly the ones that the BFF or the sandbox reads', async () => {
  const documented = table('Variables').flatMap(([cell]) => inCode(cell));
  const sandbox = (await read('apps/sandbox/src/config.ts')).matchAll(/(?:environment\.|\{ )([A-Z][A-Z_]+)\b/g);
  const known = [...Object.keys(VARIABLES), ...[...sandbox].map(([, name = '']) => name)];
  expect(known).toContain('SANDBOX_SWITCHES');
  expect(documented.toSorted()).toEqual(sorted(known));
});

test('no other file of the BFF reads the environment, except the one that silences DEBUG', async () => {
  const readers: string[] = [];
  for await (const file of glob('apps/bff/src/**/*.ts', { cwd: ROOT })) {
    if ((await read(file)).includes('process.env')) readers.push(file);
  }
  expect(readers.toSorted()).toEqual(['apps/bff/src/config/config.ts', 'apps/bff/src/config/silence-debug.ts']);
});

test('the defaults in the table are those of the code', () => {
  const defaults = new Map(
    table('Variables').flatMap(([names, values = '']) =>
      inCode(names).map((name, index) => [name, values.split(', ')[index] ?? values] as const),
    ),
  );
  const config = readConfig({
    DATA_DIR: '.data-of-a-test',
    GROW_REGION: 'eu',
    GROW_CLIENT_ID: 'abcdef',
    GROW_CLIENT_SECRET: 'ghijkl',
    PUBLIC_URL: 'https://desk.firm.test',
    SESSION_SECRETS: 'VmFyaWV0eSBpcyB0aGUgc3BpY2Ugb2YgbGlmZQ',
    TOKEN_KEYS: 'k1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
  });
  const inCodeNow = {
    HOST: config.host,
    PORT: config.port,
    GROW_RATE_LIMIT: config.grow.rateLimit,
    SESSION_IDLE_SECONDS: config.session.idleSeconds,
    SESSION_ABSOLUTE_SECONDS: config.session.absoluteSeconds,
    AUDIT_DAYS: config.auditDays,
    CSV_EXPORT: config.csvExport,
    MIRROR: config.mirror ? 'on' : 'off',
    METRICS_PORT: config.metricsPort ?? 'empty',
    TRUST_PROXY: config.trustProxy.join() || 'empty',
    ALLOWED_FIRMS: config.allowedFirms.join() || 'empty',
    INTAKE_LEADS: config.intakeManagers.join() || 'empty',
  };
  for (const [name, value] of Object.entries(inCodeNow)) expect(defaults.get(name), name).toBe(String(value));
  expect(config.grow.scopes).toHaveLength(17);
});

/** A number in a source file, and how the guide writes it. The file is below `apps/bff/src`. */
const FIGURES: readonly [what: string, written: string, file: string, code: RegExp, value: number][] = [
  ['slot of the budget', '250 ms', 'grow/budget/rate-window.ts', /ARRIVAL_MS = ([\d_]+)/, 250],
  ['queue for Grow', '20 s', 'grow/budget/fair-budget.ts', /MAX_WAIT_MS = ([\d_]+)/, 20_000],
  ['requests of one session', '8 at once', 'http/session-limits.ts', /AT_ONCE = (\d+)/, 8],
  ['requests of one session', '500 that wait', 'http/session-limits.ts', /MAX_WAITING = (\d+)/, 500],
  ['writes of one person', '5,000 at once', 'http/session-limits.ts', /atOnce: (\d+)/, 5000],
  ['writes of one person', '2 a second', 'http/session-limits.ts', /perSecond: (\d+)/, 2],
  ['connection to Grow', '5 s', 'grow/client/http-transport.ts', /connect: \{ timeout: ([\d_]+)/, 5000],
  ['first byte', '15 s', 'grow/client/http-transport.ts', /headersTimeout: ([\d_]+)/, 15_000],
  ['first byte', '10 s', 'grow/client/http-transport.ts', /bodyTimeout: ([\d_]+)/, 10_000],
  ["Grow's answer", '10 MB', 'grow/client/http-transport.ts', /MAX_RESPONSE_BYTES = (\d+) \* 1024 \* 1024/, 10],
  ['one request to Grow', '20 s', 'grow/client/grow-client.ts', /TOTAL_MS = ([\d_]+)/, 20_000],
  ['one request to Grow', 'repeated, twice', 'grow/client/grow-client.ts', /READ_RETRIES = (\d+)/, 2],
  ['Grow counts as down', '5 failures', 'grow/client/circuit-breaker.ts', /FAILURES = (\d+)/, 5],
  ['Grow counts as down', '5 s', 'grow/client/circuit-breaker.ts', /FIRST_MS = ([\d_]+)/, 5000],
  ['Grow counts as down', '60 s', 'grow/client/circuit-breaker.ts', /MAX_OPEN_MS = ([\d_]+)/, 60_000],
  ['token endpoint', '10 s', 'auth/oauth/oauth-client.ts', /TIMEOUT_MS = ([\d_]+)/, 10_000],
  ['refresh of a token', '30 s', 'auth/oauth/access-tokens.ts', /RETRY_EARLY_MS = ([\d_]+)/, 30_000],
  [
    'a pause that Grow',
    'up to 5 minutes',
    'grow/client/rate-limit-backoff.ts',
    /MAX_RETRY_AFTER_MS = ([\d_]+)/,
    300_000,
  ],
  ['a pause that Grow', '1 s doubling', 'grow/client/rate-limit-backoff.ts', /FIRST_MS = ([\d_]+)/, 1000],
  ['a pause that Grow', 'to 16 s', 'grow/client/rate-limit-backoff.ts', /MAX_BACKOFF_MS = ([\d_]+)/, 16_000],
  ['look for a write', 'absent after 60 s', 'grow/outbox/reconciler.ts', /ABSENT_AFTER_MS = ([\d_]+)/, 60_000],
  ['look for a write', '10 minutes', 'grow/outbox/reconciler.ts', /UNDECIDABLE_AFTER_MS = (\d+) \* 60_000/, 10],
  ['sign-in on its way', '10 minutes', 'auth/oauth/login-state-cookie.ts', /LIFE_MS = (\d+) \* 60_000/, 10],
  ['sign-in on its way', 'five at once', 'auth/oauth/login-state-cookie.ts', /MAX_LOGINS = (\d+)/, 5],
  ['sign-ins from one address', '240', 'auth/sign-in/sign-in-rate-limit.ts', /PER_MINUTE = (\d+)/, 240],
  ['session clean-up', '10 minutes', 'app/run-sweeps.ts', /EVERY_MS = (\d+) \* 60_000/, 10],
  ['body, address', '8 KB', 'http/request-target.ts', /MAX_TARGET_LENGTH = (\d+)/, 8192],
  ['headers, whole request', '20 s', 'main.ts', /headersTimeout: ([\d_]+)/, 20_000],
  ['headers, whole request', '60 s', 'main.ts', /requestTimeout: ([\d_]+)/, 60_000],
  ['a connection on which', '90 to', 'main.ts', /setTimeout\(([\d_]+)\)/, 90_000],
  ['a kept connection', '65 s', 'main.ts', /keepAliveTimeout: ([\d_]+)/, 65_000],
  ['database that is busy', '5 s', 'database/sqlite/sqlite-dialect.ts', /LOCK_WAIT_MS = ([\d_]+)/, 5000],
  ["Intake Desk's answer", '45 s', '../../web/src/platform/http/http.ts', /LIMIT_MS = ([\d_]+)/, 45_000],
  ['stop', '25 s', 'app/shut-down.ts', /LIMIT_MS = ([\d_]+)/, 25_000],
  ['stop', '3 s', 'app/shut-down.ts', /LEAVE_MS = ([\d_]+)/, 3000],
  ['stop', '18 s', 'app/shut-down.ts', /ANSWER_MS = ([\d_]+)/, 18_000],
];
test.each(FIGURES)('%s: %s', async (what, written, file, code, value) => {
  const rows = table('Limits and time-outs, and why').filter(([cell = '']) => cell.startsWith(what));
  expect(rows.map(([, figure, why]) => `${figure} ${why}`).join()).toContain(written);
  const [, found = ''] = code.exec(await read(`apps/bff/src/${file}`)) ?? [];
  expect(Number(found.replaceAll('_', ''))).toBe(value);
});

test('every row of the limits has a number that is compared here', () => {
  const compared = new Set(FIGURES.map(([what]) => what));
  for (const [what = ''] of table('Limits and time-outs, and why')) {
    expect(
      [...compared].some((begin) => what.startsWith(begin)),
      what,
    ).toBe(true);
  }
  expect(MAX_BODY_BYTES).toBe(512 * 1024);
});

test('the table of metrics lists exactly our own metrics', async () => {
  const documented = table('Metrics').flatMap(([cell]) => inCode(cell));
  const own = (await createMetrics(false).registry.getMetricsAsJSON()).map(({ name }) => name);
  expect(documented.toSorted()).toEqual(own.toSorted());
});

test('the table of the audit log lists every event, and the code of each refusal', async () => {
  const rows = table('Logs and audit');
  const source = await read('apps/bff/src/audit/audit-log.ts');
  const [, union = ''] = /export type AuditEvent =([^;]+);/.exec(source) ?? [];
  const events = [...union.matchAll(/'([^']+)'/g)].map(([, event = '']) => event);
  expect(sorted(rows.flatMap(([cell]) => inCode(cell)))).toEqual(events.toSorted());
  const codes = (event: string) => rows.find(([cell]) => inCode(cell).includes(event))?.[1]?.split(', ') ?? [];
  // A rate-limited sign-in gets a page and a log line, and is in no audit log.
  expect(sorted(codes('sign-in-refused'))).toEqual(
    sorted(Object.keys(MESSAGE_PAGES).filter((page) => page !== 'tooMany')),
  );
});
