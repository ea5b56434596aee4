import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useEffectEvent } from 'react';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';

/** Resumes notes that were delayed or queued when the last page was closed, whichever screen is open. */
export function useResumeNotes(session: SignedIn): void {
  const resume = useEffectEvent(async () => {
    await whenFirstScreenPainted();
    const { noteStoreOf } = await import('#src/app/session/note-store-of.ts');
    await noteStoreOf(session).resume();
  });
  const owner = `${session.firm.id}.${session.personId}`;
  // If the code or the vault is unavailable, the notes stay stored; their record reports it when it is opened.
  useEffect(() => void resume().catch(() => undefined), [owner]);
}
