import { useMemo, type ReactNode } from 'react';
import { NotesContext } from '#src/features/notes/store/NotesContext.ts';
import { outgoingQueuesOf } from '#src/app/session/outgoing-queues.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';

/** Provides the signed-in user's drafts and outgoing notes, which outlive the record's screen. */
export function NotesProvider({ children }: { children: ReactNode }) {
  const session = useSignedIn();
  const given = useMemo(
    () => ({ queue: outgoingQueuesOf(session).notes, me: session.displayName, searches: session.mirror === true }),
    [session],
  );
  return <NotesContext value={given}>{children}</NotesContext>;
}
