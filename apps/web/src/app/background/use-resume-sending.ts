import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useEffectEvent } from 'react';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';

/** Resumes writes that were delayed or queued when the last page was closed, whichever screen is open. */
export function useResumeSending(session: SignedIn): void {
  const resume = useEffectEvent(async () => {
    await whenFirstScreenPainted();
    const { resumeSending } = await import('#src/app/session/outgoing-queues.ts');
    await resumeSending(session);
  });
  const owner = `${session.firm.id}.${session.personId}`;
  // If the code or the vault is unavailable, they stay stored; their record reports it when it is opened.
  useEffect(() => void resume().catch(() => undefined), [owner]);
}
