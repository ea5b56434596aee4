import type { SignedIn } from '@intake-desk/desk-api/session';
import { createContext, use } from 'react';

export const SignedInContext = createContext<SignedIn | null>(null);

/** Returns the signed-in user's session. */
export function useSignedIn(): SignedIn {
  const session = use(SignedInContext);
  if (!session) throw new Error('No one is signed in.');
  return session;
}
