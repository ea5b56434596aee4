import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#src/config/config.ts';
import { openDatabase } from '#src/database/sqlite/open-sqlite.ts';
import { startedProcess } from '../support/started-process.ts';
import { startStack } from '../support/start-stack.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
});
afterAll(() => rm(directory, { recursive: true }));

/**
 * Starts with these variables and expects a refusal.
 * @returns the one line of the error
 */
async function refusal(environment: Record<string, string>): Promise<string> {
  const bff = startedProcess('apps/bff/src/main.ts', { PORT: '0', DATA_DIR: directory, ...environment });
  expect(await bff.ended()).toBe(1);
  expect(bff.stdout()).toBe('');
  expect(bff.stderr()).toMatch(/^[^\n]+\n$/);
  return bff.stderr();
}

const SECRET = 'VmFyaWV0eSBpcyB0aGUgc3BpY2Ugb2YgbGlmZQ';
const REAL = {
  GROW_REGION: 'eu',
  GROW_CLIENT_ID: 'abcdef',
  GROW_CLIENT_SECRET: 'ghijkl',
  PUBLIC_URL: 'https://desk.firm.test',
  SESSION_SECRETS: SECRET,
  TOKEN_KEYS: 'k1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
};

test('13: a real region without credentials exits with one line that names everything that is missing', async () => {
  const line = await refusal({ GROW_REGION: 'us' });
  for (const name of ['GROW_CLIENT_ID', 'GROW_CLIENT_SECRET', 'PUBLIC_URL', 'SESSION_SECRETS', 'TOKEN_KEYS']) {
    expect(line).toContain(name);
  }
  expect(line).toContain('openssl rand -base64 32');
});

test.each([
  ['PUBLIC_URL', 'http://desk.firm.test'],
  ['SESSION_SECRETS', 'short'],
  ['SESSION_SECRETS', 'change-me-change-me-change-me-change-me'],
  ['SESSION_SECRETS', 'x'.repeat(40)],
  ['TOKEN_KEYS', 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  ['TOKEN_KEYS', 'k1:c2hvcnQ='],
  ['TOKEN_KEYS', 'nonsense'],
])('13: a real region refuses %s=%s without printing it', (name, value) => {
  let message = '';
  try {
    readConfig({ DATA_DIR: directory, ...REAL, [name]: value });
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(new RegExp(`^${name} [^\\n]+$`));
  expect(message).not.toContain(value);
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['GROW_REGION', 'mars'],
  ['GROW_API_URL', 'ftp://x'],
  ['GROW_RATE_LIMIT', '-1'],
  ['GROW_SCOPES', 'grow_everything'],
  ['ALLOWED_FIRMS', 'Smith'],
  ['PUBLIC_URL', 'https://desk.firm.test/path'],
  ['GROW_WEB_URL', 'http://grow.clio.com/matters/{id}'],
])('a bad %s is reported in one line that names it', async (name, value) => {
  expect(await refusal({ [name]: value })).toMatch(new RegExp(`^${name} must be `));
});

test('with everything set, a real region uses its own hosts', () => {
  const config = readConfig({ DATA_DIR: directory, ...REAL });
  expect(config.grow).toMatchObject({
    apiUrl: 'https://eu.api.clio.com/grow',
    authUrl: 'https://eu.auth.api.clio.com',
    rateLimit: 3,
  });
  expect(config.publicUrl).toBe('https://desk.firm.test');
});

test('a taken port and a directory that cannot be written are reported in one line each', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
  const { port } = squatter.address() as { port: number };
  expect(await refusal({ PORT: String(port) })).toBe(`Port ${port} is taken. Stop what uses it, or set PORT.\n`);
  squatter.close();
  const file = join(directory, 'a-file');
  await writeFile(file, '');
  expect(await refusal({ DATA_DIR: join(file, 'data') })).toMatch(/^DATA_DIR cannot be used: /);
});

test.each([
  ['its header', 0],
  ['a page in the middle', 4096 * 8],
])('a desk.sqlite damaged in %s is reported in one line, and the server does not start', async (_, position) => {
  const data = join(directory, `damaged-${position}`);
  const database = await openDatabase(data);
  await database.destroy();
  const file = await open(join(data, 'desk.sqlite'), 'r+');
  await file.write(Buffer.alloc(4096, 'Nothing that SQLite wrote. '), 0, 4096, position);
  await file.close();
  expect(await refusal({ DATA_DIR: data })).toMatch(
    /^desk\.sqlite in DATA_DIR \S+ is damaged \(.+\)\. Restore a backup.*\n$/,
  );
});

test('18, 59: alive and ready are separate, SIGTERM finishes accepted requests and exits with 0, files are for the owner only', async () => {
  const stack = await startStack({ WEB_DIST: join(directory, 'no-web') });
  const browser = await stack.signIn();
  expect((await browser.ask(stack.url, '/healthz')).json()).toEqual({ status: 'ok' });
  const ready = await browser.ask(stack.url, '/readyz');
  expect([ready.status, ready.json()]).toEqual([
    503,
    { status: 'not-ready', database: 'ok', webApp: 'missing', upstream: 'ok' },
  ]);
  const page = await browser.ask(stack.url, '/');
  expect([page.status, page.body]).toEqual([503, 'The web app is not built yet.\n']);
  for (const name of ['desk.sqlite', 'sandbox-secrets.json']) {
    expect((await stat(join(stack.directory, name))).mode & 0o777).toBe(0o600);
  }
  expect(await readFile(join(stack.directory, 'sandbox-secrets.json'), 'utf8')).toContain('sessionSecrets');

  await stack.fault({ path: '/users/who_am_i', fault: 'delay', ms: 400 });
  const from = Date.now();
  const waiting = stack.call(browser, '/api/grow/users/who_am_i');
  await expect
    .poll(async () => (await stack.seen(from)).some(({ path }) => path === '/grow/users/who_am_i'), { timeout: 5000 })
    .toBe(true);
  const code = stack.bff.stop();
  expect((await waiting).status).toBe(200);
  expect(await code).toBe(0);
  expect(stack.bff.stderr()).toBe('');
  await stack.stop();
});
