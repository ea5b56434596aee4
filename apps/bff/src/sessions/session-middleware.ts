import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../config/config.ts';
import { asSignedIn } from './as-signed-in.ts';
import { setSession } from './current-session.ts';
import { isHttps, sessionCookie } from './session-cookie.ts';
import { hashSessionId } from './session-id.ts';
import type { SessionStore } from './session-store.ts';

/**
 * For the routes that make and end sessions: the session, if there is one, and the means to change it. Requests without one get
 * neither a row nor a cookie.
 */
export function sessionMiddleware(config: Config, store: SessionStore): RequestHandler {
  const { name, options } = sessionCookie(config);
  const secure = isHttps(config);
  const read = session({
    name,
    secret: [...config.sessionSecrets],
    store,
    genid: (request) => store.newId(request),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'strict', path: '/', secure: options.secure ?? false },
  });
  return (request, response, next) => {
    // The library sets a Secure cookie only where it believes the connection is; our own address decides that.
    Object.defineProperty(request, 'secure', { value: secure, configurable: true });
    void read(request, response, (error?: unknown) => {
      if (error === undefined) setSession(response, asSignedIn(hashSessionId(request.sessionID), request.session));
      next(error);
    });
  };
}
