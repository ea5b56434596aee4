import { AuthorizationCode } from 'simple-oauth2';
import { z } from 'zod/mini';
import type { Config } from '../../config/config.ts';
import type { Budget, AcquireOptions, Slot } from '../../grow/budget/budget.ts';
import { OAuthError } from './oauth-error.ts';

/** Used if the response lacks the token lifetime. Short, so that a wrong guess costs a refresh, not a failure. */
const DEFAULT_LIFE_SECONDS = 3600;
const TIMEOUT_MS = 10_000;

/** Token pair from the authorization server. */
export interface TokenPair {
  accessToken: string;
  /** Null if the response contained none. */
  refreshToken: string | null;
  lifeSeconds: number;
}

/** Three requests to the authorization server, and the URL of the page that the browser opens. */
export interface OAuthClient {
  authorizeUrl(state: string, challenge: string): string;
  exchange(code: string, verifier: string): Promise<TokenPair>;
  /** @param beforeSending called just before the first byte; nothing is sent if it throws */
  refresh(refreshToken: string, beforeSending?: () => void): Promise<TokenPair>;
  /** @param turn queue options; by default the request skips the queue */
  revoke(token: string, turn?: AcquireOptions): Promise<void>;
}

const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.nullish(z.string()),
  // An unreadable lifetime must not discard the pair: the old one is already invalid.
  expires_in: z.catch(z.nullish(z.coerce.number().check(z.positive())), null),
});

/**
 * Wraps simple-oauth2 and adds a timeout, a size limit, PKCE, response validation and error kinds. Its token objects
 * are not used, since they lose the old refresh token and never expire without `expires_in`.
 * @see docs/decisions (simple-oauth2 behind one module) and RFC 6749 §4.1, §6; RFC 7636; RFC 7009
 */
export function createOAuthClient(config: Config, budget: Budget): OAuthClient {
  const client = { id: config.grow.clientId, secret: config.grow.clientSecret };
  const auth = { tokenHost: config.grow.authUrl };
  const http = { timeout: TIMEOUT_MS, maxBytes: 65_536, redirects: false as const };
  const withBody = new AuthorizationCode({ client, auth, http, options: { authorizationMethod: 'body' } });
  // Grow documents HTTP Basic for revocation, without URL encoding of id and secret.
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
    refresh: (refreshToken, beforeSending) =>
      asPair(async () => {
        const token = withBody.createToken({ access_token: '', refresh_token: refreshToken });
        return (await token.refresh()).token;
      }, beforeSending),
    async revoke(token, turn) {
      await paced(() => withBasic.createToken({ access_token: token }).revoke('access_token'), turn);
    },
  };

  async function asPair(ask: () => Promise<unknown>, beforeSending?: () => void): Promise<TokenPair> {
    return readPair(await paced(ask, { skipQueue: true }, beforeSending));
  }

  /**
   * Grow does not document whether these requests count for its limit, so they do. Other requests wait for them, so
   * they skip the queue.
   */
  async function paced<Value>(
    ask: () => Promise<Value>,
    turn: AcquireOptions = { skipQueue: true },
    beforeSending?: () => void,
  ): Promise<Value> {
    const slot = await permission(turn, beforeSending);
    try {
      return await withinLimit(ask());
    } catch (error) {
      throw failureOf(error);
    } finally {
      slot.arrived();
    }
  }

  async function permission(turn: AcquireOptions, beforeSending?: () => void): Promise<Slot> {
    for (;;) {
      const slot = await budget.acquire(turn);
      try {
        beforeSending?.();
      } catch (error) {
        slot.release();
        throw error;
      }
      if (slot.sent()) return slot;
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

/** Limits the whole request; the library limits the wait for headers and for the body separately. */
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

/** Reduces an error to its kind: the library's errors contain headers and payloads. */
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
