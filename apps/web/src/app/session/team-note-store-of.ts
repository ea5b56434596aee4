import type { SignedIn } from '@intake-desk/desk-api/session';
import { TeamNoteStore } from '#src/features/team-notes/team-note-store.ts';
import { openDraftVault } from '#src/platform/drafts/draft-vault.ts';

let open: { owner: string; desk: TeamNoteStore } | undefined;

/** Returns the signed-in user's store of team notes, of which there is one at a time. */
export function teamNoteStoreOf({ firm, personId }: SignedIn): TeamNoteStore {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    open?.desk.close();
    open = { owner, desk: new TeamNoteStore(owner, openDraftVault(owner)) };
  }
  return open.desk;
}

/** Clears typed team notes from memory on sign-out; the draft vault is deleted with that of the notes. */
export function closeTeamNoteStore(): void {
  open?.desk.close();
  open = undefined;
}
