import { createServer } from 'node:net';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { freePort } from '../support/free-port.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { startedProcess } from '../support/started-process.ts';

/** A server that the tests stop and start, with one database for each test. */
let server: PostgresServer;
let stack: Stack | null = null;
let count = 0;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.remove());
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

async function query(statement: string, database = 'postgres'): Promise<unknown[]> {
  const client = new Client(`${server.url}/${database}`);
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function newDatabase(): Promise<string> {
  const name = `desk_${(count += 1)}`;
  await query(`CREATE DATABASE ${name}`);
  return name;
}

async function stackOn(database: string, environment: Record<string, string> = {}): Promise<Stack> {
  return (stack = await startStack({ DATABASE_URL: `${server.url}/${database}`, ...environment }));
}

/** Resolves after so many attempts to connect. The connections are closed at once. */
async function attempts(port: number, wanted: number): Promise<void> {
  let made = 0;
  const refusing = createServer((socket) => {
    made += 1;
    socket.destroy();
  }).listen(port, '127.0.0.1');
  await expect.poll(() => made).toBeGreaterThanOrEqual(wanted);
  await new Promise((resolve) => refusing.close(resolve));
}

const statusOf = async (at: Stack, path: string) => (await at.browser().ask(at.url, path)).status;

test('away at the start, PostgreSQL is waited for: one line says so, the server is alive and not ready, and starts once the database answers', async () => {
  const on = await stackOn(await newDatabase());
  await on.bff.stop();
  await server.stop();
  const port = await freePort();
  const waiting = startedProcess('apps/bff/src/main.ts', { ...on.settings, PORT: String(port) });
  try {
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    await expect.poll(async () => (await ask('/healthz').catch(() => null))?.status).toBe(200);
    const ready = await ask('/readyz');
    expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([
      503,
      '5',
      { status: 'not-ready', database: 'unavailable' },
    ]);
    expect((await ask('/api/desk/leads')).status).toBe(503);
    await attempts(server.port, 2);
    expect(waiting.stderr()).toMatch(/^DATABASE_URL cannot be used: .*ECONNREFUSED.*\. Trying again every second\.\n$/);
    await server.start();
    await waiting.line(/Intake Desk BFF listening/);
    expect((await ask('/readyz')).status).toBe(200);
  } finally {
    expect(await waiting.stop()).toBe(0);
  }
});

test('18: away while the server runs: what needs the database gets 503 with Retry-After, lists are served from memory, and nothing must be restarted', async () => {
  const on = await stackOn(await newDatabase(), { MIRROR: 'on', GROW_RATE_LIMIT: '0' });
  const browser = await on.signIn();
  const list = async () => {
    const answer = await on.call(browser, '/api/desk/leads');
    return answer.status === 200 ? (answer.json() as { data: unknown[]; meta: { complete: boolean } }) : answer.status;
  };
  await expect.poll(async () => ((await list()) as { meta: { complete: boolean } }).meta.complete).toBe(true);
  const before = (await list()) as { data: unknown[] };
  expect(before.data.length).toBeGreaterThan(0);
  // A person who has signed out is not remembered.
  const left = await on.signIn();
  const cookie = left.jar(on.url).get('session') ?? '';
  expect((await on.call(left, '/api/desk/leads')).status).toBe(200);
  expect((await on.call(left, '/auth/logout', { method: 'POST' })).status).toBe(204);
  left.jar(on.url).set('session', cookie);

  await server.stop();
  try {
    expect(await statusOf(on, '/healthz')).toBe(200);
    expect(await statusOf(on, '/readyz')).toBe(503);
    expect(await list()).toMatchObject({ data: before.data });
    const refused = await on.call(browser, '/api/desk/audit');
    expect([refused.status, refused.headers['retry-after'], refused.json()]).toEqual([
      503,
      '5',
      expect.objectContaining({ code: 'store-unavailable' }),
    ]);
    expect((await on.call(left, '/api/desk/leads')).status).toBe(503);
    // A sign-in cannot be stored.
    expect((await on.browser().ask(on.url, await on.consent(on.browser()))).status).not.toBe(303);
  } finally {
    await server.start();
  }
  await expect.poll(() => statusOf(on, '/readyz'), { timeout: 10_000 }).toBe(200);
  await expect.poll(async () => (await on.call(browser, '/api/desk/audit')).status, { timeout: 10_000 }).toBe(200);
  const lead = (before.data[0] as { id: number }).id;
  expect((await on.call(browser, `/api/desk/leads/${lead}/claim`, { method: 'PUT' })).status).toBe(200);
  expect(on.bff.child.exitCode).toBeNull();
});

test('a primary that becomes read-only and comes back is used again within ten seconds, without a restart', async () => {
  const database = await newDatabase();
  const on = await stackOn(database, { MIRROR: 'on', GROW_RATE_LIMIT: '0' });
  const browser = await on.signIn();
  const claim = async () => {
    const answer = await on.call(browser, '/api/desk/leads');
    const { data } = answer.json() as { data: { id: number }[] };
    return (await on.call(browser, `/api/desk/leads/${data[0]?.id}/claim`, { method: 'PUT' })).status;
  };
  await expect.poll(claim).toBe(200);
  await query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
  await query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
  await expect.poll(() => statusOf(on, '/readyz')).toBe(503);
  await expect.poll(claim).toBe(503);
  await query(`ALTER DATABASE ${database} RESET default_transaction_read_only`);
  const back = performance.now();
  await expect.poll(claim, { timeout: 10_000 }).toBe(200);
  await expect.poll(() => statusOf(on, '/readyz')).toBe(200);
  expect(performance.now() - back).toBeLessThan(10_000);
});

test('a second server on the same database is refused in one line, and starts at once when the first one is killed', async () => {
  const database = await newDatabase();
  const on = await stackOn(database);
  const second = () =>
    startedProcess('apps/bff/src/main.ts', { ...on.settings, PORT: '0', DATA_DIR: `${on.directory}/elsewhere` });
  const refused = second();
  expect(await refused.ended()).toBe(1);
  expect(refused.stderr()).toBe(
    'Another desk runs on the database of DATABASE_URL. Stop it, or set another database.\n',
  );
  expect(refused.stdout()).toBe('');
  await on.bff.stop('SIGKILL');
  const next = second();
  await next.line(/Intake Desk BFF listening/);
  expect(await next.stop()).toBe(0);
});

test('a server whose lock is lost takes it again, and one whose lock was taken meanwhile stops', async () => {
  const database = await newDatabase();
  const on = await stackOn(database);
  const holder = `SELECT pid, (classid::bigint << 32) | objid::bigint AS key FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = '${database}')`;
  const end = () => query(`SELECT pg_terminate_backend(pid) FROM (${holder}) AS held`, database);
  expect(await query(holder, database)).toHaveLength(1);
  await end();
  await expect.poll(() => query(holder, database)).toHaveLength(1);
  await expect.poll(() => statusOf(on, '/readyz')).toBe(200);

  const other = new Client(`${server.url}/${database}`);
  await other.connect();
  const [held] = (await query(holder, database)) as { key: string }[];
  // Waits for the lock, and has it as soon as the server has lost it.
  const wait = other.query(`SELECT pg_advisory_lock(${held?.key})`);
  await expect
    .poll(() => query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`, database))
    .toHaveLength(1);
  await end();
  await wait;
  expect(await on.bff.ended()).toBe(1);
  expect(on.bff.stderr()).toBe('Another desk has taken the database of DATABASE_URL. This one stops.\n');
  await other.end();
});

test('a wrong password and a missing database are reported in one line that quotes no password', async () => {
  const database = await newDatabase();
  const on = await stackOn(database);
  await on.bff.stop();
  const url = new URL(`${server.url}/${database}`);
  url.password = 'not-the-password';
  const missing = `${server.url}/no_such_database`;
  for (const [address, line] of [
    [url.href, /^DATABASE_URL cannot be used: password authentication failed for user "postgres"\.\n$/],
    [missing, /^DATABASE_URL cannot be used: database "no_such_database" does not exist\.\n$/],
  ] as const) {
    const ended = startedProcess('apps/bff/src/main.ts', { ...on.settings, DATABASE_URL: address });
    expect(await ended.ended()).toBe(1);
    expect(ended.stderr()).toMatch(line);
  }
});

test('66: a command does not migrate on PostgreSQL, and says what a database is that it does not know', async () => {
  const database = await newDatabase();
  const settings = { DATABASE_URL: `${server.url}/${database}` };
  const command = startedProcess('apps/bff/src/cli/cli.ts', settings, ['keys']);
  expect(await command.ended()).toBe(1);
  expect(command.stderr()).toMatch(/^DATABASE_URL cannot be used: the database is of another version\. Use .+\.\n$/);
  expect(await query(`SELECT nspname FROM pg_namespace WHERE nspname IN ('desk', 'mirror')`, database)).toEqual([]);
  const backup = startedProcess('apps/bff/src/cli/cli.ts', settings, ['backup', '/tmp/no-such-copy']);
  expect(await backup.ended()).toBe(1);
  expect(backup.stderr()).toMatch(/^With DATABASE_URL, back up with pg_dump --schema=desk: .+\n$/);
});
