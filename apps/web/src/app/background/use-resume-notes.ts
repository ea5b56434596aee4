import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useEffectEvent } from 'react';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';

/** Notes that were held back, or waited, when the last page was closed go on now, whichever screen is open. */
export function useResumeNotes(session: SignedIn): void {
  const goOn = useEffectEvent(async () => {
    await whenFirstScreenPainted();
    const { noteStoreOf: noteDesksOf } = await import('#src/app/session/note-store-of.ts');
    await noteDesksOf(session).resume();
  });
  const owner = `${session.firm.id}.${session.personId}`;
  // Where the code or the vault cannot be had the notes stay as they are, and opening their record says so.
  useEffect(() => void goOn().catch(() => undefined), [owner]);
}
