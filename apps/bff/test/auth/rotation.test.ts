import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

const OLD = {
  secret: 'b2xkIHdvcmRzIGZvciB0aGUgZG9vcg-and-more',
  key: 'k1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
};
const NEW = {
  secret: 'bmV3IHdvcmRzIGZvciB0aGUgZG9vcg-and-more',
  key: 'k2:c3ZmEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
};

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0', SESSION_SECRETS: OLD.secret, TOKEN_KEYS: OLD.key });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
});
// Each test starts with the old keys alone.
beforeEach(() => stack.restart());
afterAll(() => stack.stop());

const note = (browser: Browser, key: string) =>
  stack.call(browser, '/api/grow/matters/70006/notes', {
    method: 'POST',
    json: { data: { subject: 'Called back', body: 'Before the rotation' } },
    headers: { 'idempotency-key': key },
  });
const statusOf = async (browser: Browser) => (await stack.call(browser, '/api/grow/users/who_am_i')).status;

test('16: with [new, old] existing sessions and pending sign-ins work; with [new] they get a clean 401', async () => {
  const browser = await stack.signIn();
  const onTheWay = stack.browser();
  const callback = await stack.consent(onTheWay);
  await stack.restart({ SESSION_SECRETS: `${NEW.secret},${OLD.secret}` });
  expect(await statusOf(browser)).toBe(200);
  expect((await stack.call(browser, '/auth/session')).json()).toMatchObject({ authenticated: true });
  expect((await onTheWay.ask(stack.url, callback)).status).toBe(303);
  await stack.restart({ SESSION_SECRETS: NEW.secret });
  expect(await statusOf(browser)).toBe(401);
  expect(await statusOf(onTheWay)).toBe(200);
});

test('16: with [new, old] keys old grants open and are sealed again with the new key, as new ones are; with another key it is a clean 401', async () => {
  const browser = await stack.signIn();
  await stack.restart({ TOKEN_KEYS: `${NEW.key},${OLD.key}` });
  expect(await statusOf(browser)).toBe(200);
  const late = await stack.signIn();
  const database = openTables(stack.directory);
  const seals = database.prepare('select distinct substr(record, 1, 3) as seal from grants');
  await expect.poll(() => seals.all()).toEqual([{ seal: 'k2.' }]);
  database.close();
  await stack.restart({ TOKEN_KEYS: NEW.key });
  expect([await statusOf(browser), await statusOf(late)]).toEqual([200, 200]);
  await stack.restart({ TOKEN_KEYS: OLD.key });
  expect([await statusOf(browser), await statusOf(late)]).toEqual([401, 401]);
  expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
});

test('16, 53, 54: writes from before the rotation are recognized after it: the response is repeated, and a lost write is found', async () => {
  const browser = await stack.signIn();
  const [answered, lost] = [randomUUID(), randomUUID()];
  const answer = await note(browser, answered);
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write' });
  expect((await note(browser, lost)).status).toBe(502);
  // At once, before the reconciler has queried Grow.
  await stack.restart({ TOKEN_KEYS: `${NEW.key},${OLD.key}` }, 'SIGKILL');
  const from = Date.now();
  const again = await note(browser, answered);
  expect([again.status, again.body]).toEqual([201, answer.body]);
  await expect.poll(async () => (await note(browser, lost)).status, { timeout: 15_000, interval: 200 }).toBe(201);
  expect((await stack.seen(from)).filter(({ method }) => method === 'POST')).toEqual([]);
});
