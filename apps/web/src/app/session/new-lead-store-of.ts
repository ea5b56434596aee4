import type { SignedIn } from '@intake-desk/desk-api/session';
import { LeadDesk } from '#src/features/new-lead/new-lead-store.ts';
import { draftVaultOf } from '#src/platform/drafts/draft-vault.ts';
import { sessionHasEnded } from './session-state.ts';

let open: { owner: string; desk: LeadDesk } | undefined;

/** The one desk at which the person who is signed in types new leads. */
export function leadDeskOf({ firm, personId }: SignedIn): LeadDesk {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    open?.desk.close();
    open = { owner, desk: new LeadDesk(owner, draftVaultOf(owner), sessionHasEnded) };
  }
  return open.desk;
}

/** Sign-out: what was typed leaves memory; the vault is wiped with that of the notes. */
export function forgetLeads(): void {
  open?.desk.close();
  open = undefined;
}
