import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinMessage, type LeadMessageAnswer } from '@intake-desk/desk-api/lead-message';
import { createLeadMessages } from '#src/features/notes/lead-messages.ts';
import { reseal } from '#src/app/reseal.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables, openTestDatabase, storedText } from '../support/test-database.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await stack.signIn();
});
afterAll(() => stack.stop());

const post = (message: string, key: string = randomUUID(), last_name = 'Quill') =>
  stack.call(browser, '/api/grow/inbox_leads', {
    method: 'POST',
    json: {
      data: {
        first_name: 'Zora',
        last_name,
        from_message: message,
        from_source: 'Phone',
        referring_url: 'http://127.0.0.1:3000/leads/new',
      },
    },
    headers: { 'idempotency-key': key },
  });
const idOf = (answer: { json(): unknown }) => (answer.json() as { data: { id: number } }).data.id;
const ask = (lead: number | string, as = browser) => stack.call(as, `/api/desk/leads/${lead}/message`);
const messageOf = async (lead: number) => ((await ask(lead)).json() as LeadMessageAnswer).data;
const rows = () => {
  const file = openTables(stack.directory);
  const all = file.prepare('select person, lead from lead_messages').all() as { lead: string | null }[];
  file.close();
  return all;
};
const onDisk = (text: string) => storedText(stack.directory).includes(text);

test('the message of a lead is stored with its author, sealed, for those who may read the lead', async () => {
  const me = (await stack.people())[0];
  const text = 'Fell from the scaffolding on Wharf Street.\n\nOther party: said the foreman\nwas warned twice';
  const before = Date.now();
  const created = await post(joinMessage(text, ' Harborline \n Builders '));
  expect(created.status).toBe(201);
  const lead = idOf(created);
  const stored = await messageOf(lead);
  expect(stored).toEqual({
    message: text,
    otherParty: 'Harborline Builders',
    source: 'Phone',
    by: { id: String(me?.id), name: me?.name },
    at: expect.any(String) as string,
  });
  expect(Date.parse(stored?.at ?? '')).toBeGreaterThanOrEqual(before);
  // Grow itself returns none of it.
  const again = (await stack.call(browser, `/api/grow/inbox_leads/${lead}`)).body;
  expect(again).not.toContain('Wharf Street');
  expect(onDisk('Wharf Street')).toBe(false);
  expect(onDisk('Harborline')).toBe(false);

  expect((await ask(lead, stack.browser())).status).toBe(401);
  await stack.fault({ path: '/inbox_leads/{id}', method: 'GET', fault: 'status', status: 403 });
  expect((await ask(lead)).status).toBe(403);
  expect((await ask('x')).status).toBe(404);
  expect((await stack.call(browser, `/api/desk/leads/${lead}/message`, { method: 'POST', json: {} })).status).toBe(405);
});

test('a lead from another source has none', async () => {
  const { data } = (await stack.call(browser, '/api/grow/inbox_leads?state=untriaged')).json() as {
    data: { id: number }[];
  };
  expect(await messageOf(data[0]?.id ?? 0)).toBeNull();
});

test('Clio’s response is lost, and the BFF is killed: the lead is found, and its message is still there', async () => {
  const key = randomUUID();
  const from = Date.now();
  await stack.fault({ path: '/inbox_leads', method: 'POST', fault: 'reset_after_write' });
  expect((await post('Only once, and lost.', key, 'Lost')).status).toBe(502);
  await stack.restart({}, 'SIGKILL');
  await expect
    .poll(async () => (await post('Only once, and lost.', key, 'Lost')).status, { timeout: 20_000, interval: 200 })
    .toBe(201);
  const lead = idOf(await post('Only once, and lost.', key, 'Lost'));
  expect((await messageOf(lead))?.message).toBe('Only once, and lost.');
  const sent = (await stack.seen(from)).filter(({ method, path }) => method === 'POST' && path === '/grow/inbox_leads');
  expect(sent).toHaveLength(1);
});

test('of a lead that Clio rejected nothing is stored', async () => {
  const before = rows().length;
  for (const status of [422, 403]) {
    await stack.fault({ path: '/inbox_leads', method: 'POST', fault: 'status', status });
    expect((await post('Refused.')).status).toBeGreaterThanOrEqual(400);
  }
  expect(rows()).toHaveLength(before);
});

test('a person is erased: the message stays with the lead, and its author is no longer shown', async () => {
  const lead = idOf(await post('Please call back after six.'));
  const me = (await stack.people())[0];
  const erased = await runCommand('sessions', ['erase', String(me?.id)], stack);
  expect([erased.code, erased.stderr]).toEqual([0, '']);
  browser = await stack.signIn();
  expect(await messageOf(lead)).toMatchObject({ message: 'Please call back after six.', by: null });
  expect(rows().length).toBeGreaterThan(0);
});

test('a key is rotated: stored messages open with the new key alone; orphaned messages are deleted', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'lead-messages-'));
  const database = await openTestDatabase(directory);
  const [old, young] = [
    { id: 'old', key: Buffer.alloc(32, 1) },
    { id: 'young', key: Buffer.alloc(32, 2) },
  ];
  const withKeys = (...ring: { id: string; key: Buffer }[]) =>
    createLeadMessages(database, createCipher(ring), new ManualClock());
  try {
    const before = withKeys(old);
    await before.save('write', { firm: '1', person: '2', text: 'Please call.', source: 'Radio' });
    await before.linkToLead('write', '7');
    await before.save('lost', { firm: '1', person: '2', text: 'Never left.', source: 'Radio' });
    await before.sweep();
    await reseal({ database, cipher: createCipher([young, old]), log: pino({ level: 'silent' }) });
    expect(await withKeys(young).find('1', '7')).toMatchObject({ text: 'Please call.', source: 'Radio' });
    expect(await withKeys(young).find('2', '7')).toBeNull();
    expect(await database.selectFrom('lead_messages').select('id').execute()).toEqual([{ id: 'write' }]);
  } finally {
    await database.destroy();
    rmSync(directory, { recursive: true, force: true });
  }
});
