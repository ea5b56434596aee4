import type { PlantedBreak } from './planted-break.ts';

const LOGIN_COOKIE = 'apps/bff/src/auth/oauth/login-state-cookie.ts';
const CALLBACK = 'apps/bff/src/auth/sign-in/callback.ts';
const LOGOUT = 'apps/bff/src/auth/sign-in/logout.ts';
const SESSION_VIEW = 'apps/bff/src/auth/sign-in/session-view.ts';

export const SIGN_IN_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 1,
    what: 'the PKCE verifier is constant',
    file: LOGIN_COOKIE,
    find: `const verifier = randomBytes(32).toString('base64url');`,
    replace: `const verifier = Buffer.alloc(32, 7).toString('base64url');`,
  },
  {
    promise: 1,
    what: 'sign-in starts without a challenge',
    file: 'apps/bff/src/auth/oauth/oauth-client.ts',
    find: `url.searchParams.set('code_challenge', challenge);
      url.searchParams.set('code_challenge_method', 'S256');`,
    replace: `void challenge;`,
    files: ['apps/bff/test/auth/sign-in.test.ts'],
  },
  {
    promise: 2,
    what: 'a state can be used twice',
    file: LOGIN_COOKIE,
    find: `if (!(await isFirstUse(state, content.expiresAt))) return null;`,
    replace: `await isFirstUse(state, content.expiresAt);`,
  },
  {
    promise: 2,
    what: 'the state is not compared with the issued one',
    file: LOGIN_COOKIE,
    find: `if (!timingSafeEqual(Buffer.from(content.state), Buffer.from(state))) return null;`,
    replace: `void timingSafeEqual;`,
  },
  {
    promise: 2,
    what: 'a sign-in never expires',
    file: LOGIN_COOKIE,
    find: `return content.expiresAt > clock.now() ? content : null;`,
    replace: `return content;`,
  },
  {
    promise: 3,
    what: 'the oldest sign-in is not dropped',
    file: LOGIN_COOKIE,
    find: `for (const name of oldest(request)) response.clearCookie(name, options);`,
    replace: ``,
  },
  {
    promise: 3,
    what: 'a second tab drops the sign-in of the first',
    file: LOGIN_COOKIE,
    find: `open_.length - MAX_LOGINS + 1`,
    replace: `open_.length`,
  },
  {
    promise: 4,
    what: 'the issuer of a response is not checked',
    file: CALLBACK,
    find: `if (iss !== undefined && iss !== issuer) throw new Refused('failed');`,
    replace: ``,
  },
  {
    promise: 5,
    what: 'sign-in redirects to any URL',
    file: 'apps/bff/src/auth/sign-in/login.ts',
    find: `safeReturnTo(request.query['returnTo'])`,
    replace: `String(safeReturnTo('/') && (request.query['returnTo'] ?? '/'))`,
  },
  {
    promise: 5,
    what: 'a path that resolves to another host is accepted',
    file: 'apps/bff/src/auth/oauth/return-to.ts',
    find: `if (url?.origin !== 'http://own.invalid' || url.pathname.startsWith('//')) return '/';`,
    replace: `if (url === null) return '/';`,
  },
  {
    promise: 6,
    what: 'the session from before the sign-in is reused',
    file: CALLBACK,
    find: `await newSession(request);`,
    replace: `void newSession;`,
  },
  {
    promise: 6,
    what: 'every visitor gets a session',
    file: 'apps/bff/src/sessions/session-middleware.ts',
    find: `saveUninitialized: false,`,
    replace: `saveUninitialized: true,`,
    also: [2, 4],
  },
  {
    promise: 7,
    what: 'the tokens of a failed sign-in are not revoked',
    file: CALLBACK,
    find: `revokeTokens(pair);
        throw error;`,
    replace: `throw error;`,
  },
  {
    promise: 8,
    what: 'the session response contains the whole grant',
    file: SESSION_VIEW,
    find: `firm: grant.record.firm,`,
    replace: `...grant.record,`,
  },
  {
    promise: 9,
    what: 'the session endpoint redirects a visitor without a session',
    file: SESSION_VIEW,
    find: `response.json(view);`,
    replace: `if (view.authenticated) response.json(view);
    else response.redirect('/auth/login');`,
    also: [6, 10],
  },
  {
    promise: 10,
    what: 'sign-out does not revoke',
    file: LOGOUT,
    find: `if (record !== null) revokeTokens(record);`,
    replace: `void record;`,
  },
];
