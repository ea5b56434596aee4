import { randomUUID } from 'node:crypto';
import type { DecisionPage, TriageAnswer } from '@intake-desk/desk-api/triage';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '#src/config/config.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import type { Browser } from '../support/browser.ts';
import { EventListener } from '../support/event-listener.ts';
import { runCommand } from '../support/run-command.ts';
import type { Stack } from '../support/start-stack.ts';
import { act, board, done, leadIds, people, startTriageStack } from '../support/triage-acts.ts';
import { columnsOf, openTables } from '../support/test-database.ts';

let stack: Stack;
let ana: Browser;
let ben: Browser;
/** Ana is erased. */
let erased = '';
let ids: number[];
const listeners: EventListener[] = [];
beforeEach(async () => {
  stack = await startTriageStack();
  [ana, ben] = (await people(stack, 2)) as [Browser, Browser];
  erased = (await board(stack, ana)).me.id;
  ids = await leadIds(stack, ana);
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.close();
  await stack.stop();
});

const at = (index: number) => ids[index] ?? 0;
const put = (who: Browser, path: string, json: object, method = 'PUT') =>
  stack.call(who, `/api/desk/${path}`, { method, json, headers: { 'idempotency-key': randomUUID() } });
const erase = () => runCommand('sessions', ['erase', erased], stack);

/** Everything that a person can leave behind. */
async function workOfADay(): Promise<void> {
  const { me } = await board(stack, ben);
  await done(stack, ana, at(0), { act: 'claim' });
  await done(stack, ana, at(1), { act: 'decide', verdict: 'decline', reason: 'no-case' });
  await done(stack, ana, at(2), { act: 'snooze', until: new Date(Date.now() + 3_600_000).toISOString() });
  await done(stack, ana, at(3), { act: 'hand-over', to: me.id });
  // In the line of a colleague: as the new claimant, and in the state before.
  await done(stack, ben, at(4), { act: 'hand-over', to: erased });
  await done(stack, ana, at(5), { act: 'claim' });
  await done(stack, ben, at(5), { act: 'raise' });
  await done(stack, ben, at(6), { act: 'decide', verdict: 'pursue' });
  const note = (mentions: string[]) => ({ id: randomUUID(), text: 'Call back', mentions });
  expect((await put(ana, `leads/${at(0)}/team-notes`, note([me.id]), 'POST')).status).toBe(200);
  expect((await put(ben, `leads/${at(0)}/team-notes`, note([erased]), 'POST')).status).toBe(200);
  await stack.call(ana, `/api/desk/leads/${at(0)}/read`, { method: 'PUT' });
  const views = [{ id: randomUUID(), name: 'Mine', address: '/?triage=mine' }];
  expect((await put(ana, 'views', { views })).status).toBe(200);
  expect((await put(ana, 'presence', { at: { kind: 'lead', id: at(0), isWriting: true } })).status).toBe(200);
  const matter = (await stack.call(ana, '/api/grow/matters')).json() as { data: { id: number }[] };
  const notes = `/api/grow/matters/${matter.data[0]?.id}/notes`;
  const send = (key: string) =>
    stack.call(ana, notes, {
      method: 'POST',
      json: { data: { subject: 'S', body: 'B' } },
      headers: { 'idempotency-key': key },
    });
  expect((await send(randomUUID())).status).toBe(201);
  // One whose response is lost, and that is not looked up yet.
  const path = '/matters/{id}/notes';
  await stack.fault({ path, method: 'POST', fault: 'reset_after_write' });
  await stack.fault({ path, method: 'GET', fault: 'status', status: 500, count: 1000 });
  lost = { key: randomUUID(), send };
  expect((await send(lost.key)).status).toBe(502);
}
let lost: { key: string; send: (key: string) => Promise<{ status: number; body: string }> };

it('70: after an erasure the person’s id stands in no column, neither plain nor sealed', async () => {
  await workOfADay();
  const said = await erase();
  expect([said.code, said.stderr]).toEqual([0, '']);
  const cipher = createCipher(readConfig({ DATA_DIR: stack.directory }).tokenKeys);
  const database = openTables(stack.directory);
  const tables = new Set(columnsOf(database).map(({ table }) => table));
  const places: string[] = [];
  for (const name of tables) {
    for (const row of database.prepare(`select * from ${name}`).all()) {
      for (const [column, value] of Object.entries(row)) {
        const place = `decisions/${String(row['firm'])}/${String(row['position'])}`;
        const isPayload = name === 'decisions' && column === 'payload' && value !== null;
        const text = isPayload ? cipher.open(String(value), place) : String(value);
        if (text.split(/[^\w-]+/).includes(erased) && typeof value === 'string') places.push(`${name}.${column}`);
      }
    }
  }
  expect(places).toEqual([]);
  // What others did is still there, and the log is whole.
  const lines = database.prepare('select count(*) as n from decisions where payload is not null').get();
  expect(lines).toEqual({ n: 8 });
  database.close();
  expect((await runCommand('decisions', ['check'], stack)).stdout).toContain('8 lines, 0 erased; whole');
});

it('70: the running desk gives the person’s id in no answer and no event any more', async () => {
  await workOfADay();
  const cookie = [...ben.jar(stack.url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const listen = async (more = {}) => {
    const headers = { cookie, 'x-csrf': '1', ...more };
    const listener = await EventListener.open(`${stack.url}/api/events`, headers);
    listeners.push(listener);
    await listener.until(() => listener.lastId !== '');
    return listener;
  };
  const open = await listen();
  const from = open.lastId;
  await done(stack, ana, at(7), { act: 'claim' });
  await open.until(() => open.events.some(({ type }) => type === 'triage'));
  expect(open.text).toContain(`"${erased}"`);
  await erase();

  const paths = [
    'triage',
    'audit',
    'mentions',
    `leads/${at(0)}/team-notes`,
    'reads',
    'views',
    'connection',
    'templates',
  ];
  for (const path of paths) {
    const answer = await stack.call(ben, `/api/desk/${path}`);
    expect([path, answer.status, answer.body.includes(`"${erased}"`)]).toEqual([path, 200, false]);
  }
  const present = await put(ben, 'presence', { at: null });
  expect(present.json()).toEqual({ data: [] });
  // A page that hears events fetches again, and one that resumes gets none of the earlier ones.
  await open.until(() => open.events.some(({ type }) => type === 'reset'));
  const resumed = await listen({ 'last-event-id': from });
  await resumed.until(() => resumed.events.length > 0);
  expect([resumed.events[0]?.type, resumed.text.includes(`"${erased}"`)]).toEqual(['reset', false]);

  // The person's claims are free, their decisions stay, and colleagues go on.
  const leads = new Map((await board(stack, ben)).leads.map((triage) => [triage.lead, triage]));
  expect(leads.get(at(0))?.claim).toBeNull();
  expect(leads.get(at(1))?.verdict?.verdict).toBe('decline');
  const claim = await act(stack, ben, at(0), { act: 'claim' });
  expect((claim.json() as TriageAnswer).data.claim?.by).toEqual((await board(stack, ben)).me);
  await done(stack, ben, at(1), { act: 'withdraw' });
  await done(stack, ben, at(2), { act: 'wake' });
  const { data } = (await stack.call(ben, '/api/desk/audit')).json() as DecisionPage;
  const ofErased = data.filter(({ lead, act: name }) => lead === at(1) && name === 'decide');
  expect(ofErased).toEqual([expect.objectContaining({ by: null, isErased: true, verdict: 'decline' })]);
  expect((await runCommand('decisions', ['check'], stack)).code).toBe(0);
});

it('70, 54: a write with an unknown outcome is not sent again after its writer was erased and signed in again', async () => {
  await workOfADay();
  const said = await erase();
  expect(said.stdout).toContain('1 writes whose outcome is unknown');
  await stack.control('DELETE', '/faults');
  await stack.signIn(ana, { user: erased });
  const from = Date.now();
  const again = await lost.send(lost.key);
  expect(again.status).not.toBe(201);
  expect((await stack.seen(from)).filter(({ method }) => method === 'POST')).toEqual([]);
});
