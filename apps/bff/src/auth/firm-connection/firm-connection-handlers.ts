import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import type { LoginStateCookies } from '../oauth/login-state-cookie.ts';
import type { OAuthClient } from '../oauth/oauth-client.ts';
import { safeReturnTo } from '../oauth/return-to.ts';
import type { FirmConnection } from './firm-connection.ts';

interface Deps {
  audit: Audit;
  oauth: OAuthClient;
  loginCookies: LoginStateCookies;
  connection: FirmConnection;
}

/**
 * POST starts to connect the firm and returns the URL for the browser, DELETE disconnects it. Both require the web
 * app's own header, so that no link and no other site can trigger them.
 */
export function firmConnectionHandlers({
  audit,
  oauth,
  loginCookies,
  connection,
}: Deps): DeskHandlers<`${'POST' | 'DELETE'} /api/desk/connection/firm`> {
  return {
    'POST /api/desk/connection/firm': ({ session: { person, firm }, body, request, response }) => {
      const returnTo = safeReturnTo(body.returnTo ?? '/settings');
      const { state, challenge } = loginCookies.begin(request, response, returnTo, { person, firm });
      return { data: { location: oauth.authorizeUrl(state, challenge) } };
    },
    'DELETE /api/desk/connection/firm': async ({ session: { person, firm }, response }) => {
      if (await connection.disconnect(firm)) {
        await audit.record({ event: 'firm-disconnected', outcome: 'done', person, firm, ...contextOf(response) });
      }
      return null;
    },
  };
}
