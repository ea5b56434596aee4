import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { z } from 'zod/mini';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';
import { isHttps } from '../../sessions/session-cookie.ts';
import { createCookieCipher } from '../../crypto/cookie-cipher.ts';

const LIFE_MS = 10 * 60_000;
/** Maximum number of concurrent sign-ins in one browser; more cookies would make the header too long. */
const MAX_LOGINS = 5;

const connecting = z.object({ person: z.string(), firm: z.string() });
const transaction = z.object({
  state: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  expiresAt: z.number(),
  connecting: z.nullable(connecting),
});
/** User who connects the firm, if the flow is not a sign-in. */
export type PendingConnection = z.infer<typeof connecting>;
type Transaction = z.infer<typeof transaction>;

/** State of a sign-in between redirect and callback, in one short-lived encrypted cookie each. */
export interface LoginStateCookies {
  /**
   * @param connecting user who connects the firm; null for a sign-in
   * @returns parameters for the authorization server
   */
  begin(
    request: Request,
    response: Response,
    returnTo: string,
    connecting?: PendingConnection | null,
  ): { state: string; challenge: string };
  /**
   * @returns null if the state is unknown to this browser, altered, expired or already used
   * @throws StoreUnavailable
   */
  finish(
    request: Request,
    response: Response,
    state: unknown,
  ): Promise<{ verifier: string; returnTo: string; connecting: PendingConnection | null } | null>;
}

/** @see RFC 7636 §4 (PKCE), RFC 9700 §4.7 (state) */
export function createLoginStateCookies(config: Config, database: Database, clock: Clock): LoginStateCookies {
  const box = createCookieCipher(config.sessionSecrets);
  const prefix = isHttps(config) ? '__Host-Http-login.' : 'login.';
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(config) };

  return {
    begin(request, response, returnTo, connecting = null) {
      const id = randomBytes(6).toString('base64url');
      const state = `${id}.${randomBytes(24).toString('base64url')}`;
      const verifier = randomBytes(32).toString('base64url');
      const content: Transaction = { state, verifier, returnTo, expiresAt: clock.now() + LIFE_MS, connecting };
      for (const name of oldest(request)) response.clearCookie(name, options);
      response.cookie(prefix + id, box.seal(JSON.stringify(content), prefix + id), { ...options, maxAge: LIFE_MS });
      return { state, challenge: createHash('sha256').update(verifier).digest('base64url') };
    },
    async finish(request, response, state) {
      if (typeof state !== 'string' || !/^[\w-]{8}\.[\w-]{32}$/.test(state)) return null;
      const name = prefix + state.slice(0, 8);
      const content = open(name, cookiesOf(request)[name]);
      if (content === null) return null;
      response.clearCookie(name, options);
      if (!timingSafeEqual(Buffer.from(content.state), Buffer.from(state))) return null;
      if (!(await isFirstUse(state, content.expiresAt))) return null;
      return { verifier: content.verifier, returnTo: content.returnTo, connecting: content.connecting };
    },
  };

  /** A copied cookie does not work a second time, in any process. */
  async function isFirstUse(state: string, expiresAt: number): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await database
      .insertInto('used_states')
      .values({ hash: createHash('sha256').update(state).digest('hex'), expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .executeTakeFirstOrThrow();
    await database.deleteFrom('used_states').where('expires_at', '<', clock.now()).execute();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** Returns the cookies to delete before another one is added: unreadable ones first, then the oldest. */
  function oldest(request: Request): string[] {
    const open_ = Object.entries(cookiesOf(request))
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => ({ name, expiresAt: open(name, value)?.expiresAt ?? 0 }))
      .sort((one, other) => one.expiresAt - other.expiresAt);
    return open_.slice(0, Math.max(0, open_.length - MAX_LOGINS + 1)).map(({ name }) => name);
  }

  function open(name: string, sealed: string | undefined): Transaction | null {
    try {
      const content = transaction.parse(JSON.parse(box.open(sealed ?? '', name)));
      return content.expiresAt > clock.now() ? content : null;
    } catch {
      return null;
    }
  }
}

function cookiesOf(request: Request): Record<string, string | undefined> {
  return parseCookie(request.headers.cookie ?? '');
}
