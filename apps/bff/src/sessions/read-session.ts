import { UNATTENDED_HEADER } from '@intake-desk/desk-api/headers';
import type { RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { setSession } from './current-session.ts';
import { sessionIdFromCookie } from './session-from-cookie.ts';
import type { SessionStore } from './session-store.ts';

/**
 * Looks up the request's session and extends its idle limit, unless the page is unattended. A request for data can never create, change or restore a
 * session.
 */
export function readSession(config: Config, store: SessionStore): RequestHandler {
  const presented = sessionIdFromCookie(config);
  return async (request, response, next) => {
    const stored = presented(request);
    if (stored !== null) {
      const isUnattended = request.get(UNATTENDED_HEADER) !== undefined;
      setSession(response, await (isUnattended ? store.peek(stored) : store.use(stored)));
    }
    next();
  };
}
