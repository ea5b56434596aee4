import type { SignedIn } from '@intake-desk/desk-api/session';
import { TeamNoteDesk } from '#src/features/team-notes/team-note-store.ts';
import { draftVaultOf } from '#src/platform/drafts/draft-vault.ts';

let open: { owner: string; desk: TeamNoteDesk } | undefined;

/** The one desk at which the person who is signed in writes notes for the team. */
export function teamNoteDeskOf({ firm, personId }: SignedIn): TeamNoteDesk {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    open?.desk.close();
    open = { owner, desk: new TeamNoteDesk(owner, draftVaultOf(owner)) };
  }
  return open.desk;
}

/** Sign-out: what was typed leaves memory; the vault is wiped with that of the notes. */
export function forgetTeamNotes(): void {
  open?.desk.close();
  open = undefined;
}
