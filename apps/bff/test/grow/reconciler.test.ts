import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationId } from '@intake-desk/grow-api/operations';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '#src/database/database.ts';
import { createRetries } from '#src/database/retries.ts';
import type { WireResponse } from '#src/grow/client/http-transport.ts';
import type { GrowRequest } from '#src/grow/client/grow-client.ts';
import { createOutbox } from '#src/grow/outbox/outbox.ts';
import { createOutboxStore } from '#src/grow/outbox/outbox-store.ts';
import { createReconciler } from '#src/grow/outbox/reconciler.ts';
import { ProblemError } from '#src/problem.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { openTestDatabase } from '../support/test-database.ts';

const KEY = '7d4f2f8e-6f0a-4b6d-9a52-0d7f1f7f7f11';
const NOTE = { subject: 'First call', body: 'Wants to be\r\ncalled back. ' };
const NOTED = { operation: 'createMatterNote', path: '/matters/7/notes', draft: NOTE } as const;
/** A confirmed row of another person. */
const ROW = {
  person: '4021/502',
  idempotency_key: 'other',
  operation: 'createInboxLead',
  request_hash: '',
  state: 'CONFIRMED',
  answer: null,
  grant_id: null,
  path: '/inbox_leads',
  match_hash: null,
  trait_hashes: null,
  sent_at: 0,
  created_at: 0,
  updated_at: 0,
} as const;
let directory: string;
let database: Database;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'read-back-'));
  database = await openTestDatabase(directory);
});
afterEach(async () => {
  await database.destroy();
  await rm(directory, { recursive: true, force: true });
});

/** An outbox with a Grow whose lists and clock the test decides. */
async function setup(
  grow: (request: GrowRequest) => { data: object[]; next?: string; status?: number; date?: Date },
  written: { operation: OperationId; path: string; draft: object } = NOTED,
  key = Buffer.alloc(32, 7),
) {
  const clock = new ManualClock();
  const cipher = createCipher([{ id: 'k', key }]);
  const store = createOutboxStore(database, cipher, clock);
  const asked: GrowRequest[] = [];
  const callAs = (_grant: string, request: GrowRequest): Promise<WireResponse> => {
    asked.push(request);
    const { data, next, status = 200, date = new Date(clock.now()) } = grow(request);
    const body = Buffer.from(JSON.stringify({ data, meta: { paging: next === undefined ? {} : { next } } }));
    return Promise.resolve({ status, headers: { date: date.toUTCString() }, body });
  };
  const readBack = createReconciler({ store, callAs, cipher, clock, log: pino({ level: 'silent' }) });
  const retries = createRetries((delay, action) => clock.after(delay, action));
  const onUnknown = () => readBack.wake();
  const outbox = createOutbox({ store, cipher, retries, clock, requireAlive: () => undefined, onUnknown });
  await database
    .insertInto('sessions')
    .onConflict((conflict) => conflict.doNothing())
    .values({
      id: 's',
      data: JSON.stringify({ firm: '4021' }),
      person: '501',
      grant_id: 'g',
      idle_expires_at: 9e12,
      absolute_expires_at: 9e12,
    })
    .execute();
  const post = (fate: () => Promise<string>) =>
    outbox
      .execute(
        {
          person: '4021/501',
          key: KEY,
          operation: written.operation,
          path: written.path,
          body: JSON.stringify({ data: written.draft }),
          grantId: 'g',
        },
        async (beforeSending) => {
          await beforeSending();
          return fate();
        },
      )
      .catch((error: unknown) => (error as ProblemError).code);
  const lose = () => post(() => Promise.reject(new ProblemError('outcome-unknown')));
  /** Advances the time in steps: the database answers in real time. */
  const pass = async (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 500) {
      await clock.advance(500);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  };
  return { clock, asked, lose, pass, again: lose, readBack };
}

const stored = (changes: object = {}) => ({ id: 9, ...NOTE, ...changes });

test('54: found on a later page, with different white space: confirmed, with the record of Grow', async () => {
  const pages = new Map([
    [null, { data: [stored({ id: 8, body: 'Another.' })], next: 'https://elsewhere.example/x?page_token=two' }],
    ['two', { data: [stored({ body: 'Wants to be\ncalled back.' })] }],
  ]);
  const { asked, lose, pass, again } = await setup(
    ({ path }) => pages.get(new URLSearchParams(path.split('?')[1]).get('page_token')) ?? { data: [] },
  );
  expect(await lose()).toBe('outcome-unknown');
  await pass(3000);
  expect(JSON.parse(String(await again()))).toMatchObject({ data: { id: 9 } });
  expect(asked.every(({ method, priority }) => method === 'GET' && priority === 'read-back')).toBe(true);
});

test('54: not found: unclear for a minute, since it may still be in flight; then it is reported as not saved, and nothing was sent', async () => {
  const { asked, lose, pass, again } = await setup(() => ({ data: [] }));
  await lose();
  await pass(50_000);
  expect(await again()).toBe('outcome-unknown');
  await pass(90_000);
  expect(await again()).toBe('not-saved');
  expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('54: Grow’s clock is an hour behind: the search uses that time', async () => {
  const behind = (clock: ManualClock) => new Date(clock.now() - 3_600_000);
  const parts = await setup(({ path }) => {
    const since = Date.parse(new URLSearchParams(path.split('?')[1]).get('created_since') ?? '');
    const date = behind(parts.clock);
    return { data: since <= date.getTime() ? [stored()] : [], date };
  });
  await parts.lose();
  await parts.pass(3000);
  expect(JSON.parse(String(await parts.again()))).toMatchObject({ data: { id: 9 } });
});

test('54: while Grow fails or refuses to list its notes nothing is concluded', async () => {
  const { lose, pass, again } = await setup(() => ({ data: [], status: 403 }));
  await lose();
  await pass(120_000);
  expect(await again()).toBe('outcome-unknown');
});

const CALLER = {
  first_name: 'Zoë',
  last_name: 'Quill',
  email: 'Zoe.Quill@Example.org',
  phone_number: '(207) 555-0142 x5',
  from_message: 'Fell.',
};

/** The same entry as another system may store it. */
const REWRITTEN = [
  ['the email in lower case', { email: 'zoe.quill@example.org' }],
  ['the number as E.164', { phone_number: '+12075550142' }],
  ['the names in capitals and without accents', { first_name: 'ZOE', last_name: 'QUILL' }],
  [
    'everything but the number dropped',
    { first_name: null, last_name: null, email: null, phone_number: '+12075550142' },
  ],
] as const;

test.each(REWRITTEN)(
  '54: a lead that Grow stored with %s may be there: it is not reported as missing',
  async (_how, changes) => {
    const { from_message: _hidden, ...kept } = CALLER;
    const { asked, lose, pass, again } = await setup(() => ({ data: [{ id: 12, ...kept, ...changes }] }), {
      operation: 'createInboxLead',
      path: '/inbox_leads',
      draft: CALLER,
    });
    await lose();
    await pass(110_000);
    expect(await again()).toBe('perhaps-saved');
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  },
);

test.each([
  ['as HTML', { subject: 'First call', body: '<p>Wants to be<br>called &quot;back&quot;.</p>' }],
  ['cut', { subject: 'First', body: 'Wants to be called "back"' }],
  ['with an addition', { subject: 'First call', body: 'Wants to be called “back”. (via API)' }],
  ['with an addition before it', { subject: 'FIRST CALL TODAY', body: 'Via API: Wants to be called “back”.' }],
])('54: a note that Grow stored %s may be there', async (_how, note) => {
  const { lose, pass, again } = await setup(() => ({ data: [stored(note)] }), {
    ...NOTED,
    draft: { subject: 'First call today', body: 'Wants to be called "back".' },
  });
  await lose();
  await pass(110_000);
  expect(await again()).toBe('perhaps-saved');
});

test('54: a similar record that another write of ours created proves nothing, and another person’s is none', async () => {
  const other = {
    id: 12,
    first_name: 'Mara',
    last_name: 'Holt',
    email: 'mara@example.org',
    phone_number: '+12075550199',
  };
  const { lose, pass, again } = await setup(() => ({ data: [other, { ...other, ...CALLER, id: 13 }] }), {
    operation: 'createInboxLead',
    path: '/inbox_leads',
    draft: { ...CALLER, email: 'z.quill@example.org' },
  });
  await lose();
  await database
    .insertInto('outbox')
    .values({ ...ROW, id: 'other', record_id: '13' })
    .execute();
  await pass(110_000);
  expect(await again()).toBe('not-saved');
});

test('54: a write that an earlier version journaled is never reported as missing', async () => {
  const { lose, pass, again } = await setup(() => ({ data: [] }));
  await lose();
  await database.updateTable('outbox').set({ trait_hashes: null }).execute();
  await pass(110_000);
  expect(await again()).toBe('outcome-unknown');
});

test('54: a lead that is missing long after may have been accepted: it stays unclear, and no one is advised to resend it', async () => {
  let isDown = true;
  const draft = { first_name: 'Ada', last_name: 'Byron', phone_number: '+12075550142' };
  const { asked, clock, lose, pass, again } = await setup(() => ({ data: [], status: isDown ? 503 : 200 }), {
    operation: 'createInboxLead',
    path: '/inbox_leads',
    draft,
  });
  await lose();
  await clock.advance(11 * 60_000);
  isDown = false;
  expect(await again()).toBe('outcome-unknown');
  await pass(5000);
  expect(await again()).toBe('outcome-unknown');
  expect(asked.some(({ path }) => path.includes('state=ignored'))).toBe(true);
});

test('54: a lead that is missing a minute later was not written', async () => {
  const draft = { first_name: 'Ada', last_name: 'Byron', phone_number: '+12075550142' };
  const { lose, pass, again } = await setup(() => ({ data: [] }), {
    operation: 'createInboxLead',
    path: '/inbox_leads',
    draft,
  });
  await lose();
  await pass(110_000);
  expect(await again()).toBe('not-saved');
});

test('16, 54: with another key under the same id no earlier write is reported as unsaved', async () => {
  const before = await setup(() => ({ data: [stored()], status: 503 }));
  await before.lose();
  await before.readBack.stop();
  const after = await setup(() => ({ data: [stored()] }), NOTED, Buffer.alloc(32, 8));
  after.readBack.wake();
  await after.pass(110_000);
  const [row] = await database.selectFrom('outbox').select('state').execute();
  expect(row?.state).toBe('UNKNOWN');
  // Nor is it sent again: whether the content is the same is unknown.
  expect(await after.again()).toBe('idempotency-key-reused');
});
