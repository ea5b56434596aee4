import { useMemo, type ReactNode } from 'react';
import { NotesContext } from '#src/features/notes/store/NotesContext.ts';
import { noteStoreOf } from '#src/app/session/note-store-of.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';

/** Provides the signed-in user's drafts and outgoing notes, which outlive the record's screen. */
export function NotesProvider({ children }: { children: ReactNode }) {
  const session = useSignedIn();
  const given = useMemo(
    () => ({ store: noteStoreOf(session), me: session.displayName, searches: session.mirror === true }),
    [session],
  );
  return <NotesContext value={given}>{children}</NotesContext>;
}
