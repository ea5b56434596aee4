import type { RequestHandler } from 'express';
import type { Config } from '../../config/config.ts';
import type { OAuthClient } from '../oauth/oauth-client.ts';
import type { LoginStateCookies } from '../oauth/login-state-cookie.ts';
import { safeReturnTo } from '../oauth/return-to.ts';

interface Deps {
  config: Config;
  oauth: OAuthClient;
  loginCookies: LoginStateCookies;
}

/**
 * `GET /auth/login`: redirects to Clio with a state and a challenge that are bound to this browser.
 * @see RFC 6749 §4.1.1, RFC 7636 §4.3
 */
export function login({ config, oauth, loginCookies }: Deps): RequestHandler {
  const ownHost = new URL(config.publicUrl).host;
  return (request, response) => {
    // Switches to the public host first, such as from `localhost` to `127.0.0.1`: the callback arrives there and needs
    // the cookie.
    if (request.headers.host !== ownHost) return response.redirect(302, `${config.publicUrl}${request.originalUrl}`);
    const { state, challenge } = loginCookies.begin(request, response, safeReturnTo(request.query['returnTo']));
    response.redirect(302, oauth.authorizeUrl(state, challenge));
  };
}
