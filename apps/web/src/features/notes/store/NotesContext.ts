import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { ConfirmedNote, NoteStore } from './note-store.ts';
import type { NoteParent } from './note-parent.ts';
import type { ComposerState } from './outgoing-note.ts';

/** What the app gives to the notes. */
interface NotesContextValue {
  desks: NoteStore;
  /** The signed-in person's name. */
  me: string;
  /** Whether the desk can search records. */
  searches: boolean;
}

export const NotesContext = createContext<NotesContextValue | null>(null);

export function useNotesContext(): NotesContextValue {
  const given = use(NotesContext);
  if (!given) throw new Error('Notes are used outside of a signed-in desk.');
  return given;
}

/** The signed-in person's desks. */
export function useNoteStore(): NoteStore {
  return useNotesContext().desks;
}

/** What is typed and under way at one record. */
export function useComposer(parent: NoteParent): ComposerState {
  const desks = useNoteStore();
  const { kind, id } = parent;
  useEffect(() => void desks.open({ kind, id }), [desks, kind, id]);
  return useSyncExternalStore(desks.subscribe, () => desks.composer(parent));
}

/** Whether what is typed at one record is put away. */
export function useSaveState(parent: NoteParent): SaveState {
  const desks = useNoteStore();
  return useSyncExternalStore(desks.subscribe, () => desks.saveState(parent));
}

/** Notes of this record that this browser sent and Clio confirmed. */
export function useConfirmedNotes(parent: NoteParent): readonly ConfirmedNote[] {
  const desks = useNoteStore();
  return useSyncExternalStore(desks.subscribe, () => desks.confirmed(parent));
}
