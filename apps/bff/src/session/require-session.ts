import { parseCookie } from 'cookie';
import type { Request } from 'express';
import type { Config } from '../config.ts';
import { ProblemError } from '../problem.ts';
import { sessionCookie } from './session-cookie.ts';
import type { SignedInSession } from './session-data.ts';

/**
 * The session of somebody who is signed in.
 * @throws ProblemError session-expired when the browser still shows a cookie, not-signed-in otherwise
 */
export function requireSession(request: Request, config: Config): SignedInSession {
  const found = signedIn(request);
  if (found !== null) return found;
  const cookies = parseCookie(request.headers.cookie ?? '');
  throw new ProblemError(cookies[sessionCookie(config).name] === undefined ? 'not-signed-in' : 'session-expired');
}

/** @returns null for somebody who is not signed in */
export function signedIn(request: Request): SignedInSession | null {
  const { grant, person, firm, idleExpiresAt, absoluteExpiresAt } = request.session;
  if (grant === undefined || person === undefined || firm === undefined) return null;
  return { grant, person, firm, idleExpiresAt: idleExpiresAt ?? 0, absoluteExpiresAt: absoluteExpiresAt ?? 0 };
}
