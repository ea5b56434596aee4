import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCipher } from '#src/crypto/cipher.ts';
import type { Database } from '#src/database/database.ts';
import { createRetries } from '#src/database/retries.ts';
import { createOutboxStore, type OutboxStore } from '#src/grow/outbox/outbox-store.ts';
import { createOutbox } from '#src/grow/outbox/outbox.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { openTestDatabase } from '../support/test-database.ts';

let directory: string;
let database: Database;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'intake-desk-outbox-'));
  database = await openTestDatabase(directory);
});
afterEach(async () => {
  await database.destroy();
  rmSync(directory, { recursive: true });
});

/** An outbox whose database refuses some steps while `isFull` is set, as a full disk does between two of them. */
function setup(refused: readonly ('markSent' | 'discard' | 'transition')[]) {
  const clock = new ManualClock();
  const cipher = createCipher([{ id: 'k', key: Buffer.alloc(32, 7) }]);
  const store = createOutboxStore(database, cipher, clock);
  const disk = { isFull: false };
  const guarded = Object.fromEntries(
    refused.map((name) => [
      name,
      (...values: never[]) =>
        disk.isFull
          ? Promise.reject(new Error('database or disk is full'))
          : (store[name] as (...values: never[]) => Promise<unknown>)(...values),
    ]),
  );
  const retries = createRetries((delay, action) => clock.after(delay, action));
  const outbox = createOutbox({
    store: { ...store, ...(guarded as Partial<OutboxStore>) },
    cipher,
    retries,
    clock,
    requireAlive: () => undefined,
    onUnknown: () => undefined,
  });
  const sent: string[] = [];
  const key = randomUUID();
  const post = () =>
    outbox.execute(
      {
        person: '1/2',
        key,
        operation: 'createMatterNote',
        path: '/matters/7/notes',
        body: '{"data":{}}',
        grantId: 'g',
      },
      async (beforeSending) => {
        await beforeSending();
        sent.push(key);
        return '{"data":{"id":9}}';
      },
    );
  const rows = () => database.selectFrom('outbox').select('state').execute();
  return { clock, disk, post, sent, rows, retries };
}

test('69: a write that cannot be marked as sent is not sent, and its key is free when there is room (a simulated error)', async () => {
  const { clock, disk, post, sent, rows } = setup(['markSent', 'discard']);
  disk.isFull = true;
  await expect(post()).rejects.toMatchObject({ code: 'store-unavailable' });
  await expect(post()).rejects.toMatchObject({ code: 'store-unavailable' });
  expect([sent, await rows()]).toEqual([[], [{ state: 'PENDING' }]]);
  disk.isFull = false;
  await clock.advance(1000);
  await expect.poll(rows).toEqual([]);
  expect(await post()).toBe('{"data":{"id":9}}');
  expect([sent.length, await rows()]).toEqual([1, [{ state: 'CONFIRMED' }]]);
});

test('69: a row that was left behind before anything was sent does not block its key (a simulated error)', async () => {
  const { disk, post, sent, rows, retries } = setup(['markSent', 'discard']);
  disk.isFull = true;
  await expect(post()).rejects.toMatchObject({ code: 'store-unavailable' });
  // The last attempt fails, too: the row stays.
  await retries.stop();
  disk.isFull = false;
  expect(await rows()).toEqual([{ state: 'PENDING' }]);
  expect(await post()).toBe('{"data":{"id":9}}');
  expect([sent.length, await rows()]).toEqual([1, [{ state: 'CONFIRMED' }]]);
});
