import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#src/database/database.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import type { GrantRecord } from '#src/auth/oauth/grant-record.ts';
import { createGrantStore } from '#src/auth/oauth/grant-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { openTestDatabase } from '../support/test-database.ts';

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'grant-store-'));
  database = await openTestDatabase(directory);
});
afterAll(async () => {
  await database.destroy();
  await rm(directory, { recursive: true });
});

const record = (accessToken: string): GrantRecord => ({
  accessToken,
  refreshToken: `refresh of ${accessToken}`,
  expiresAt: 9e12,
  refreshAt: 9e12,
  person: { id: '501', email: '', displayName: '' },
  firm: { id: '4021', name: '' },
});

test('42, 45: of two writers that read the same version one wins, and nothing overwrites its write', async () => {
  const cipher = createCipher([{ id: 'k', key: Buffer.alloc(32, 3) }]);
  const [one, other] = [0, 1].map(() => createGrantStore(database, cipher, new ManualClock()));
  if (one === undefined || other === undefined) throw new Error('two stores');
  const id = await one.create(record('old'));
  const [seenByOne, seenByOther] = await Promise.all([one.load(id), other.load(id)]);
  if (seenByOne === null || seenByOther === null) throw new Error('the grant is there');
  const won = await Promise.all([
    one.replace(seenByOne, record('of one')),
    other.replace(seenByOther, record('of the other')),
  ]);
  expect(won.filter(Boolean)).toHaveLength(1);
  expect((await one.load(id))?.record.accessToken).toBe(won[0] === true ? 'of one' : 'of the other');
});
