/** The record a note belongs to: Grow has notes on matters and contacts only. */
export interface NoteParent {
  kind: 'matter' | 'contact';
  id: string;
}

/** Another record that the same note is sent to. */
export interface NoteTarget extends NoteParent {
  /** Its name when it was selected. */
  name: string;
}

/** Returns the key of a record in caches and in the draft vault. */
export function parentName({ kind, id }: NoteParent): string {
  return `${kind}/${id}`;
}

/** Parses the key of a record; null for other entries of the vault. */
export function parentOfName(name: string): NoteParent | null {
  const [, kind, id] = /^(matter|contact)\/(.+)$/.exec(name) ?? [];
  return (kind === 'matter' || kind === 'contact') && id !== undefined ? { kind, id } : null;
}
