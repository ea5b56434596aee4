import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Answer, Browser } from '../support/browser.ts';
import { ClioMenu } from '../support/clio-menu.ts';
import { startStack, type SeenByGrow, type Stack } from '../support/start-stack.ts';

let stack: Stack;
let menu: ClioMenu;
let clicker: Browser;
let colleague: Browser;
let matter: string;
const nonces: string[] = [];

beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  const [first, ...others] = await stack.people();
  const other = others.find(({ firm }) => firm === first?.firm);
  clicker = await stack.signIn(stack.browser(), { user: String(first?.id) });
  colleague = await stack.signIn(stack.browser(), { user: String(other?.id) });
  menu = await ClioMenu.open(stack, clicker, String(first?.id));
  const { data } = (await stack.call(clicker, '/api/grow/matters')).json() as { data: { id: number }[] };
  matter = String(data[0]?.id);
});
afterEach(async () => {
  await stack.control('DELETE', '/faults');
  await stack.control('PATCH', '/switches', { custom_action_parameters: 'all', nonce_subject: 'any' });
});
afterAll(() => stack.stop());

async function click() {
  const { target: _target, ...found } = await menu.click(matter);
  nonces.push(found.nonce);
  return found;
}

/**
 * Sends what the landing page sends.
 * @returns the response, and the requests that Grow received because of it
 */
async function open(browser: Browser, json: object): Promise<{ answer: Answer; seen: SeenByGrow[] }> {
  const before = (await stack.seen()).length;
  const answer = await stack.call(browser, '/api/desk/actions/open', { method: 'POST', json });
  return { answer, seen: (await stack.seen()).slice(before) };
}
const statusAndCode = (answer: Answer) => [answer.status, problem.parse(answer.json()).code];
const paths = (seen: SeenByGrow[]) => seen.map(({ method, path }) => `${method} ${path}`);
const NOT_CONFIRMED = [403, 'click-not-confirmed'];

test('a click in Clio is confirmed once, by one request for the matter itself', async () => {
  const found = await click();
  const { answer, seen } = await open(clicker, found);
  expect([answer.status, answer.json()]).toEqual([200, { data: { matter } }]);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(paths(seen)).toEqual([`GET /grow/matters/${matter}`]);
  expect(seen[0]?.query).toBe('custom_action_nonce=***');
});

test('the second use reports that the link works once', async () => {
  const found = await click();
  expect((await open(clicker, found)).answer.status).toBe(200);
  const { answer } = await open(clicker, found);
  expect(statusAndCode(answer)).toEqual(NOT_CONFIRMED);
  expect(problem.parse(answer.json()).title).toMatch(/works once, for 60 seconds/);
});

test('two uses at the same moment share no response', async () => {
  const found = await click();
  const answers = await Promise.all([open(clicker, found), open(clicker, found)]);
  expect(answers.map(({ answer }) => answer.status).sort()).toEqual([200, 403]);
});

test('after 61 seconds the click has expired, and a value that Clio never issued is no click', async () => {
  const found = await click();
  await stack.control('POST', '/clock', { advance_seconds: 61 });
  expect(statusAndCode((await open(clicker, found)).answer)).toEqual(NOT_CONFIRMED);
  expect(statusAndCode((await open(clicker, { ...found, nonce: 'made-up' })).answer)).toEqual(NOT_CONFIRMED);
});

test('a click of another person is reported as such and stays valid for that person', async () => {
  const found = await click();
  const { answer, seen } = await open(colleague, found);
  expect([...statusAndCode(answer), seen]).toEqual([403, 'click-of-another-person', []]);
  expect((await open(clicker, found)).answer.status).toBe(200);
  // Without the parameter Clio itself detects it.
  const { userId: _userId, ...unnamed } = await click();
  expect(statusAndCode((await open(colleague, unnamed)).answer)).toEqual(NOT_CONFIRMED);
});

test('without a session nothing is sent, and the click stays valid', async () => {
  const found = await click();
  const { answer, seen } = await open(stack.browser(), found);
  expect([...statusAndCode(answer), seen]).toEqual([401, 'not-signed-in', []]);
  expect((await open(clicker, found)).answer.status).toBe(200);
});

test.each([
  '/matters/1/../2',
  '//evil',
  'https://evil.example/',
  '/grow/matters/%31',
  '%2Fgrow%2Fmatters%2F1',
  '/matters/12345678901234567890',
  '/matters/1?include=x',
  '/matters/1#/matters/x',
  '/matters/1\n',
  '/matters/-1',
  '/matters/1/notes',
  '/contacts/1',
  '/matters/',
  '',
  `/${'x'.repeat(3000)}/matters/1`,
])('an invalid subject sends nothing: %j', async (subjectUrl) => {
  const { answer, seen } = await open(clicker, { nonce: 'n', subjectUrl });
  expect([...statusAndCode(answer), seen]).toEqual([400, 'bad-request', []]);
});

test.each([
  ['https://evil.example/matters/1', '/grow/matters/1'],
  ['//evil.example/matters/1', '/grow/matters/1'],
  ['/matters/2/../matters/1', '/grow/matters/1'],
  ['javascript:/matters/9223372036854775807', '/grow/matters/9223372036854775807'],
])('of a hostile subject only the number is used: %s', async (subjectUrl, path) => {
  const { seen } = await open(clicker, { nonce: 'n&include=custom_field_values#', subjectUrl });
  expect(paths(seen)).toEqual([`GET ${path}`]);
  expect(seen[0]?.query).toBe('custom_action_nonce=***');
});

test.each([
  ['no nonce', { subjectUrl: '/matters/1' }],
  ['an empty one', { nonce: '', subjectUrl: '/matters/1' }],
  ['one with spaces', { nonce: 'a b', subjectUrl: '/matters/1' }],
  ['one that is too long', { nonce: 'n'.repeat(513), subjectUrl: '/matters/1' }],
  ['two of them', { nonce: ['a', 'b'], subjectUrl: '/matters/1' }],
  ['a non-numeric person', { nonce: 'n', subjectUrl: '/matters/1', userId: '1 or 1' }],
  ['a list', []],
])('a malformed body sends nothing: %s', async (_words, body) => {
  const { answer, seen } = await open(clicker, body);
  expect([...statusAndCode(answer), seen]).toEqual([400, 'bad-request', []]);
});

test('without a subject the current user is requested instead, and no matter is confirmed', async () => {
  await stack.control('PATCH', '/switches', { custom_action_parameters: 'nonce_only' });
  const { nonce } = await click();
  const { answer, seen } = await open(clicker, { nonce });
  expect([answer.status, answer.json()]).toEqual([200, { data: { matter: null } }]);
  expect(paths(seen)).toEqual(['GET /grow/users/who_am_i']);
  expect(statusAndCode((await open(clicker, { nonce })).answer)).toEqual(NOT_CONFIRMED);
  await stack.control('PATCH', '/switches', { nonce_subject: 'own' });
  expect(statusAndCode((await open(clicker, { nonce: (await click()).nonce })).answer)).toEqual(NOT_CONFIRMED);
});

test('a click on one matter confirms no other one where Clio checks that', async () => {
  await stack.control('PATCH', '/switches', { nonce_subject: 'own' });
  const found = await click();
  const { answer } = await open(clicker, { ...found, subjectUrl: `/matters/${Number(matter) + 1}` });
  expect(statusAndCode(answer)).toEqual(NOT_CONFIRMED);
  expect((await open(clicker, await click())).answer.status).toBe(200);
});

test.each([
  ['an overload', { fault: 'status', status: 503, count: 3 }, 503, 'grow-unavailable'],
  ['an internal error', { fault: 'status', status: 500 }, 502, 'grow-unavailable'],
  ['a 429', { fault: 'status', status: 429, retry_after: 0 }, 503, 'grow-unavailable'],
  ['an unexpected 401', { fault: 'status', status: 401 }, 503, 'grow-unavailable'],
  ['a cut connection', { fault: 'reset_before', count: 3 }, 503, 'grow-unavailable'],
  ['a page of HTML', { fault: 'html', status: 200 }, 502, 'grow-garbled'],
  ['a truncated response', { fault: 'truncate' }, 502, 'grow-garbled'],
])('the nonce is sent once, also when Clio answers with %s', async (_words, fault, status, code) => {
  const found = await click();
  await stack.fault({ path: '/matters/{id}', method: 'GET', ...fault });
  const { answer, seen } = await open(clicker, found);
  expect(statusAndCode(answer)).toEqual([status, code]);
  expect(paths(seen).filter((path) => path.includes('/grow/'))).toEqual([`GET /grow/matters/${matter}`]);
  await stack.control('DELETE', '/faults');
  expect((await open(clicker, await click())).answer.status).toBe(200);
});

test('a missing permission is distinct from an invalid click', async () => {
  const message = 'The access token does not have the matter:read permission.';
  const body = { error: { status: '403', message } };
  await stack.fault({ path: '/matters/{id}', method: 'GET', fault: 'status', status: 403, body });
  const { answer } = await open(clicker, await click());
  expect([...statusAndCode(answer), problem.parse(answer.json()).detail]).toEqual([403, 'grow-forbidden', message]);
});

test('the page is the same for every person: no decision, no cookie, no referrer, not cached, and no request to Clio', async () => {
  const { target, nonce } = await menu.click(matter);
  nonces.push(nonce);
  const before = (await stack.seen()).length;
  const fromClio = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  for (const browser of [clicker, stack.browser()]) {
    for (const path of [target, '/actions/open']) {
      const answer = await browser.ask(stack.url, path, { headers: fromClio });
      expect([answer.status, answer.body]).toEqual([200, '<!doctype html><title>Intake Desk</title>']);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
      expect(answer.headers).not.toHaveProperty('set-cookie');
      expect(answer.headers).not.toHaveProperty('location');
      expect(JSON.stringify(answer.headers)).not.toContain(nonce);
    }
  }
  expect(await stack.seen()).toHaveLength(before);
});

test('it is a page and nothing else: no other method, no frame, no image, no neighbor; the check is for our script only', async () => {
  const frame = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
  const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
  for (const headers of [frame, image]) {
    expect((await clicker.ask(stack.url, '/actions/open', { headers })).status).toBe(403);
  }
  for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect([403, 405], method).toContain((await clicker.ask(stack.url, '/actions/open', { method })).status);
    const own = await clicker.ask(stack.url, '/actions/open', { method, headers: { 'x-csrf': '1' } });
    expect(own.status, method).toBe(405);
  }
  expect((await stack.call(clicker, '/actions/other')).status).toBe(404);
  expect((await stack.call(clicker, '/actions/open/')).status).toBe(404);
  const check = await stack.call(clicker, '/api/desk/actions/open?custom_action_nonce=n');
  expect([check.status, check.headers.allow]).toEqual([405, 'POST']);
  const form = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  expect(statusAndCode(await clicker.ask(stack.url, '/api/desk/actions/open', form))).toEqual([403, 'csrf']);
});

test('no nonce is in the log, which has both URLs as templates', async () => {
  await clicker.ask(stack.url, '/actions/open?custom_action_nonce=SENTINEL-NONCE');
  await open(clicker, { nonce: 'SENTINEL-NONCE', subjectUrl: '/matters/1' });
  expect(nonces.length).toBeGreaterThan(10);
  const log = stack.bff.stdout();
  for (const nonce of ['SENTINEL-NONCE', 'custom_action_nonce', ...nonces]) expect(log).not.toContain(nonce);
  expect(log).toContain('"route":"/actions/open","status":200');
  expect(log).toContain('"route":"/api/desk/actions/open","status":403');
  expect(stack.bff.stderr()).toBe('');
});

test('a click overtakes queued reads, because it expires after 60 seconds', async () => {
  const busy = await startStack();
  const browser = await busy.signIn();
  const before = (await busy.seen()).length;
  const reads = Array.from({ length: 12 }, (_, index) => busy.call(browser, `/api/grow/contacts?query=${index}`));
  // The first read that ends shows that the others are queued.
  await Promise.race(reads);
  await busy.call(browser, '/api/desk/actions/open', {
    method: 'POST',
    json: { nonce: 'made-up', subjectUrl: '/matters/1' },
  });
  const seen = paths((await busy.seen()).slice(before));
  expect(seen).toContain('GET /grow/matters/1');
  // Reads that came before it are still queued: it did not wait behind them.
  expect(seen.length).toBeLessThanOrEqual(reads.length);
  await busy.stop();
  await Promise.allSettled(reads);
});
