import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { OddGrow, send } from '../support/odd-grow.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { IS_SQLITE, openTables, storedText } from '../support/test-database.ts';

/** Values that are easy to find wherever they leak. */
const OURS = {
  clientSecret: 'SENTINEL-CLIENT-SECRET-0123456789',
  sessionSecret: 'U0VOVElORUw-session-words-0123456789',
  tokenKey: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
};
const CODE = 'SENTINEL-CODE';
const NONCE = 'SENTINEL-NONCE';
const ACCESS = 'SENTINEL-ACCESS-TOKEN';
const REFRESH = 'SENTINEL-REFRESH-TOKEN';
const STAFF = { first_name: 'Sentinella', last_name: 'Nomen', email: 'sentinella@firm.test' };
const CALLER = {
  first_name: 'Quirinus',
  last_name: 'Zzyzx-Caller',
  email: 'quirinus@zzyzx.test',
  phone_number: '+12075559876',
};
const NOTE = { subject: 'SENTINEL-SUBJECT', body: 'SENTINEL-NOTE-BODY' };
const SEARCH = 'SENTINEL-SEARCH';
const FIRM = 'Sentinel & Partners';
const WHEN = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

let grow: OddGrow;
let stack: Stack;
/** All output of the BFF's processes. */
let output = '';
/** Secrets created during the test: states, session ids, verifiers. */
const made: string[] = [];
beforeAll(async () => {
  grow = await OddGrow.start();
  let round = 0;
  const pair = () => ({ access_token: `${ACCESS}-${round}`, refresh_token: `${REFRESH}-${round}`, expires_in: 86_400 });
  grow.on('POST /oauth/token', (_request, response) => {
    round += 1;
    send(response, pair());
  });
  grow.on('GET /grow/users/who_am_i', (_request, response) =>
    send(response, { data: { id: 501, ...STAFF, ...WHEN, account: { id: 5, firm_name: FIRM } } }),
  );
  stack = await startStack({
    ...grow.environment,
    GROW_CLIENT_SECRET: OURS.clientSecret,
    SESSION_SECRETS: OURS.sessionSecret,
    TOKEN_KEYS: `k1:${OURS.tokenKey}`,
    DEBUG: '*',
  });
});
afterAll(async () => {
  await stack.stop();
  grow.stop();
});

const collectOutput = () => (output += stack.bff.stdout() + stack.bff.stderr());

async function signIn(browser: Browser): Promise<void> {
  const start = await browser.ask(stack.url, '/auth/login?returnTo=%2Fmatters%2F7');
  const { searchParams } = new URL(String(start.headers.location));
  const [state, challenge] = [String(searchParams.get('state')), String(searchParams.get('code_challenge'))];
  made.push(state, challenge, ...[...browser.jar(stack.url).values()].map((value) => decodeURIComponent(value)));
  const back = await browser.ask(stack.url, `/auth/callback?code=${CODE}&state=${state}`);
  expect(back.status).toBe(303);
  const cookie = decodeURIComponent(String(browser.jar(stack.url).get('session')));
  const id = cookie.slice(2, cookie.indexOf('.'));
  expect(id.length).toBeGreaterThan(20);
  made.push(cookie, id);
  // The same callback again: its state was used.
  await browser.ask(stack.url, `/auth/callback?code=${CODE}&state=${state}`);
}

/** Every file of the data directory, recursively, except the web page and the sandbox's own files. */
async function files(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(stack.directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /^sandbox\.sqlite|index\.html/.test(entry.name)) continue;
    found.set(entry.name, await readFile(join(entry.parentPath, entry.name), 'latin1'));
  }
  return found;
}

/** A secret as it is, and in the common encodings. */
function forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Within other text base64 has one of three alignments: the characters that do not depend on neighbors are enough.
  const shifted = [0, 1, 2].map((pad) =>
    Buffer.concat([Buffer.alloc(pad), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [secret, encodeURIComponent(secret), bytes.toString('hex'), ...shifted.filter((text) => text.length >= 8)];
}

async function expectNoSentinel(when: string): Promise<void> {
  const sources = new Map([
    ...(await files()),
    ['the database', storedText(stack.directory)],
    ['stdout and stderr', output + stack.bff.stdout() + stack.bff.stderr()],
  ]);
  for (const name of [...(IS_SQLITE ? ['desk.sqlite', 'desk.sqlite-wal'] : []), 'stdout and stderr'])
    expect([...sources.keys()]).toContain(name);
  const secrets = [
    ...Object.values(OURS),
    ...[CODE, NONCE, ACCESS, REFRESH, SEARCH, FIRM],
    ...[STAFF, CALLER, NOTE].flatMap((values) => Object.values(values)),
    ...made,
  ];
  for (const [source, text] of sources) {
    const shown = secrets.filter((secret) => forms(secret).some((form) => text.includes(form)));
    expect(shown, `${when}: ${source}`).toEqual([]);
  }
}

test('19, 57: a whole journey with everything that goes wrong, a kill and a restart: 0 sentinels in stdout, stderr and files', async () => {
  const browser = stack.browser();
  await signIn(browser);
  const ask = (target: string, json?: unknown, headers: Record<string, string> = {}) =>
    stack.call(browser, target, {
      method: json === undefined ? 'GET' : 'POST',
      ...(json === undefined ? {} : { json }),
      headers: { 'idempotency-key': randomUUID(), ...headers },
    });
  const notes = '/api/grow/matters/7/notes';

  // What succeeds.
  grow.on('GET /grow/contacts', (_request, response) => send(response, { data: [{ id: 3, ...CALLER, ...WHEN }] }));
  grow.on('POST /grow/matters/7/notes', (_request, response) =>
    send(response, { data: { id: 9, ...NOTE, ...WHEN } }, { status: 201 }),
  );
  grow.on('POST /grow/inbox_leads', (_request, response) =>
    send(response, { data: { id: 11, ...CALLER, ...WHEN, state: 'untriaged' } }, { status: 201 }),
  );
  expect((await ask(`/api/grow/contacts?query=${SEARCH}`)).body).toContain(CALLER.email);
  expect((await ask(notes, { data: NOTE })).status).toBe(201);
  const lead = { ...CALLER, from_message: NOTE.body, referring_url: 'https://x.test/', from_source: 'Our form' };
  expect((await ask('/api/grow/inbox_leads', { data: lead })).status).toBe(201);
  await ask('/auth/session');
  expect((await ask('/api/desk/actions/open', { nonce: NONCE, subjectUrl: '/grow/matters/7' })).status).toBe(404);
  await browser.ask(stack.url, `/actions/open?custom_action_nonce=${NONCE}&subject_url=/grow/matters/7`);

  // What fails: refusals that quote, invalid responses, an error of Grow that contains a token.
  for (const [index, status] of [400, 403, 422, 500].entries()) {
    grow.on('POST /grow/matters/8/notes', (request, response) =>
      send(response, { error: { message: `${NOTE.body} ${request.headers.authorization}` } }, { status }),
    );
    grow.on('GET /grow/matters/8', (request, response) =>
      send(response, { error: { message: `${STAFF.email} ${request.headers.authorization}` } }, { status }),
    );
    const refused = await ask('/api/grow/matters/8/notes', { data: { ...NOTE, body: `${NOTE.body} ${index}` } });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    await ask('/api/grow/matters/8');
  }
  grow.on('GET /grow/matters', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    // Node's parser quotes what it cannot parse.
    response.end(`{"data": ${CALLER.first_name}}`);
  });
  expect((await ask('/api/grow/matters')).status).toBe(502);
  await ask(`/api/nowhere/${NOTE.body}`);
  await ask(`/leads/${CALLER.email}`);
  await ask(notes, { data: { ...NOTE, surprise: CALLER.email } });
  await ask(notes, { data: NOTE }, { 'idempotency-key': NOTE.body });
  await ask(notes, { data: NOTE }, { 'x-csrf': '', referer: `https://x.test/${SEARCH}` });
  await ask(notes, { data: NOTE }, { 'sec-fetch-site': 'cross-site', origin: `https://${SEARCH}.test` });
  await browser.ask(stack.url, notes, {
    method: 'POST',
    headers: { 'x-csrf': '1', 'content-type': 'application/json', 'user-agent': SEARCH },
    body: `{"${NOTE.body}`,
  });
  await ask('/api/csp-report', { 'csp-report': { 'effective-directive': NOTE.body, 'document-uri': CALLER.email } });

  // Our own database fails during a request.
  const database = openTables(stack.directory);
  database.exec('ALTER TABLE outbox RENAME TO outbox_away');
  expect((await ask(notes, { data: NOTE })).status).toBe(503);
  database.exec('ALTER TABLE outbox_away RENAME TO outbox');

  // Tokens are refreshed, and the next refresh is rejected with the token in the error.
  let isStale = true;
  grow.on('GET /grow/users', (_request, response) => {
    if (isStale) send(response, {}, { status: 401 });
    else send(response, { data: [{ id: 501, ...STAFF, ...WHEN }] });
    isStale = false;
  });
  expect((await ask('/api/grow/users')).status).toBe(200);
  await expectNoSentinel('at work');

  // Killed while a note is in flight and its response never arrives.
  const key = randomUUID();
  grow.on('POST /grow/contacts/3/notes', () => undefined);
  const lost = ask('/api/grow/contacts/3/notes', { data: NOTE }, { 'idempotency-key': key }).catch(() => null);
  await expect.poll(() => grow.count('POST /grow/contacts/3/notes')).toBe(1);
  await stack.bff.stop('SIGKILL');
  await lost;
  await expectNoSentinel('after the kill');
  collectOutput();
  grow.on('GET /grow/contacts/3/notes', (_request, response) =>
    send(response, { data: [{ id: 12, ...NOTE, ...WHEN }] }),
  );
  await stack.restart();
  await expect
    .poll(async () => (await ask('/api/grow/contacts/3/notes', { data: NOTE }, { 'idempotency-key': key })).status, {
      timeout: 15_000,
      interval: 250,
    })
    .toBe(201);

  // A backup is made; Grow ends the sign-in; a person signs in again and out.
  const settings = { SESSION_SECRETS: OURS.sessionSecret, TOKEN_KEYS: `k1:${OURS.tokenKey}` };
  const backup = await runCommand('backup', [join(stack.directory, 'copy.sqlite')], stack, { ...settings, DEBUG: '*' });
  expect(backup.code).toBe(IS_SQLITE ? 0 : 1);
  output += backup.stdout + backup.stderr;
  grow.on('POST /oauth/token', (_request, response) =>
    send(response, { error: 'invalid_grant', error_description: `${REFRESH}-2` }, { status: 400 }),
  );
  grow.on('GET /grow/users', (_request, response) => send(response, {}, { status: 401 }));
  expect((await ask('/api/grow/users')).status).toBe(401);
  grow.on('POST /oauth/token', (_request, response) =>
    send(response, { access_token: `${ACCESS}-9`, refresh_token: `${REFRESH}-9`, expires_in: 86_400 }),
  );
  grow.on('POST /oauth/revoke', (_request, response) => send(response, { error: REFRESH }, { status: 503 }));
  await signIn(browser);
  await stack.call(browser, '/auth/logout', { method: 'POST' });
  await expect.poll(() => grow.count('POST /oauth/revoke')).toBeGreaterThan(0);

  const count = (table: string) => database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'];
  expect(Number(count('outbox'))).toBeGreaterThan(3);
  expect(Number(count('audit'))).toBeGreaterThan(8);
  database.close();
  await expectNoSentinel('at the end');
  await stack.bff.stop();
  collectOutput();
  for (const line of output
    .split('\n')
    .filter((text) => text !== '' && !/^(Intake Desk|Backed up|With DATABASE_URL)/.test(text))) {
    expect(JSON.parse(line), line).toMatchObject({ time: expect.any(String) as string });
  }
}, 60_000);
