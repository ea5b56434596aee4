/** The record a note hangs on: Grow knows notes on matters and contacts only. */
export interface NoteParent {
  kind: 'matter' | 'contact';
  id: string;
}

/** Names the record in caches and in the draft vault. */
export function parentName({ kind, id }: NoteParent): string {
  return `${kind}/${id}`;
}
