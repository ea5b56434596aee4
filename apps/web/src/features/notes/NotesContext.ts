import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { NoteDesks } from './note-desks.ts';
import type { NoteParent } from './note-parent.ts';
import type { NoteDesk } from './outgoing-note.ts';

/** The signed-in person's desks, given by the app. */
export const NotesContext = createContext<NoteDesks | null>(null);

export function useNoteDesks(): NoteDesks {
  const desks = use(NotesContext);
  if (!desks) throw new Error('Notes are used outside of a signed-in desk.');
  return desks;
}

/** What is typed and under way at one record; undefined until the vault has answered. */
export function useNoteDesk(parent: NoteParent): NoteDesk | undefined {
  const desks = useNoteDesks();
  const { kind, id } = parent;
  useEffect(() => void desks.open({ kind, id }), [desks, kind, id]);
  return useSyncExternalStore(desks.subscribe, () => desks.desk(parent));
}
