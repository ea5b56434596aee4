import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionView } from '@intake-desk/desk-api/session';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables, type TestTables } from '../support/test-database.ts';

let stack: Stack;
let database: TestTables;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  database = openTables(stack.directory);
});
afterAll(async () => {
  database.close();
  await stack.stop();
});

/** Simulates elapsed time: sets one of the limits of every session to so many seconds from now. */
const set = (limit: 'idle' | 'absolute', seconds: number) =>
  database.exec(`update sessions set ${limit}_expires_at = ${Date.now() + seconds * 1000}`);
const idleLeft = async (browser: Browser, target: string): Promise<number> => {
  const view = sessionView.parse((await stack.call(browser, target)).json());
  return view.authenticated ? view.idleExpiresIn : 0;
};

test('15: a poll reports how long is left and does not prolong; use does', async () => {
  const browser = await stack.signIn();
  set('idle', 100);
  for (let poll = 0; poll < 3; poll += 1) {
    expect(await idleLeft(browser, '/auth/session?slide=false')).toBeLessThanOrEqual(100);
  }
  expect(await idleLeft(browser, '/auth/session')).toBe(7200);
  await expect.poll(() => idleLeft(browser, '/auth/session?slide=false')).toBeGreaterThan(7000);
});

test.each(['idle', 'absolute'] as const)('14: past the %s limit a cookie gives no access', async (limit) => {
  const browser = await stack.signIn();
  set(limit, -1);
  const answer = await stack.call(browser, '/api/grow/users/who_am_i');
  expect([answer.status, answer.json()]).toEqual([401, expect.objectContaining({ code: 'session-expired' })]);
  expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
});

test('21: without a single request an expired session is deleted, and its tokens are revoked at Clio', async () => {
  await stack.signIn();
  const count = (table: string) => database.prepare(`select count(*) as rows from ${table}`).get();
  await stack.bff.stop();
  set('idle', -1);
  // A grant without a session may belong to a sign-in that has just begun.
  database.exec('update grants set updated_at = 0');
  const from = Date.now();
  await stack.restart();
  await expect.poll(() => [count('sessions'), count('grants')]).toEqual([{ rows: 0 }, { rows: 0 }]);
  const revoked = async () =>
    (await stack.seen(from)).some(({ path, status }) => path === '/oauth/revoke' && status === 200);
  await expect.poll(revoked).toBe(true);
});
