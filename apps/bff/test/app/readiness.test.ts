import { afterAll, beforeAll, expect, test } from 'vitest';
import { OddGrow } from '../support/odd-grow.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

let grow: OddGrow;
let stack: Stack;
beforeAll(async () => {
  grow = await OddGrow.start();
  stack = await startStack(grow.environment);
});
afterAll(async () => {
  await stack.stop();
  grow.stop();
});

const statusOf = async (target: string) => (await stack.browser().ask(stack.url, target)).status;
const ready = async () => (await stack.browser().ask(stack.url, '/readyz')).json();

test('18: when our database fails and recovers, requests get 503 and readiness fails meanwhile, liveness and the session survive, no restart is needed', async () => {
  const browser = stack.browser();
  await grow.signIn(stack, browser);
  const cookie = browser.jar(stack.url).get('session');
  const database = openTables(stack.directory);
  database.exec('ALTER TABLE installation RENAME TO installation_away; ALTER TABLE sessions RENAME TO sessions_away');

  const use = () => stack.call(browser, '/api/grow/users/who_am_i');
  // A change of the file by another process can go unnoticed for a moment.
  await expect.poll(async () => (await use()).status).toBe(503);
  const answer = await use();
  expect([answer.status, answer.headers['retry-after'], answer.json()]).toEqual([
    503,
    '5',
    expect.objectContaining({ code: 'store-unavailable' }),
  ]);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
  expect(await ready()).toMatchObject({ status: 'not-ready', database: 'unavailable', upstream: 'ok' });

  database.exec('ALTER TABLE installation_away RENAME TO installation; ALTER TABLE sessions_away RENAME TO sessions');
  database.close();
  expect(await statusOf('/readyz')).toBe(200);
  await expect.poll(async () => (await use()).status).toBe(200);
  expect(browser.jar(stack.url).get('session')).toBe(cookie);
});

test('18, 56: while Grow is unreachable, the BFF is ready and reports Grow as down, and people stay signed in', async () => {
  const browser = stack.browser();
  await grow.signIn(stack, browser);
  grow.stop();
  await expect
    .poll(async () => (await stack.call(browser, '/api/grow/users/who_am_i'), await ready()), { timeout: 15_000 })
    .toEqual({ status: 'ready', database: 'ok', webApp: 'ok', upstream: 'down' });
  expect(await statusOf('/readyz')).toBe(200);
  expect((await stack.call(browser, '/auth/session')).json()).toMatchObject({ authenticated: true });
});
