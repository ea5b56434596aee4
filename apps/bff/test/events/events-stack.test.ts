import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { EventListener } from '../support/event-listener.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

const EVENTS = '/api/events';
let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  browser = await stack.signIn();
});
afterAll(() => stack.stop());

/** Streams that were accepted. */
let accepted = 0;

async function listen(headers: Record<string, string> = { 'x-csrf': '1' }): Promise<EventListener> {
  const cookie = [...browser.jar(stack.url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const listener = await EventListener.open(`${stack.url}${EVENTS}`, { cookie, ...headers });
  if (listener.status === 200) accepted += 1;
  return listener;
}

async function idleLeft(): Promise<number> {
  const answer = await stack.call(browser, '/auth/session?slide=false');
  return (answer.json() as { idleExpiresIn: number }).idleExpiresIn;
}

test('15, 29: an open stream does not prolong the session, and nothing of it is cached', async () => {
  const database = openTables(stack.directory);
  database.exec(`update sessions set idle_expires_at = ${Date.now() + 100_000}`);
  database.close();
  const listener = await listen();
  await listener.until(() => listener.lastId !== '');
  expect([listener.status, listener.headers['cache-control']]).toEqual([200, 'no-store, no-transform']);
  expect(await idleLeft()).toBeLessThanOrEqual(100);
  listener.close();
  await stack.call(browser, '/auth/session');
});

test('59: a stop does not wait for open streams; the log has one line for each of them, with its start', async () => {
  const listener = await listen();
  await listener.until(() => listener.lastId !== '');
  const { bff } = stack;
  const ended = bff.stop();
  await listener.over();
  const code = await ended;
  await stack.restart();
  expect(code).toBe(0);
  const lines = bff
    .stdout()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const about = lines.filter(({ route, status }) => route === EVENTS && status === 200);
  expect(about).toHaveLength(accepted);
  expect(about.filter(({ aborted }) => aborted === true)).toEqual([]);
  expect(lines.at(-1)).toMatchObject({ event: 'stopped' });
});

test('23, 24: events are for the web app alone', async () => {
  for (const [headers, code] of [
    [{}, 'csrf'],
    [{ 'x-csrf': '1', 'sec-fetch-site': 'cross-site' }, 'cross-site'],
  ] as const) {
    const refused = await listen(headers);
    // A stream that is accepted by mistake must not disturb the other tests.
    if (refused.status === 200) refused.close();
    await refused.over();
    expect([refused.status, problem.parse(JSON.parse(refused.text)).code]).toEqual([403, code]);
  }
  const answer = await stack.call(stack.browser(), EVENTS);
  expect([answer.status, problem.parse(answer.json()).code]).toEqual([401, 'not-signed-in']);
});

test('11: after the sign-out the cookie receives no events', async () => {
  const cookies = new Map(browser.jar(stack.url));
  await stack.call(browser, '/auth/logout', { method: 'POST', json: {} });
  for (const [name, value] of cookies) browser.jar(stack.url).set(name, value);
  const late = await listen();
  await late.over();
  expect([late.status, problem.parse(JSON.parse(late.text)).code]).toEqual([401, 'session-expired']);
});
