import { AuthorizationCode } from 'simple-oauth2';
import { z } from 'zod/mini';
import type { Config } from '../../config/config.ts';
import type { Budget, AcquireOptions } from '../../grow/budget/budget.ts';
import { OAuthError } from './oauth-error.ts';

/** Used when the answer does not say how long a token lives. Short, so that a wrong guess costs a refresh, not a failure. */
const DEFAULT_LIFE_SECONDS = 3600;
const TIMEOUT_MS = 10_000;

/** A pair as the authorization server gave it. */
export interface TokenPair {
  accessToken: string;
  /** Null when the answer carried none. */
  refreshToken: string | null;
  lifeSeconds: number;
}

/** The three calls to the authorization server, and the address of the fourth. */
export interface OAuthClient {
  authorizeUrl(state: string, challenge: string): string;
  exchange(code: string, verifier: string): Promise<TokenPair>;
  refresh(refreshToken: string): Promise<TokenPair>;
  /** @param turn when it may go; before everybody unless said otherwise */
  revoke(token: string, turn?: AcquireOptions): Promise<void>;
}

const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.nullish(z.string()),
  // A life that cannot be read must not cost the pair: the old one is already dead.
  expires_in: z.catch(z.nullish(z.coerce.number().check(z.positive())), null),
});

/**
 * simple-oauth2 with what it lacks: a time limit, a size limit, PKCE, an answer that is checked, failures told apart.
 * Its own token objects are not used, since they lose the old refresh token and never expire without `expires_in`.
 * @see docs/decisions (simple-oauth2 behind one module) and RFC 6749 §4.1, §6; RFC 7636; RFC 7009
 */
export function createOAuthClient(config: Config, budget: Budget): OAuthClient {
  const client = { id: config.grow.clientId, secret: config.grow.clientSecret };
  const auth = { tokenHost: config.grow.authUrl };
  const http = { timeout: TIMEOUT_MS, maxBytes: 65_536, redirects: false as const };
  const withBody = new AuthorizationCode({ client, auth, http, options: { authorizationMethod: 'body' } });
  // Grow documents Basic for revocation, with the plain form of id and secret.
  const withBasic = new AuthorizationCode({
    client,
    auth,
    http: { ...http, json: false },
    options: { authorizationMethod: 'header', credentialsEncodingMode: 'loose' },
  });
  const redirectUri = `${config.publicUrl}/auth/callback`;

  return {
    authorizeUrl(state, challenge) {
      const url = new URL(withBody.authorizeURL({ redirect_uri: redirectUri, scope: [...config.grow.scopes], state }));
      url.searchParams.set('code_challenge', challenge);
      url.searchParams.set('code_challenge_method', 'S256');
      return url.href;
    },
    exchange: (code, verifier) =>
      asPair(async () => {
        const parameters = { code, redirect_uri: redirectUri, code_verifier: verifier };
        return (await withBody.getToken(parameters)).token;
      }),
    refresh: (refreshToken) =>
      asPair(async () => {
        const token = withBody.createToken({ access_token: '', refresh_token: refreshToken });
        return (await token.refresh()).token;
      }),
    async revoke(token, turn) {
      await paced(() => withBasic.createToken({ access_token: token }).revoke('access_token'), turn);
    },
  };

  async function asPair(ask: () => Promise<unknown>): Promise<TokenPair> {
    return readPair(await paced(ask));
  }

  /** Grow does not say whether these calls count for its limit, so they do; others wait for them, so they go first. */
  async function paced<Value>(ask: () => Promise<Value>, turn: AcquireOptions = { skipQueue: true }): Promise<Value> {
    const slot = await budget.acquire(turn);
    slot.sent();
    try {
      return await withinLimit(ask());
    } catch (error) {
      throw failureOf(error);
    } finally {
      slot.arrived();
    }
  }
}

function readPair(answer: unknown): TokenPair {
  const parsed = tokenAnswer.safeParse(answer);
  if (!parsed.success) throw new OAuthError('transient', 'unreadable token answer');
  const { access_token, refresh_token, expires_in } = parsed.data;
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    lifeSeconds: expires_in ?? DEFAULT_LIFE_SECONDS,
  };
}

/** The library limits the wait for headers and for the body one by one; this limits the whole. */
async function withinLimit<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OAuthError('transient', 'time-out')), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const boomShape = z.object({
  output: z.object({ statusCode: z.number() }),
  data: z.nullish(z.object({ payload: z.optional(z.unknown()) })),
});
const oauthError = z.object({ error: z.string() });

/** Keeps the kind and drops everything else: the library's errors carry headers and payloads. */
function failureOf(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  const boom = boomShape.safeParse(error);
  if (!boom.success) return new OAuthError('transient', 'no answer');
  const status = boom.data.output.statusCode;
  const body = oauthError.safeParse(parseIfText(boom.data.data?.payload));
  const word = body.success && /^[a-z_]{1,40}$/.test(body.data.error) ? body.data.error : `status ${status}`;
  if (word === 'invalid_grant') return new OAuthError('fatal', word);
  if (status === 429 || status >= 500) return new OAuthError('transient', word);
  return new OAuthError('misconfigured', word);
}

function parseIfText(payload: unknown): unknown {
  if (!Buffer.isBuffer(payload)) return payload;
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return null;
  }
}
