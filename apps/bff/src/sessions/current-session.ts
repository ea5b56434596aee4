import type { Response } from 'express';
import type { SignedInSession } from './session-data.ts';

/** Attaches the request's session for later handlers. */
export function setSession(response: Response, session: SignedInSession | null): void {
  response.locals['session'] = session;
}

/** @returns null if the user is not signed in, or if no session was looked up */
export function sessionOf(response: Response): SignedInSession | null {
  return (response.locals['session'] as SignedInSession | null | undefined) ?? null;
}
