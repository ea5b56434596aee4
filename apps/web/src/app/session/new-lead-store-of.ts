import type { SignedIn } from '@intake-desk/desk-api/session';
import { NewLeadStore } from '#src/features/new-lead/new-lead-store.ts';
import { openDraftVault } from '#src/platform/drafts/draft-vault.ts';
import { markSessionEnded } from './session-state.ts';

let open: { owner: string; desk: NewLeadStore } | undefined;

/** Returns the signed-in user's store of new leads, of which there is one at a time. */
export function newLeadStoreOf({ firm, personId }: SignedIn): NewLeadStore {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner !== owner) {
    open?.desk.close();
    open = { owner, desk: new NewLeadStore(owner, openDraftVault(owner), markSessionEnded) };
  }
  return open.desk;
}

/** Clears typed leads from memory on sign-out; the draft vault is deleted with that of the notes. */
export function closeNewLeadStore(): void {
  open?.desk.close();
  open = undefined;
}
