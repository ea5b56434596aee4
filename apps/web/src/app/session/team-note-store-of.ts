import type { SignedIn } from '@intake-desk/desk-api/session';
import { TeamNoteStore } from '#src/features/team-notes/team-note-store.ts';
import { openDraftVault } from '#src/platform/drafts/draft-vault.ts';

let open: { owner: string; desk: TeamNoteStore } | undefined;

/** The one desk at which the person who is signed in writes notes for the team. */
export function teamNoteStoreOf({ firm, personId }: SignedIn): TeamNoteStore {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    open?.desk.close();
    open = { owner, desk: new TeamNoteStore(owner, openDraftVault(owner)) };
  }
  return open.desk;
}

/** Sign-out: what was typed leaves memory; the vault is wiped with that of the notes. */
export function closeTeamNoteStore(): void {
  open?.desk.close();
  open = undefined;
}
