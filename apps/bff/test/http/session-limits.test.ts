import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { act, board, leadIds, people } from '../support/triage-acts.ts';
import { openTables } from '../support/test-database.ts';

let stack: Stack;
let ana: Browser;
let ben: Browser;
let lead = 0;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0', INTAKE_LEADS: 'manager@example.com' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  [ana, ben] = (await people(stack, 2)) as [Browser, Browser];
  [lead = 0] = await leadIds(stack, ana);
});
afterAll(() => stack.stop());

it('74: a request of one session is not kept waiting by hundreds of another that came before it', async () => {
  // A page of the decision log costs the server more than the client here.
  for (let round = 0; round < 50; round += 1)
    for (const name of ['raise', 'lower'] as const) await act(stack, ana, lead, { act: name });
  const overtaken: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const flood = pipeline(stack, ana, '/api/desk/audit', 400);
    await flood.begun();
    expect((await stack.call(ben, '/api/desk/views')).status).toBe(200);
    overtaken.push(400 - flood.statuses().length);
    await flood.over();
    expect(new Set(flood.statuses())).toEqual(new Set(['200']));
  }
  expect(overtaken.sort((one, other) => one - other)[2]).toBeGreaterThan(200);
});

it('74: more requests of a session than can wait are refused, and the others are answered', async () => {
  const flood = pipeline(stack, ana, '/api/desk/audit', 900);
  await flood.over();
  const answered = flood.statuses();
  expect(answered).toHaveLength(900);
  expect(answered.slice(0, 500)).toEqual(Array.from({ length: 500 }, () => '200'));
  expect(new Set(answered)).toEqual(new Set(['200', '429']));
  expect((await stack.call(ana, '/api/desk/triage')).status).toBe(200);
});

it('74: the writes of one person are limited, so that no script fills the decision log; others are not affected', async () => {
  const { me } = await board(stack, ana);
  const write = () => stack.call(ana, '/api/desk/presence', { method: 'PUT', json: { at: null } });
  const from = performance.now();
  let refused = 0;
  let done = 0;
  for (let round = 0; refused === 0 && round < 400; round += 1) {
    const answers = await Promise.all(Array.from({ length: 40 }, write));
    refused += answers.filter(({ status }) => status === 429).length;
    done += answers.filter(({ status }) => status === 200).length;
  }
  const seconds = (performance.now() - from) / 1000;
  expect(refused).toBeGreaterThan(0);
  // A batch of two thousand leads and its undo fit.
  expect(done).toBeGreaterThan(4000);
  expect(done).toBeLessThanOrEqual(5000 + 2 * seconds + 1);
  // Another sign-in of the same person does not help.
  const again = await stack.signIn(stack.browser(), { user: me.id });
  const answers = await Promise.all(Array.from({ length: 40 }, () => act(stack, again, lead, { act: 'raise' })));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
  expect((await act(stack, ben, lead, { act: 'raise' })).status).toBe(200);
});

it('74: refused requests of one person add at most sixty lines a minute to the audit log', async () => {
  const count = () => {
    const database = openTables(stack.directory);
    const row = database.prepare("select count(*) as n from audit where event = 'refused'").get();
    database.close();
    return Number(row?.['n']);
  };
  const before = count();
  const minute = Math.floor(Date.now() / 60_000);
  const change = () => stack.call(ben, '/api/desk/reasons', { method: 'PUT', json: { version: 0, reasons: [] } });
  const answers = await Promise.all(Array.from({ length: 300 }, change));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
  const minutes = Math.floor(Date.now() / 60_000) - minute + 1;
  expect(count() - before).toBeLessThanOrEqual(60 * minutes);
  expect(count()).toBeGreaterThan(before);
});

/** Sends requests over one connection without waiting for responses. */
function pipeline(on: Stack, browser: Browser, path: string, count: number) {
  const { host, hostname, port } = new URL(on.url);
  const cookie = [...browser.jar(on.url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const head = (connection: string) =>
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nX-CSRF: 1\r\nCookie: ${cookie}\r\nConnection: ${connection}\r\n\r\n`;
  let received = '';
  const socket = connect(Number(port), hostname);
  socket.setEncoding('latin1').on('data', (chunk: string) => (received += chunk));
  socket.write(head('keep-alive').repeat(count - 1) + head('close'));
  const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return {
    begun: () => new Promise<void>((resolve) => socket.once('data', () => resolve())),
    over: () => over,
    statuses: () => [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status),
  };
}
