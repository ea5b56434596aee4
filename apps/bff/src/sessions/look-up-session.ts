import type { Request } from 'express';
import type { Config } from '../config/config.ts';
import { sessionIdFromCookie } from './session-from-cookie.ts';
import type { SignedInSession } from './session-data.ts';
import type { SessionStore } from './session-store.ts';

/** Whose request this is, and whether they are still signed in. Looking is no use of the desk. */
export type LookUpSession = (request: Request) => Promise<SignedInSession | null>;

/** For requests that a machine makes on its own, and for those that stay open: the session is not prolonged. */
export function lookUpSession(config: Config, store: SessionStore): LookUpSession {
  const presented = sessionIdFromCookie(config);
  return async (request) => {
    const stored = presented(request);
    return stored === null ? null : store.peek(stored);
  };
}
