import type { SignedIn } from '@intake-desk/desk-api/session';
import { newLeadKind, type NewLeadQueue } from '#src/features/new-lead/outgoing-lead.ts';
import { noteKind, type NoteQueue } from '#src/features/notes/store/note-queue.ts';
import { teamNoteKind, type TeamNoteQueue } from '#src/features/team-notes/outgoing-team-note.ts';
import { deleteAllDrafts, openDraftVault, type DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { OutgoingQueue } from '#src/platform/outgoing/outgoing-queue.ts';
import { loadNotePreferences } from '#src/platform/preferences/note-preferences.ts';
import { markSessionEnded } from './session-state.ts';

/** Typed text and outgoing writes of the signed-in user. They outlive all screens. */
interface OutgoingQueues {
  notes: NoteQueue;
  leads: NewLeadQueue;
  teamNotes: TeamNoteQueue;
  vault: DraftVault;
}

let open: { owner: string; queues: OutgoingQueues; closePreferences: () => void } | undefined;

/** Returns the signed-in user's queues, of which there is one set at a time. */
export function outgoingQueuesOf({ firm, personId }: SignedIn): OutgoingQueues {
  const owner = `${firm.id}.${personId}`;
  if (open?.owner === owner) return open.queues;
  close();
  const vault = openDraftVault(owner);
  const options = { owner, vault, onSignedOut: markSessionEnded };
  const queues = {
    notes: new OutgoingQueue(noteKind, options),
    leads: new OutgoingQueue(newLeadKind, options),
    teamNotes: new OutgoingQueue(teamNoteKind, options),
    vault,
  };
  open = { owner, queues, closePreferences: loadNotePreferences(owner) };
  return queues;
}

/** Resumes everything that was on its way when the last page was closed or the session ended. */
export async function resumeSending(session: SignedIn): Promise<void> {
  const { notes, leads, teamNotes } = outgoingQueuesOf(session);
  await Promise.all([notes.resume(), leads.resume(), teamNotes.resume()]);
}

/** Clears typed text from memory and browser on sign-out. */
export async function closeOutgoingQueues(): Promise<void> {
  close();
  await deleteAllDrafts();
}

function close(): void {
  if (open === undefined) return;
  const { notes, leads, teamNotes } = open.queues;
  for (const queue of [notes, leads, teamNotes]) queue.close();
  open.closePreferences();
  open = undefined;
}
