import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { ConfirmedNote, NoteStore } from './note-store.ts';
import type { NoteParent } from './note-parent.ts';
import type { ComposerState } from './outgoing-note.ts';

/** What the app provides to the notes feature. */
interface NotesContextValue {
  store: NoteStore;
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
export function useNoteStore(): NoteStore {
  return useNotesContext().store;
}

/** Returns the draft and outgoing notes of one record. */
export function useComposer(parent: NoteParent): ComposerState {
  const store = useNoteStore();
  const { kind, id } = parent;
  useEffect(() => void store.open({ kind, id }), [store, kind, id]);
  return useSyncExternalStore(store.subscribe, () => store.composer(parent));
}

/** Returns the save state of one record's draft. */
export function useSaveState(parent: NoteParent): SaveState {
  const store = useNoteStore();
  return useSyncExternalStore(store.subscribe, () => store.saveState(parent));
}

/** Returns the record's notes that this browser sent and Clio confirmed. */
export function useConfirmedNotes(parent: NoteParent): readonly ConfirmedNote[] {
  const store = useNoteStore();
  return useSyncExternalStore(store.subscribe, () => store.confirmed(parent));
}
