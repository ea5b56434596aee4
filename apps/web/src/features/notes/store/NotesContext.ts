import { createContext, use } from 'react';
import type { Note } from '@intake-desk/grow-api/note';
import type { ConfirmedItem } from '#src/platform/outgoing/queue-kind.ts';
import { useConfirmedItems, useQueueState } from '#src/platform/outgoing/use-outgoing.ts';
import { type NoteParent, parentName } from './note-parent.ts';
import type { NoteQueue } from './note-queue.ts';
import type { ComposerState } from './outgoing-note.ts';

/** What the app provides to the notes feature. */
interface NotesContextValue {
  queue: NoteQueue;
  /** Name of the signed-in user. */
  me: string;
  /** True when the server can search records. */
  searches: boolean;
}

export const NotesContext = createContext<NotesContextValue | null>(null);

export function useNotesContext(): NotesContextValue {
  const given = use(NotesContext);
  if (!given) throw new Error('Notes are used outside of a signed-in desk.');
  return given;
}

/** Returns the signed-in user's notes. */
export function useNoteQueue(): NoteQueue {
  return useNotesContext().queue;
}

/** Returns the draft and outgoing notes of one record. */
export function useComposer(parent: NoteParent): ComposerState {
  return useQueueState(useNoteQueue(), parentName(parent));
}

/** Returns the record's notes that this browser sent and Clio confirmed. */
export function useConfirmedNotes(parent: NoteParent): readonly ConfirmedItem<Note>[] {
  return useConfirmedItems(useNoteQueue(), parentName(parent));
}
