import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Config } from '../config/config.ts';
import { ProblemError } from '../problem.ts';
import { sessionOf } from './current-session.ts';
import { requireSamePerson } from './same-person.ts';
import { sessionCookie } from './session-cookie.ts';
import type { SignedInSession } from './session-data.ts';

/**
 * Returns the session of a signed-in user.
 * @throws ProblemError other-person if the page shows another person; session-expired if the browser still sends a
 * cookie, not-signed-in otherwise
 */
export function requireSession(request: Request, response: Response, config: Config): SignedInSession {
  const found = sessionOf(response);
  if (found !== null) {
    requireSamePerson(request, found);
    return found;
  }
  const cookies = parseCookie(request.headers.cookie ?? '');
  throw new ProblemError(cookies[sessionCookie(config).name] === undefined ? 'not-signed-in' : 'session-expired');
}
