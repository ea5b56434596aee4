import type { Request, RequestHandler, Response } from 'express';
import { operations } from '@intake-desk/grow-api/operations';
import type { User } from '@intake-desk/grow-api/user';
import type { Audit, AuditEvent } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { GrowClient } from '../../grow/client/grow-client.ts';
import { asSignedIn } from '../../sessions/as-signed-in.ts';
import { setSession } from '../../sessions/current-session.ts';
import { hashSessionId } from '../../sessions/session-id.ts';
import { tokenTimes } from '../oauth/access-tokens.ts';
import type { GrantStore } from '../oauth/grant-store.ts';
import type { OAuthClient, TokenPair } from '../oauth/oauth-client.ts';
import { OAuthError } from '../oauth/oauth-error.ts';
import type { FirmAllowlist } from './firm-allowlist.ts';
import type { FirmConnection } from '../firm-connection/firm-connection.ts';
import type { PendingConnection, LoginStateCookies } from '../oauth/login-state-cookie.ts';
import { sendMessagePage, type MESSAGE_PAGES } from './message-page.ts';
import type { RevokeTokens } from '../oauth/revoke-tokens.ts';

interface Deps {
  config: Config;
  clock: Clock;
  audit: Audit;
  oauth: OAuthClient;
  grow: GrowClient;
  grants: GrantStore;
  firmGate: FirmAllowlist;
  connection: FirmConnection;
  loginCookies: LoginStateCookies;
  revokeTokens: RevokeTokens;
  /** Called after a sign-in: its grant can be used for the sync and for unresolved writes. */
  onSignedIn: () => void;
}

interface Who {
  person?: string | undefined;
  firm?: string | undefined;
}

/** Ends a sign-in with one of the {@link MESSAGE_PAGES}. */
class Refused extends Error {
  readonly page: keyof typeof MESSAGE_PAGES;
  /** Set if Grow had identified the user before the refusal. */
  readonly who: Who;

  constructor(page: keyof typeof MESSAGE_PAGES, cause?: unknown, who: Who = {}) {
    super(page, { cause });
    this.page = page;
    this.who = who;
  }
}

/**
 * `GET /auth/callback`: consumes the state, exchanges the code, identifies the user, checks the firm, and only then
 * creates a session under a new id. Any failure shows a plain page and revokes tokens that were already issued.
 * @see RFC 6749 §4.1.2, RFC 9207, RFC 9700 §4.4 and §4.7
 */
export function callback(deps: Deps): RequestHandler {
  const { config, clock, audit, oauth, grow, grants, firmGate, connection, loginCookies, revokeTokens } = deps;
  const issuer = new URL(config.grow.authUrl).origin;

  return async (request, response) => {
    try {
      const { verifier, returnTo, connecting } = await admitted(request, response);
      const pair = await exchange(request.query['code'], verifier);
      try {
        if (connecting === null) await signIn(request, response, pair);
        else await connect(request, response, pair, connecting);
      } catch (error) {
        revokeTokens(pair);
        throw error;
      }
      // 303 instead of 302: the browser continues with GET, whatever the method of this request.
      response.redirect(303, returnTo);
    } catch (error) {
      const { page, who } = error instanceof Refused ? error : new Refused('storeDown');
      // Without a session object express-session sets no cookie.
      delete (request as Partial<Request>).session;
      await recordEvent('sign-in-refused', page, response, who);
      sendMessagePage(response, page);
    }
  };

  async function admitted(request: Request, response: Response) {
    const { state, code, error, iss } = request.query;
    const transaction = await loginCookies.finish(request, response, state);
    if (error !== undefined && transaction !== null) throw new Refused('denied');
    if (transaction === null) throw new Refused('stale');
    if (iss !== undefined && iss !== issuer) throw new Refused('failed');
    if (typeof code !== 'string' || code === '' || code.length > 2048) throw new Refused('failed');
    return transaction;
  }

  async function exchange(code: unknown, verifier: string): Promise<TokenPair> {
    try {
      return await oauth.exchange(String(code), verifier);
    } catch (error) {
      throw new Refused(
        error instanceof OAuthError && error.kind === 'misconfigured' ? 'misconfigured' : 'failed',
        error,
      );
    }
  }

  async function signIn(request: Request, response: Response, pair: TokenPair): Promise<void> {
    const { grant, person, firm } = await newGrant(pair);
    try {
      await forgetOldSession(request, response);
      await newSession(request);
      Object.assign(request.session, { grant, person, firm });
      await saveSession(request);
      setSession(response, asSignedIn(hashSessionId(request.sessionID), request.session));
    } catch (error) {
      await grants.remove(grant).catch(() => undefined);
      throw error;
    }
    deps.onSignedIn();
    await recordEvent('signed-in', 'done', response, { person, firm });
  }

  /** Stores the firm's own grant; creates and changes no session. */
  async function connect(request: Request, response: Response, pair: TokenPair, who: PendingConnection): Promise<void> {
    // Without a session object express-session sets no cookie.
    delete (request as Partial<Request>).session;
    const { grant, person, firm } = await newGrant(pair);
    if (person !== who.person || firm !== who.firm) {
      await grants.remove(grant);
      throw new Refused('otherPerson', undefined, { person, firm });
    }
    await connection.connect(firm, grant, person);
    await recordEvent('firm-connected', 'done', response, { person, firm });
  }

  async function newGrant(pair: TokenPair): Promise<{ grant: string; person: string; firm: string }> {
    const user = await whoAmI(pair.accessToken);
    const firm = { id: String(user.account?.id ?? ''), name: user.account?.firm_name ?? '' };
    const person = String(user.id);
    if (firm.id === '' || !(await firmGate(firm.id))) {
      throw new Refused('otherFirm', undefined, { person, firm: firm.id });
    }
    const grant = await grants.create({
      accessToken: pair.accessToken,
      refreshToken: pair.refreshToken,
      ...tokenTimes(pair.lifeSeconds, clock.now()),
      person: { id: person, email: user.email, displayName: displayName(user) },
      firm,
    });
    return { grant, person, firm: firm.id };
  }

  /** Signs out the previous user of this browser and revokes their tokens. */
  async function forgetOldSession(request: Request, response: Response): Promise<void> {
    const { grant: old, person, firm } = request.session;
    if (old === undefined) return;
    const record = await grants.remove(old);
    await recordEvent('session-ended', 'replaced', response, { person, firm });
    if (record !== null) revokeTokens(record);
  }

  function recordEvent(event: AuditEvent, outcome: string, response: Response, who: Who): Promise<void> {
    return audit.record({ event, outcome, ...who, address: response.req.ip, ...contextOf(response) });
  }

  async function whoAmI(token: string): Promise<User> {
    const { method, path, response } = operations.whoAmI;
    const fresh = { ready: () => Promise.resolve(token), peek: () => Promise.resolve(token) };
    const received = await grow.send({ method, path, skipQueue: true }, fresh).catch((cause: unknown) => {
      throw new Refused('failed', cause);
    });
    if (received.status === 401 || received.isRefusal === true) throw new Refused('noIdentity');
    try {
      return response.parse(JSON.parse(received.body.toString('utf8'))).data;
    } catch (cause) {
      throw new Refused('failed', cause);
    }
  }
}

function displayName({ first_name, last_name, email }: User): string {
  const name = [first_name, last_name].filter((part) => part !== null && part !== undefined && part !== '').join(' ');
  return name === '' ? email : name;
}

function newSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.regenerate((error) => (error ? reject(asError(error)) : resolve())),
  );
}

function saveSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.save((error) => (error ? reject(asError(error)) : resolve())),
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('session store', { cause: error });
}
