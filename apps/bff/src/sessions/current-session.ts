import type { Response } from 'express';
import type { SignedInSession } from './session-data.ts';

/** Whose request this is, for whoever comes later. */
export function setSession(response: Response, session: SignedInSession | null): void {
  response.locals['session'] = session;
}

/** @returns null for somebody who is not signed in, and where nobody has looked */
export function sessionOf(response: Response): SignedInSession | null {
  return (response.locals['session'] as SignedInSession | null | undefined) ?? null;
}
