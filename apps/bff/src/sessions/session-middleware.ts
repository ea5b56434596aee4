import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../config/config.ts';
import { asSignedIn } from './as-signed-in.ts';
import { setSession } from './current-session.ts';
import { isHttps, sessionCookie } from './session-cookie.ts';
import { hashSessionId } from './session-id.ts';
import type { SessionStore } from './session-store.ts';

/**
 * For routes that create and end sessions: loads the session, if any, and allows changes to it. Requests without one
 * get neither a row nor a cookie.
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
    // express-session sets a Secure cookie only if it considers the connection secure; the public URL decides that
    // instead.
    Object.defineProperty(request, 'secure', { value: secure, configurable: true });
    void read(request, response, (error?: unknown) => {
      if (error === undefined) setSession(response, asSignedIn(hashSessionId(request.sessionID), request.session));
      next(error);
    });
  };
}
