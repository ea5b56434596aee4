import type { SignedIn } from '@intake-desk/desk-api/session';
import { draftVaultOf, wipeDrafts, type DraftVault } from '#src/platform/draft-vault.ts';
import { NoteDesks } from '#src/features/notes/note-desks.ts';
import { sessionHasEnded } from './session-end.ts';

let open: { owner: string; desks: NoteDesks; vault: DraftVault } | undefined;

/** The one set of note desks of the person who is signed in. */
export function noteDesksOf(session: SignedIn): NoteDesks {
  return openOf(session).desks;
}

/** At how many records this person has typed something that is not in Clio. */
export function unsentCount(session: SignedIn): Promise<number> {
  return openOf(session).vault.count();
}

/** Sign-out: what was typed leaves memory and browser alike. */
export async function forgetNotes(): Promise<void> {
  open?.desks.close();
  open = undefined;
  await wipeDrafts();
}

function openOf({ firm, personId }: SignedIn) {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    open?.desks.close();
    const vault = draftVaultOf(owner);
    open = { owner, vault, desks: new NoteDesks(owner, vault, sessionHasEnded) };
  }
  return open;
}
