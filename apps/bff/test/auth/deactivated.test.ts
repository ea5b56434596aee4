import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
});
afterAll(() => stack.stop());

const two = async () => {
  const [person, other] = await stack.people();
  if (person === undefined || other === undefined) throw new Error('The sandbox has people.');
  return [person, other] as const;
};
const act = (order: object) => stack.control('POST', '/acts', order);
const read = (browser: Browser) => stack.call(browser, '/api/grow/users/who_am_i');
const rows = (sql: string) => {
  const database = openTables(stack.directory);
  const found = database.prepare(sql).all();
  database.close();
  return found;
};
const storedFor = (person: number) => ({
  sessions: rows(`select 1 from sessions where person = '${person}'`).length,
  grants: rows('select 1 from grants').length,
  lines: rows(`select event, outcome, firm from audit where event = 'session-ended' and person = '${person}'`),
});
const codeOf = (answer: { json(): unknown }) => problem.parse(answer.json()).code;
const note = (browser: Browser, key: string, body: string) =>
  stack.call(browser, '/api/grow/matters/70006/notes', {
    method: 'POST',
    json: { data: { subject: 'Called back', body } },
    headers: { 'idempotency-key': key },
  });

/** Undoes what a test changed about a person. */
let undo: object | null = null;
afterEach(async () => {
  if (undo !== null) await act(undo);
  undo = null;
});

test.each([
  ['deactivated', { act: 'deactivate_person' }, { act: 'reactivate_person' }],
  ['disconnected', { act: 'disconnect', client_id: 'intake-desk' }, null],
] as const)(
  '44, 46: a person is %s in Clio: the next request ends the session cleanly and is audited, no token remains, and others are unaffected',
  async (_what, order, revert) => {
    const [gone, colleague] = await two();
    const other = await stack.signIn(stack.browser(), { user: String(colleague.id) });
    const before = storedFor(gone.id);
    const browser = await stack.signIn(stack.browser(), { user: String(gone.id) });
    expect((await read(browser)).status).toBe(200);
    await act({ ...order, person: gone.id });
    undo = revert === null ? null : { ...revert, person: gone.id };

    const from = Date.now();
    const answers = await Promise.all([
      read(browser),
      stack.call(browser, '/api/grow/matters'),
      stack.call(browser, '/api/grow/contacts'),
      note(browser, randomUUID(), 'too late'),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(problem.parse(answer.json())).toMatchObject({
        code: 'session-expired',
        title: 'Your session has ended. Sign in again; your drafts are saved.',
      });
    }
    // A single refresh attempt serves all of them, and no request uses the rejected token afterwards.
    expect((await stack.seen(from)).filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
    expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
    const quiet = Date.now();
    expect(codeOf(await read(browser))).toBe('session-expired');
    expect(await stack.seen(quiet)).toEqual([]);

    const { sessions, grants, lines } = storedFor(gone.id);
    expect([sessions, grants]).toEqual([before.sessions, before.grants]);
    expect(lines.slice(before.lines.length)).toEqual([
      { event: 'session-ended', outcome: 'over-at-clio', firm: String(gone.firm) },
    ]);
    expect((await read(other)).status).toBe(200);
  },
);

test('44, 53: a note that failed when its session ended is sent once, after the next sign-in, under its original key', async () => {
  const [person] = await two();
  const user = String(person.id);
  const browser = await stack.signIn(stack.browser(), { user });
  const key = randomUUID();
  await act({ act: 'deactivate_person', person: person.id });
  expect(codeOf(await note(browser, key, 'kept in the browser'))).toBe('session-expired');
  await act({ act: 'reactivate_person', person: person.id });
  await stack.signIn(browser, { user });
  const from = Date.now();
  for (let time = 0; time < 2; time += 1) expect((await note(browser, key, 'kept in the browser')).status).toBe(201);
  const posts = (await stack.seen(from)).filter(({ path, method }) => method === 'POST' && path.endsWith('/notes'));
  expect(posts).toHaveLength(1);
});

test('44, 54: background work also detects it: reconciling a lost write ends the revoked sign-in, and the write is resolved after the next one', async () => {
  const [person] = await two();
  const user = String(person.id);
  const before = storedFor(person.id);
  const browser = await stack.signIn(stack.browser(), { user });
  const key = randomUUID();
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write' });
  expect((await note(browser, key, 'answer lost')).status).toBe(502);
  await act({ act: 'disconnect', person: person.id, client_id: 'intake-desk' });
  await expect.poll(() => storedFor(person.id).lines.length, { timeout: 10_000 }).toBe(before.lines.length + 1);
  expect(codeOf(await note(browser, key, 'answer lost'))).toBe('session-expired');

  await stack.signIn(browser, { user });
  await expect
    .poll(async () => (await note(browser, key, 'answer lost')).status, { timeout: 15_000, interval: 250 })
    .toBe(201);
});
