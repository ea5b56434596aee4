import type { SignedIn } from '@intake-desk/desk-api/session';
import { openDraftVault, deleteAllDrafts, type DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { loadNotePreferences } from '#src/platform/preferences/note-preferences.ts';
import { NoteStore } from '#src/features/notes/store/note-store.ts';
import { markSessionEnded } from './session-state.ts';

let open: { owner: string; store: NoteStore; vault: DraftVault; closePreferences: () => void } | undefined;

/** Returns the signed-in user's note store, of which there is one at a time. */
export function noteStoreOf(session: SignedIn): NoteStore {
  return openOf(session).store;
}

/** Counts the records on which this user has typed something that is not in Clio. */
export function unsentCount(session: SignedIn): Promise<number> {
  return openOf(session).vault.count();
}

/** Clears typed notes from memory and browser on sign-out. */
export async function closeNoteStore(): Promise<void> {
  close();
  await deleteAllDrafts();
}

function close(): void {
  open?.store.close();
  open?.closePreferences();
  open = undefined;
}

function openOf({ firm, personId }: SignedIn) {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    close();
    const vault = openDraftVault(owner);
    const store = new NoteStore(owner, vault, markSessionEnded);
    open = { owner, vault, store, closePreferences: loadNotePreferences(owner) };
  }
  return open;
}
