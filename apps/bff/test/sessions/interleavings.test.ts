import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#src/database/database.ts';
import { endGrant } from '#src/sessions/end-sessions.ts';
import { createRetries } from '#src/database/retries.ts';
import { SessionStore } from '#src/sessions/session-store.ts';
import { createAccessTokens, tokenTimes } from '#src/auth/oauth/access-tokens.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import { createGrantStore, type GrantStore } from '#src/auth/oauth/grant-store.ts';
import { OAuthError } from '#src/auth/oauth/oauth-error.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { openTestDatabase } from '../support/test-database.ts';

const DAY = 86_400_000;
let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'interleavings-'));
  database = await openTestDatabase(directory);
});
afterAll(async () => {
  await database.destroy();
  await rm(directory, { recursive: true });
});

/** An authorization server with rotation: each refresh token is valid once; a second use is recorded. */
function rotatingServer() {
  let issued = 1;
  const dead = new Set<string>();
  const revoked = new Set<string>();
  const seen = { reused: 0, newest: () => `r${issued}`, revoked };
  return {
    seen,
    oauth: {
      authorizeUrl: () => '',
      exchange: () => Promise.reject(new Error('unused')),
      refresh: (token: string) => {
        if (dead.has(token)) seen.reused += 1;
        if (dead.has(token) || revoked.has(token)) return Promise.reject(new OAuthError('fatal', 'invalid_grant'));
        dead.add(token);
        issued += 1;
        return Promise.resolve({ accessToken: `a${issued}`, refreshToken: `r${issued}`, lifeSeconds: 86_400 });
      },
      revoke: (token: string) => Promise.resolve(void revoked.add(token)),
    },
  };
}

/** Delays every call as long as the scheduler decides. */
function withDelays<Part extends object>(scheduler: fc.Scheduler, part: Part, names: readonly (keyof Part)[]): Part {
  const slow = { ...part };
  for (const name of names) {
    const method = part[name] as (...values: unknown[]) => Promise<unknown>;
    slow[name] = (async (...values: unknown[]) => {
      await scheduler.schedule(Promise.resolve(), `${String(name)} begins`);
      const result = await method(...values);
      await scheduler.schedule(Promise.resolve(), `${String(name)} ends`);
      return result;
    }) as Part[keyof Part];
  }
  return slow;
}

const work = fc.constantFrom('read', 'write-session', 'refused', 'sign-out', 'a-day-passes');

test('22: whatever the order of requests, refreshes and the sign-out: the stored refresh token is the newest or none, no token is used twice, and no session comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(work, { minLength: 2, maxLength: 10 }), async (scheduler, works) => {
      const clock = new ManualClock();
      const retries = createRetries((delay, action) => clock.after(delay, action));
      const { oauth, seen } = rotatingServer();
      const plain = createGrantStore(database, createCipher([{ id: 'k', key: Buffer.alloc(32, 1) }]), clock);
      const grants: GrantStore = withDelays(scheduler, plain, ['load', 'replace', 'lease', 'remove']);
      const store = new SessionStore(database, clock, { idleSeconds: 1e9, absoluteSeconds: 1e9 }, retries);
      const tokens = createAccessTokens({
        grants,
        oauth: withDelays(scheduler, oauth, ['refresh', 'revoke']),
        clock,
        log: pino({ level: 'silent' }),
        retries,
        requireAlive: () => undefined,
        endGrant: (grant) => endGrant(database, grant),
      });
      const grant = await plain.create({
        accessToken: 'a1',
        refreshToken: 'r1',
        ...tokenTimes(86_400, clock.now()),
        person: { id: '1', email: '', displayName: '' },
        firm: { id: '1', name: '' },
      });
      const id = store.newId({} as Request);
      const row = { id: sha(id), data: JSON.stringify({ grant }), person: '1', grant_id: grant };
      await database
        .insertInto('sessions')
        .values({ ...row, idle_expires_at: 9e12, absolute_expires_at: 9e12 })
        .execute();

      let signedOut = false;
      const all = works.map((what) => scheduler.schedule(Promise.resolve(), what).then(() => perform(what)));
      await scheduler.waitFor(Promise.all(all));
      await scheduler.waitFor(tokens.settled());

      const stored = await plain.load(grant);
      expect(seen.reused).toBe(0);
      if (stored !== null) expect(stored.record.refreshToken).toBe(seen.newest());
      if (signedOut) {
        expect(stored).toBeNull();
        expect(await sessionOf(store, id)).toBeNull();
        // The last issued token is not valid at Grow either.
        expect(seen.revoked.has(seen.newest()) || seen.revoked.has(seen.newest().replace('r', 'a'))).toBe(true);
      }

      async function perform(what: string): Promise<void> {
        if (what === 'a-day-passes') return clock.advance(DAY);
        if (what === 'sign-out') {
          const record = await grants.remove(grant);
          await new Promise<void>((resolve) => store.destroy(id, () => resolve()));
          signedOut = true;
          if (record?.refreshToken) await oauth.revoke(record.refreshToken);
          return;
        }
        const session = await sessionOf(store, id);
        if (session === null) return;
        try {
          const token = await tokens.get(grant);
          if (what === 'refused') await tokens.replace(grant, token);
        } catch {
          // Signed out meanwhile: a clean 401.
        }
        if (what === 'write-session') await save(store, id, session);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

const sessionOf = (store: SessionStore, id: string) =>
  new Promise<SessionData | null>((resolve) => store.get(id, (_error, session) => resolve(session ?? null)));

/** A slow request that writes its session at the end, as express-session does. */
function save(store: SessionStore, id: string, session: SessionData): Promise<void> {
  Object.defineProperty(session, 'req', { value: {}, enumerable: false });
  return new Promise((resolve) => store.set(id, session, () => resolve()));
}

function sha(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
