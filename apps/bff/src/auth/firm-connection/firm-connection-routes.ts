import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { Config } from '../../config/config.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import { isIntakeManager } from '../../config/intake-managers.ts';
import type { LoginStateCookies } from '../oauth/login-state-cookie.ts';
import { safeReturnTo } from '../oauth/return-to.ts';
import type { GrantStore } from '../oauth/grant-store.ts';
import type { OAuthClient } from '../oauth/oauth-client.ts';
import type { FirmConnection } from './firm-connection.ts';

interface Deps {
  config: Config;
  audit: Audit;
  oauth: OAuthClient;
  grants: GrantStore;
  loginCookies: LoginStateCookies;
  connection: FirmConnection;
}

/**
 * `/api/desk/connection/firm`: POST starts to connect the firm and returns the URL for the browser, DELETE disconnects
 * it. For intake managers only. Both require the web app's own header, so that no link and no other site can trigger
 * them.
 */
export function firmConnectionRoutes({ config, audit, oauth, grants, loginCookies, connection }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const begin: RequestHandler = async (request, response) => {
    const session = await requireIntakeManager(request, response);
    const { returnTo } = (request.body ?? {}) as { returnTo?: unknown };
    const who = { person: session.person, firm: session.firm };
    const { state, challenge } = loginCookies.begin(request, response, safeReturnTo(returnTo ?? '/settings'), who);
    response.json({ data: { location: oauth.authorizeUrl(state, challenge) } });
  };
  const end: RequestHandler = async (request, response) => {
    const { person, firm } = await requireIntakeManager(request, response);
    const context = contextOf(response);
    if (await connection.disconnect(firm)) {
      await audit.record({ event: 'firm-disconnected', outcome: 'done', person, firm, ...context });
    }
    response.status(204).end();
  };
  router.all('/firm', (request, response, next) => {
    response.locals['route'] = '/api/desk/connection/firm';
    if (request.method === 'POST' || request.method === 'DELETE') return next();
    response.set('Allow', 'POST, DELETE');
    throw new ProblemError('method-not-allowed');
  });
  router.post('/firm', begin);
  router.delete('/firm', end);
  return router;

  /** @throws ProblemError not-intake-lead */
  async function requireIntakeManager(request: Request, response: Response): Promise<SignedInSession> {
    const session = requireSession(request, response, config);
    const grant = await grants.load(session.grant);
    if (grant === null) throw new ProblemError('session-expired');
    if (!isIntakeManager(config, grant.record.person.email)) throw new ProblemError('not-intake-lead');
    return session;
  }
}
