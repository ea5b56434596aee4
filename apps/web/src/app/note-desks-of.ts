import type { QueryClient } from '@tanstack/react-query';
import { draftVaultOf, wipeDrafts } from '#src/features/notes/draft-vault.ts';
import { NoteDesks } from '#src/features/notes/note-desks.ts';
import { sessionHasEnded } from './session-end.ts';

let open: { personId: string; desks: NoteDesks } | undefined;

/** The one set of note desks of the person who is signed in. */
export function noteDesksOf(personId: string, queryClient: QueryClient): NoteDesks {
  if (open?.personId !== personId) {
    open?.desks.close();
    open = { personId, desks: new NoteDesks(draftVaultOf(personId), queryClient, sessionHasEnded) };
  }
  return open.desks;
}

/** Sign-out: what was typed leaves memory and browser alike. */
export async function forgetNotes(): Promise<void> {
  open?.desks.close();
  open = undefined;
  await wipeDrafts();
}
