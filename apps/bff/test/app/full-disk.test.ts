import { randomUUID } from 'node:crypto';
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { fillableDisk, type FillableDisk } from '../support/fillable-disk.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { act, leadIds } from '../support/triage-acts.ts';
import { noteOn } from '../support/use-everything.ts';

let disk: FillableDisk;
let stack: Stack;
let browser: Browser;
let matter: number;
let lead: number;
beforeEach(async () => {
  disk = fillableDisk.create();
  stack = await startStack({ GROW_RATE_LIMIT: '0', DATA_DIR: disk.directory, ...disk.environment });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await stack.signIn();
  const matters = (await stack.call(browser, '/api/grow/matters')).json() as { data: { id: number }[] };
  matter = matters.data[0]?.id ?? 0;
  lead = (await leadIds(stack, browser))[0] ?? 0;
});
afterEach(async () => {
  await stack.stop();
  disk.remove();
});

const note = (key: string) => noteOn(stack, browser, matter, key);
const me = async () => (await stack.call(browser, '/api/grow/users/who_am_i')).status;
const ready = async () => (await stack.browser().ask(stack.url, '/readyz')).status;
const sentToGrow = async (from: number, path: RegExp) =>
  (await stack.seen(from)).filter((one) => one.method === 'POST' && path.test(one.path)).length;
function rows(sql: string): unknown[] {
  const database = new DatabaseSync(join(disk.directory, 'desk.sqlite'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

test(`69: on a full disk (${fillableDisk.kind}) nothing unjournalled is sent and no one is signed out; with room everything goes on`, async () => {
  disk.fill();
  await expect.poll(ready).toBe(503);
  const from = Date.now();
  const key = randomUUID();
  const refused = await note(key);
  expect([refused.status, refused.json()]).toEqual([503, expect.objectContaining({ code: 'store-unavailable' })]);
  expect((await act(stack, browser, lead, { act: 'claim' })).status).toBe(503);
  expect(await me()).toBe(200);
  expect(await sentToGrow(from, /notes$/)).toBe(0);

  // A token that has expired is not renewed, because the new one could not be stored.
  await stack.control('POST', '/tokens/expire', {});
  expect(await me()).toBe(503);
  expect(await sentToGrow(from, /oauth\/token$/)).toBe(0);
  expect((await stack.call(browser, '/auth/session')).json()).toMatchObject({ authenticated: true });

  disk.free();
  await expect.poll(ready).toBe(200);
  expect(await me()).toBe(200);
  expect((await note(key)).status).toBe(201);
  expect(await sentToGrow(from, /notes$/)).toBe(1);
  expect((await act(stack, browser, lead, { act: 'claim' })).status).toBe(200);
});

test(`69: a disk that is full (${fillableDisk.kind}) when Grow confirms: the answer reaches the person, and is stored when there is room`, async () => {
  const key = randomUUID();
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'delay', ms: 700 });
  const from = Date.now();
  const answer = note(key);
  await expect.poll(() => sentToGrow(from, /notes$/)).toBe(1);
  disk.fill();
  expect((await answer).status).toBe(201);
  expect(await note(key)).toMatchObject({ status: 201, body: (await answer).body });
  expect(rows('SELECT state FROM outbox')).toEqual([{ state: 'SENT' }]);
  disk.free();
  await expect.poll(() => rows('SELECT state FROM outbox')).toEqual([{ state: 'CONFIRMED' }]);
  await stack.restart();
  expect(await note(key)).toMatchObject({ status: 201, body: (await answer).body });
  expect(await sentToGrow(from, /notes$/)).toBe(1);
});

test(`69: a disk that is full (${fillableDisk.kind}) when Grow rotates a token: the new one is used, and is stored when there is room`, async () => {
  await stack.control('POST', '/tokens/expire', {});
  await stack.fault({ path: '/oauth/token', fault: 'delay', ms: 700 });
  const from = Date.now();
  const waiting = me();
  await expect.poll(() => sentToGrow(from, /oauth\/token$/)).toBe(1);
  disk.fill();
  expect(await waiting).toBe(200);
  expect(await me()).toBe(200);
  const before = rows('SELECT version, record FROM grants');
  disk.free();
  await expect.poll(() => rows('SELECT version, record FROM grants')).not.toEqual(before);
  await stack.restart();
  expect(await me()).toBe(200);
  await stack.control('POST', '/tokens/expire', {});
  expect(await me()).toBe(200);
});

test(`69: killed while the disk is full (${fillableDisk.kind}): the next start says what is missing, and with room the write is found and not sent again`, async () => {
  const key = randomUUID();
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'delay', ms: 700 });
  const from = Date.now();
  const answer = note(key);
  await expect.poll(() => sentToGrow(from, /notes$/)).toBe(1);
  disk.fill();
  expect((await answer).status).toBe(201);
  await expect(stack.restart({}, 'SIGKILL')).rejects.toThrow(
    /DATA_DIR cannot be used: \S+ \((.*full|disk I\/O error)\)/,
  );
  disk.free();
  await stack.restart();
  await expect.poll(async () => (await note(key)).status).toBe(201);
  expect(await sentToGrow(from, /notes$/)).toBe(1);
});

test('69: once the file was removed or replaced, nothing is accepted or sent, and the server is not ready', async () => {
  const file = join(disk.directory, 'desk.sqlite');
  const away = join(disk.directory, 'away.sqlite');
  renameSync(file, away);
  const from = Date.now();
  for (const replace of [() => undefined, () => copyFileSync(away, file)]) {
    replace();
    expect((await note(randomUUID())).status).toBe(503);
    expect((await act(stack, browser, lead, { act: 'claim' })).status).toBe(503);
    expect(await ready()).toBe(503);
  }
  expect(await sentToGrow(from, /notes$/)).toBe(0);
  renameSync(away, file);
  expect((await note(randomUUID())).status).toBe(201);
  expect(await ready()).toBe(200);
});
