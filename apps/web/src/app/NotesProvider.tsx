import type { ReactNode } from 'react';
import { NotesContext } from '#src/features/notes/NotesContext.ts';
import { noteDesksOf } from './note-desks-of.ts';
import { useSignedIn } from './SignedInContext.ts';

/** Gives a record the signed-in person's drafts and notes under way; they outlive the record's screen. */
export function NotesProvider({ children }: { children: ReactNode }) {
  return <NotesContext value={noteDesksOf(useSignedIn())}>{children}</NotesContext>;
}
