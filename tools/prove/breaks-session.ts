import type { PlantedBreak } from './planted-break.ts';

const STORE = 'apps/bff/src/sessions/session-store.ts';
const SWEEP_REGULARLY = 'apps/bff/src/app/run-sweeps.ts';

export const SESSION_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 11,
    what: 'a request that began before the sign-out writes the session back',
    file: STORE,
    find: `if (this.#fresh.get(requestOf(session)) !== id) {`,
    replace: `if (session.grant === undefined) {`,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
  },
  {
    promise: 11,
    what: 'a refresh that ends after the sign-out is not revoked',
    file: 'apps/bff/src/auth/oauth/access-tokens.ts',
    find: `if (token !== null) await oauth.revoke(token).catch(() => undefined);`,
    replace: ``,
    files: ['apps/bff/test/auth/access-tokens.test.ts'],
  },
  {
    promise: 11,
    what: 'a cached session is used after a later write',
    file: 'apps/bff/src/database/cached-row.ts',
    find: `if (found?.version === version) return found.value;`,
    replace: `if (found !== undefined) return found.value;`,
    files: ['apps/bff/test/sessions/session-store.test.ts', 'apps/bff/test/auth/sign-in.test.ts'],
    also: [10, 14],
  },
  {
    promise: 11,
    what: 'a write of this process does not invalidate its cache',
    file: 'apps/bff/src/database/sqlite/sqlite-adapter.ts',
    find: `hooks.onWritten?.();`,
    replace: ``,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
    pattern: '^11: ',
  },
  {
    promise: 12,
    what: 'the session cookie is Lax',
    file: 'apps/bff/src/sessions/session-middleware.ts',
    find: `sameSite: 'strict'`,
    replace: `sameSite: 'lax'`,
  },
  {
    promise: 12,
    what: 'on https the session cookie has no prefix',
    file: 'apps/bff/src/sessions/session-cookie.ts',
    find: `name: secure ? '__Host-Http-session' : 'session',`,
    replace: `name: 'session',`,
  },
  {
    promise: 12,
    what: 'cookies of an https origin lack Secure',
    file: 'apps/bff/src/sessions/session-cookie.ts',
    find: `options: { httpOnly: true, sameSite: 'strict', path: '/', secure },`,
    replace: `options: { httpOnly: true, sameSite: 'strict', path: '/' },`,
  },
  {
    promise: 14,
    what: 'the absolute limit is not checked',
    file: STORE,
    find: ` || found.session.absoluteExpiresAt <= now`,
    replace: ``,
  },
  {
    promise: 14,
    what: 'use also prolongs the absolute limit',
    file: STORE,
    find: `.set({ idle_expires_at })`,
    replace: `.set({ idle_expires_at, absolute_expires_at: idle_expires_at })`,
  },
  {
    promise: 14,
    what: 'the idle limit is not checked',
    file: STORE,
    find: `found.session.idleExpiresAt <= now || `,
    replace: ``,
    also: [15],
  },
  {
    promise: 15,
    what: 'polling counts as use',
    file: 'apps/bff/src/auth/sign-in/session-view.ts',
    find: `if (!slides) store.skipTouch(request);`,
    replace: ``,
  },
  {
    promise: 15,
    what: 'the store does not distinguish polling from use',
    file: STORE,
    find: `if (!this.#still.has(requestOf(session))) this`,
    replace: `this`,
  },
  {
    promise: 16,
    what: 'an old secret does not verify a session cookie',
    file: 'apps/bff/src/sessions/session-middleware.ts',
    find: `secret: [...config.sessionSecrets],`,
    replace: `secret: config.sessionSecrets[0] ?? '',`,
  },
  {
    promise: 16,
    what: 'an old secret does not decrypt data',
    file: 'apps/bff/src/sessions/session-from-cookie.ts',
    find: `const secrets = [...config.sessionSecrets];`,
    replace: `const secrets = config.sessionSecrets.slice(0, 1);`,
  },
  {
    promise: 16,
    what: 'an old key decrypts nothing',
    file: 'apps/bff/src/crypto/cipher.ts',
    find: `new Map(ring.map(`,
    replace: `new Map(ring.slice(0, 1).map(`,
  },
  {
    promise: 17,
    what: 'cookies are parsed by hand',
    file: 'apps/bff/src/sessions/require-session.ts',
    find: `const cookies = parseCookie(request.headers.cookie ?? '');`,
    replace: `const cookies: Record<string, string | undefined> = {};
  void parseCookie;
  for (const pair of (request.headers.cookie ?? '').split('; ')) {
    const [name = '', value = ''] = pair.split('=');
    cookies[name] = decodeURIComponent(value);
  }`,
  },
  {
    promise: 17,
    what: 'the signature of the session cookie is not checked for API requests',
    file: 'apps/bff/src/sessions/session-from-cookie.ts',
    find: `const id = unsign(value.slice(SIGNED.length), secret);`,
    replace: `const id = value.slice(SIGNED.length).split('.')[0] ?? unsign(value, secret);`,
    files: ['apps/bff/test/http/guards.test.ts'],
  },
  {
    promise: 18,
    what: 'an unavailable database counts as signed out',
    file: STORE,
    find: `return (await this.#read(stored))?.signedIn ?? null;
    } catch (cause) {
      throw new ProblemError('store-unavailable', { retryAfter: 5, cause });`,
    replace: `return (await this.#read(stored))?.signedIn ?? null;
    } catch (cause) {
      void cause;
      return null;`,
  },
  {
    promise: 18,
    what: 'the sign-in routes treat an unavailable database as an expired session',
    file: STORE,
    find: `(found) => done(null, found === null ? null : { ...found.session }),
      (cause: unknown) => done(new ProblemError('store-unavailable', { retryAfter: 5, cause })),`,
    replace: `(found) => done(null, found === null ? null : { ...found.session }),
      () => done(null, null),`,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
  },
  {
    promise: 18,
    what: 'readiness does not report that the database is unavailable',
    file: 'apps/bff/src/app/health.ts',
    find: `const isReady = isDatabaseUp && isWebBuilt`,
    replace: `const isReady = isWebBuilt`,
    files: ['apps/bff/test/app/readiness.test.ts'],
  },
  {
    promise: 19,
    what: 'session ids are stored unhashed',
    file: 'apps/bff/src/sessions/session-id.ts',
    find: `return hash('sha256', id, 'hex');`,
    replace: `return id;`,
  },
  {
    promise: 19,
    what: 'grants are not encrypted',
    file: 'apps/bff/src/auth/oauth/grant-store.ts',
    find: `return cipher.seal(JSON.stringify(record), placeOf('grants', id));`,
    replace: `return JSON.stringify(record);`,
    and: [
      {
        file: 'apps/bff/src/auth/oauth/grant-store.ts',
        find: `cipher.tryOpen(sealed, placeOf('grants', id))`,
        replace: `sealed`,
      },
    ],
    also: [16, 17],
  },
  {
    promise: 19,
    what: 'a value sealed for one row can be opened in another',
    file: 'apps/bff/src/crypto/cipher.ts',
    find: `cipher.setAAD(Buffer.from(\`\${newest.id}|\${place}\`));`,
    replace: ``,
    and: [
      {
        file: 'apps/bff/src/crypto/cipher.ts',
        find: `decipher.setAAD(Buffer.from(\`\${id}|\${place}\`));`,
        replace: ``,
      },
    ],
    files: ['apps/bff/test/crypto/cipher.test.ts'],
  },
  {
    promise: 20,
    what: 'ending sessions by the CLI does not revoke the tokens',
    file: 'apps/bff/src/cli/sessions/end-sessions-of.ts',
    find: `const isDone = await revokeTokens.andWait(record);`,
    replace: `const isDone = record.person.id !== '';`,
    files: ['apps/bff/test/cli/sessions-command.test.ts'],
  },
  {
    promise: 20,
    what: 'ending the sessions of one person ends all sessions',
    file: 'apps/bff/src/cli/sessions/end-sessions-of.ts',
    find: `person === null ? where.val(true) : where('person', '=', person),`,
    replace: `where.val(true),`,
    files: ['apps/bff/test/cli/sessions-command.test.ts'],
  },
  {
    promise: 20,
    what: 'a write of another process does not invalidate the cache',
    file: 'apps/bff/src/database/sqlite/data-version.ts',
    find: `if (found === null || found !== foreign) commits += 1;`,
    replace: ``,
    files: ['apps/bff/test/cli/sessions-command.test.ts'],
  },
  {
    promise: 21,
    what: 'expired sessions are deleted a day late',
    file: 'apps/bff/src/auth/sign-in/sweep-sessions.ts',
    find: `where.or([where('idle_expires_at', '<=', now), where('absolute_expires_at', '<=', now)]),`,
    replace: `where('idle_expires_at', '<=', now - 86_400_000),`,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
  },
  {
    promise: 21,
    what: 'a sweep has no limit on the number of grants',
    file: 'apps/bff/src/auth/sign-in/sweep-sessions.ts',
    find: `    .limit(GRANTS_AT_ONCE)
`,
    replace: `    .limit(GRANTS_AT_ONCE * 1000)
`,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
  },
  {
    promise: 21,
    what: 'the tokens of an expired session are not revoked',
    file: 'apps/bff/src/auth/sign-in/sweep-sessions.ts',
    find: `if (record !== null && !(await revokeTokens.andWait(record))) return;`,
    replace: `void [record, revokeTokens];`,
  },
  {
    promise: 21,
    what: 'no sweep runs when the server starts',
    file: SWEEP_REGULARLY,
    find: `begin();
  const timer`,
    replace: `const timer`,
  },
  {
    promise: 21,
    what: 'no sweep runs after the first ten minutes',
    file: SWEEP_REGULARLY,
    find: `const timer = setInterval(begin, EVERY_MS);`,
    replace: `const timer = setTimeout(begin, EVERY_MS);`,
  },
];
