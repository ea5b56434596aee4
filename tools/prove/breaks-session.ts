import type { PlantedBreak } from './planted-break.ts';

const STORE = 'apps/bff/src/session/session-store.ts';

export const SESSION_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 11,
    what: 'a request that began before the sign-out writes the session back',
    file: STORE,
    find: `if (this.#fresh.get(requestOf(session)) !== id) {`,
    replace: `if (session.grant === undefined) {`,
    files: ['apps/bff/test/session-store.test.ts'],
  },
  {
    promise: 11,
    what: 'a refresh that ends after the sign-out is not revoked',
    file: 'apps/bff/src/tokens/access-tokens.ts',
    find: `if (token !== null) await oauth.revoke(token).catch(() => undefined);`,
    replace: ``,
    files: ['apps/bff/test/access-tokens.test.ts'],
  },
  {
    promise: 12,
    what: 'the session cookie is Lax',
    file: 'apps/bff/src/session/session-middleware.ts',
    find: `sameSite: 'strict'`,
    replace: `sameSite: 'lax'`,
  },
  {
    promise: 12,
    what: 'on https the session cookie has no prefix',
    file: 'apps/bff/src/session/session-cookie.ts',
    find: `name: secure ? '__Host-Http-session' : 'session',`,
    replace: `name: 'session',`,
  },
  {
    promise: 12,
    what: 'cookies of an https address lack Secure',
    file: 'apps/bff/src/session/session-cookie.ts',
    find: `options: { httpOnly: true, sameSite: 'strict', path: '/', secure },`,
    replace: `options: { httpOnly: true, sameSite: 'strict', path: '/' },`,
  },
  {
    promise: 14,
    what: 'the absolute limit is not looked at',
    file: STORE,
    find: `.where('absolute_expires_at', '>', now)`,
    replace: ``,
  },
  {
    promise: 14,
    what: 'the idle limit is not looked at',
    file: STORE,
    find: `.where('idle_expires_at', '>', now)`,
    replace: ``,
    also: [15],
  },
  {
    promise: 15,
    what: 'polling counts as use',
    file: 'apps/bff/src/sign-in/session-view.ts',
    find: `if (!slides) store.keepStill(request);`,
    replace: ``,
  },
  {
    promise: 15,
    what: 'the store does not tell polling from use',
    file: STORE,
    find: `this.#still.has(requestOf(session)) || `,
    replace: ``,
  },
  {
    promise: 16,
    what: 'an old secret opens no session',
    file: 'apps/bff/src/session/session-middleware.ts',
    find: `secret: [...config.sessionSecrets],`,
    replace: `secret: config.sessionSecrets[0] ?? '',`,
  },
  {
    promise: 16,
    what: 'an old key opens nothing',
    file: 'apps/bff/src/tokens/cipher.ts',
    find: `new Map(ring.map(`,
    replace: `new Map(ring.slice(0, 1).map(`,
  },
  {
    promise: 17,
    what: 'cookies are taken apart by hand',
    file: 'apps/bff/src/session/require-session.ts',
    find: `const cookies = parseCookie(request.headers.cookie ?? '');`,
    replace: `const cookies: Record<string, string | undefined> = {};
  void parseCookie;
  for (const pair of (request.headers.cookie ?? '').split('; ')) {
    const [name = '', value = ''] = pair.split('=');
    cookies[name] = decodeURIComponent(value);
  }`,
  },
  {
    promise: 19,
    what: 'session ids lie in the database as they are',
    file: 'apps/bff/src/session/session-id.ts',
    find: `return createHash('sha256').update(id).digest('hex');`,
    replace: `return id;`,
  },
  {
    promise: 19,
    what: 'grants are not encrypted',
    file: 'apps/bff/src/tokens/grant-store.ts',
    find: `return cipher.seal(JSON.stringify(record), \`grants/\${id}\`);`,
    replace: `return JSON.stringify(record);`,
    and: [
      {
        file: 'apps/bff/src/tokens/grant-store.ts',
        find: `cipher.open(sealed, \`grants/\${id}\`)`,
        replace: `sealed`,
      },
    ],
  },
  {
    promise: 19,
    what: 'what is sealed for one row opens in another',
    file: 'apps/bff/src/tokens/cipher.ts',
    find: `cipher.setAAD(Buffer.from(\`\${newest.id}|\${place}\`));`,
    replace: ``,
    and: [
      {
        file: 'apps/bff/src/tokens/cipher.ts',
        find: `decipher.setAAD(Buffer.from(\`\${id}|\${place}\`));`,
        replace: ``,
      },
    ],
    files: ['apps/bff/test/cipher.test.ts'],
  },
];
