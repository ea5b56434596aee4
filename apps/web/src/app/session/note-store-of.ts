import type { SignedIn } from '@intake-desk/desk-api/session';
import { draftVaultOf, wipeDrafts, type DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { openNotePreferences } from '#src/platform/preferences/note-preferences.ts';
import { NoteDesks } from '#src/features/notes/store/note-store.ts';
import { sessionHasEnded } from './session-state.ts';

let open: { owner: string; desks: NoteDesks; vault: DraftVault; closePreferences: () => void } | undefined;

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
  close();
  await wipeDrafts();
}

function close(): void {
  open?.desks.close();
  open?.closePreferences();
  open = undefined;
}

function openOf({ firm, personId }: SignedIn) {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    close();
    const vault = draftVaultOf(owner);
    const desks = new NoteDesks(owner, vault, sessionHasEnded);
    open = { owner, vault, desks, closePreferences: openNotePreferences(owner) };
  }
  return open;
}
