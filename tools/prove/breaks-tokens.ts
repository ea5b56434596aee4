import type { PlantedBreak } from './planted-break.ts';

const ACCESS_TOKENS = 'apps/bff/src/auth/oauth/access-tokens.ts';
const GRANT_STORE = 'apps/bff/src/auth/oauth/grant-store.ts';
const OAUTH_CLIENT = 'apps/bff/src/auth/oauth/oauth-client.ts';
const ACCESS_TOKENS_TEST = 'apps/bff/test/auth/access-tokens.test.ts';

export const TOKEN_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 22,
    what: 'the new refresh token is not stored',
    file: ACCESS_TOKENS,
    find: `refreshToken: pair.refreshToken ?? old.refreshToken,`,
    replace: `refreshToken: old.refreshToken ?? pair.refreshToken,`,
  },
  {
    promise: 40,
    what: 'each waiting caller starts its own refresh',
    file: ACCESS_TOKENS,
    find: `const flight = flights.get(grantId) ?? start(grantId, stale, true);`,
    replace: `const flight = start(grantId, stale, true);`,
    files: [ACCESS_TOKENS_TEST],
    also: [41, 43],
  },
  {
    promise: 41,
    what: 'a late caller does not reload the record',
    file: ACCESS_TOKENS,
    find: `if (read.record.accessToken !== stale) return read.record.accessToken;`,
    replace: ``,
    files: [ACCESS_TOKENS_TEST],
  },
  {
    promise: 42,
    what: 'a write does not name the epoch of its lease',
    file: 'apps/bff/src/leases/lease.ts',
    find: ' AND epoch = ${epoch} FOR SHARE',
    replace: ' FOR SHARE',
    files: ['apps/bff/test/database/postgres-lease.test.ts'],
  },
  {
    promise: 42,
    what: 'a grant is written without a version check',
    file: GRANT_STORE,
    find: `.where('version', '=', version)`,
    replace: ``,
    files: ['apps/bff/test/auth/grant-store.test.ts'],
  },
  {
    promise: 43,
    what: 'all callers wait for an early refresh, and fail with it',
    file: ACCESS_TOKENS,
    find: `if (flight === undefined && isDue) refreshEarly(grantId, record.accessToken);`,
    replace: `if (flight === undefined && isDue) return urgent(grantId, record.accessToken);
      void refreshEarly;`,
  },
  {
    promise: 43,
    what: 'no token is refreshed before it expires',
    file: ACCESS_TOKENS,
    find: `refreshAt: now + life * (0.8 + Math.random() * 0.1)`,
    replace: `refreshAt: now + life`,
  },
  {
    promise: 44,
    what: 'a rejected client ends all sessions',
    file: OAUTH_CLIENT,
    find: `if (word === 'invalid_grant') return`,
    replace: `if (status === 400 || status === 401) return`,
    files: ['apps/bff/test/auth/token-life.test.ts'],
    pattern: '44: ',
  },
  {
    promise: 44,
    what: 'a transient error ends the session',
    file: ACCESS_TOKENS,
    find: `if (error instanceof OAuthError && error.kind === 'fatal' && `,
    replace: `if (error instanceof OAuthError && error.kind !== 'misconfigured' && `,
    files: [ACCESS_TOKENS_TEST],
    also: [43],
  },
  {
    promise: 45,
    what: 'the new pair is used before it is stored',
    file: ACCESS_TOKENS,
    find: `if (!(await store(leased, record))) return renew(id, old.accessToken);`,
    replace: `setTimeout(() => void store(leased, record), 2000);`,
    files: ['apps/bff/test/auth/concurrent-refresh.test.ts'],
    pattern: '45: ',
  },
  {
    promise: 46,
    what: 'a sign-in survives the rejection of a fresh token',
    file: 'apps/bff/src/grow/client/call-as.ts',
    find: `await endGrant(grantId);`,
    replace: `void endGrant;`,
  },
  {
    promise: 47,
    what: 'a response without a refresh token deletes the old one',
    file: ACCESS_TOKENS,
    find: `refreshToken: pair.refreshToken ?? old.refreshToken,`,
    replace: `refreshToken: pair.refreshToken,`,
  },
  {
    promise: 47,
    what: 'a response without expires_in makes a token that expires at once',
    file: OAUTH_CLIENT,
    find: `lifeSeconds: expires_in ?? DEFAULT_LIFE_SECONDS,`,
    replace: `lifeSeconds: expires_in ?? DEFAULT_LIFE_SECONDS * 0,`,
  },
  {
    promise: 47,
    what: 'requests to the token endpoint time out too late',
    file: OAUTH_CLIENT,
    find: `const TIMEOUT_MS = 10_000;`,
    replace: `const TIMEOUT_MS = 100_000;`,
  },
];
