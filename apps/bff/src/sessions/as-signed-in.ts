import type { SessionData } from 'express-session';
import type { SignedInSession } from './session-data.ts';
import { pseudonym } from './session-id.ts';

/**
 * @param id hashed id of the session, as stored
 * @returns null if no user is signed in to the session
 */
export function asSignedIn(id: string, session: Partial<SessionData>): SignedInSession | null {
  const { grant, person, firm, idleExpiresAt = 0, absoluteExpiresAt = 0 } = session;
  if (grant === undefined || person === undefined || firm === undefined) return null;
  return { name: pseudonym(id), grant, person, firm, idleExpiresAt, absoluteExpiresAt };
}
