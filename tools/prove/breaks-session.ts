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
    what: 'what was read once counts, whatever is written',
    file: 'apps/bff/src/database/cached-row.ts',
    find: `if (found?.version === version) return found.value;`,
    replace: `if (found !== undefined) return found.value;`,
    files: ['apps/bff/test/sessions/session-store.test.ts', 'apps/bff/test/auth/sign-in.test.ts'],
    also: [10, 14],
  },
  {
    promise: 11,
    what: 'what this process has written does not make it look again',
    file: 'apps/bff/src/database/sqlite/sqlite-adapter.ts',
    find: `if (!isQuestion) onWritten();`,
    replace: `void [isQuestion, onWritten];`,
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
    what: 'cookies of an https address lack Secure',
    file: 'apps/bff/src/sessions/session-cookie.ts',
    find: `options: { httpOnly: true, sameSite: 'strict', path: '/', secure },`,
    replace: `options: { httpOnly: true, sameSite: 'strict', path: '/' },`,
  },
  {
    promise: 14,
    what: 'the absolute limit is not looked at',
    file: STORE,
    find: ` || found.session.absoluteExpiresAt <= now`,
    replace: ``,
  },
  {
    promise: 14,
    what: 'use prolongs the absolute limit, too',
    file: STORE,
    find: `.set({ idle_expires_at: idleExpiresAt })`,
    replace: `.set({ idle_expires_at: idleExpiresAt, absolute_expires_at: idleExpiresAt })`,
  },
  {
    promise: 14,
    what: 'the idle limit is not looked at',
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
    what: 'the store does not tell polling from use',
    file: STORE,
    find: `if (!this.#still.has(requestOf(session))) this`,
    replace: `this`,
  },
  {
    promise: 16,
    what: 'an old secret opens no session',
    file: 'apps/bff/src/sessions/session-middleware.ts',
    find: `secret: [...config.sessionSecrets],`,
    replace: `secret: config.sessionSecrets[0] ?? '',`,
  },
  {
    promise: 16,
    what: 'an old secret reads no data',
    file: 'apps/bff/src/sessions/session-from-cookie.ts',
    find: `const secrets = [...config.sessionSecrets];`,
    replace: `const secrets = config.sessionSecrets.slice(0, 1);`,
  },
  {
    promise: 16,
    what: 'an old key opens nothing',
    file: 'apps/bff/src/crypto/cipher.ts',
    find: `new Map(ring.map(`,
    replace: `new Map(ring.slice(0, 1).map(`,
  },
  {
    promise: 17,
    what: 'cookies are taken apart by hand',
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
    what: 'nobody looks at the signature of a cookie that asks for data',
    file: 'apps/bff/src/sessions/session-from-cookie.ts',
    find: `const id = unsign(value.slice(SIGNED.length), secret);`,
    replace: `const id = value.slice(SIGNED.length).split('.')[0] ?? unsign(value, secret);`,
    files: ['apps/bff/test/http/guards.test.ts'],
  },
  {
    promise: 18,
    what: 'a database that does not answer means that nobody is signed in',
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
    what: 'the routes of sign-in take a database that is away for a session that is over',
    file: STORE,
    find: `(found) => done(null, found === null ? null : { ...found.session }),
      (cause: unknown) => done(new ProblemError('store-unavailable', { retryAfter: 5, cause })),`,
    replace: `(found) => done(null, found === null ? null : { ...found.session }),
      () => done(null, null),`,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
  },
  {
    promise: 18,
    what: 'whoever asks whether the desk is ready is not told that the database is gone',
    file: 'apps/bff/src/app/health.ts',
    find: `const isReady = isDatabaseUp && isWebBuilt`,
    replace: `const isReady = isWebBuilt`,
    files: ['apps/bff/test/app/readiness.test.ts'],
  },
  {
    promise: 19,
    what: 'session ids lie in the database as they are',
    file: 'apps/bff/src/sessions/session-id.ts',
    find: `return hash('sha256', id, 'hex');`,
    replace: `return id;`,
  },
  {
    promise: 19,
    what: 'grants are not encrypted',
    file: 'apps/bff/src/auth/oauth/grant-store.ts',
    find: `return cipher.seal(JSON.stringify(record), \`grants/\${id}\`);`,
    replace: `return JSON.stringify(record);`,
    and: [
      {
        file: 'apps/bff/src/auth/oauth/grant-store.ts',
        find: `cipher.open(sealed, \`grants/\${id}\`)`,
        replace: `sealed`,
      },
    ],
    also: [16, 17],
  },
  {
    promise: 19,
    what: 'what is sealed for one row opens in another',
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
    what: 'the operator ends sessions and leaves the tokens alive',
    file: 'apps/bff/src/cli/sessions/end-sessions-of.ts',
    find: `const isDone = await revokeTokens.andWait(record);`,
    replace: `const isDone = record.person.id !== '';`,
    files: ['apps/bff/test/cli/sessions-command.test.ts'],
  },
  {
    promise: 20,
    what: 'to end one person ends everybody',
    file: 'apps/bff/src/cli/sessions/end-sessions-of.ts',
    find: `person === null ? where.val(true) : where('person', '=', person),`,
    replace: `where.val(true),`,
    files: ['apps/bff/test/cli/sessions-command.test.ts'],
  },
  {
    promise: 20,
    what: 'the desk does not notice what another process has written',
    file: 'apps/bff/src/database/sqlite/data-version.ts',
    find: `if (found !== foreign) version += 1;`,
    replace: ``,
    files: ['apps/bff/test/cli/sessions-command.test.ts'],
  },
  {
    promise: 21,
    what: 'what is past its limits stays another day',
    file: 'apps/bff/src/auth/sign-in/sweep-sessions.ts',
    find: `where.or([where('idle_expires_at', '<=', now), where('absolute_expires_at', '<=', now)]),`,
    replace: `where('idle_expires_at', '<=', now - 86_400_000),`,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
  },
  {
    promise: 21,
    what: 'a sweep takes all that is there at once',
    file: 'apps/bff/src/auth/sign-in/sweep-sessions.ts',
    find: `    .limit(GRANTS_AT_ONCE)
`,
    replace: `    .limit(GRANTS_AT_ONCE * 1000)
`,
    files: ['apps/bff/test/sessions/session-store.test.ts'],
  },
  {
    promise: 21,
    what: 'the tokens of a session that expired live on',
    file: 'apps/bff/src/auth/sign-in/sweep-sessions.ts',
    find: `if (record !== null && !(await revokeTokens.andWait(record))) return;`,
    replace: `void [record, revokeTokens];`,
  },
  {
    promise: 21,
    what: 'nothing is swept when the desk starts',
    file: SWEEP_REGULARLY,
    find: `begin();
  const timer`,
    replace: `const timer`,
  },
  {
    promise: 21,
    what: 'nothing is swept after the first ten minutes',
    file: SWEEP_REGULARLY,
    find: `const timer = setInterval(begin, EVERY_MS);`,
    replace: `const timer = setTimeout(begin, EVERY_MS);`,
  },
];
