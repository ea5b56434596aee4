import type { Request } from 'express';
import type { Config } from '../config/config.ts';
import { sessionIdFromCookie } from './session-from-cookie.ts';
import type { SignedInSession } from './session-data.ts';
import type { SessionStore } from './session-store.ts';

/** Returns the session of a request, or null if the user is no longer signed in. Does not extend the session. */
export type LookUpSession = (request: Request) => Promise<SignedInSession | null>;

/** For requests without user activity and for streams: the session is not extended. */
export function lookUpSession(config: Config, store: SessionStore): LookUpSession {
  const presented = sessionIdFromCookie(config);
  return async (request) => {
    const stored = presented(request);
    return stored === null ? null : store.peek(stored);
  };
}
