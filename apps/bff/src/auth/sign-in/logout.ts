import type { Request, RequestHandler } from 'express';
import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { Config } from '../../config/config.ts';
import { sessionCookie } from '../../sessions/session-cookie.ts';
import type { GrantStore } from '../oauth/grant-store.ts';
import type { RevokeTokens } from '../oauth/revoke-tokens.ts';

interface Deps {
  config: Config;
  audit: Audit;
  grants: GrantStore;
  revokeTokens: RevokeTokens;
}

/**
 * `POST /auth/logout`: deletes grant and session first, so that a refresh in flight finds nothing to update, then
 * revokes in the background. Idempotent.
 * @see RFC 10017 §6.1.2, OWASP ASVS 5.0 7.4.1
 */
export function logout({ config, audit, grants, revokeTokens }: Deps): RequestHandler {
  const { name, options } = sessionCookie(config);
  return async (request, response) => {
    const { grant, person, firm } = request.session;
    const context = contextOf(response);
    if (grant !== undefined) {
      const record = await grants.remove(grant);
      await endSession(request);
      if (record !== null) revokeTokens(record);
      await audit.record({ event: 'signed-out', outcome: 'done', person, firm, ...context });
    }
    response.clearCookie(name, options);
    // Clears drafts and caches of this browser; the web app clears them, too.
    response.set('Clear-Site-Data', '"storage"').status(204).end();
  };
}

function endSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
