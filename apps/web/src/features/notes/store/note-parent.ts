/** The record a note hangs on: Grow knows notes on matters and contacts only. */
export interface NoteParent {
  kind: 'matter' | 'contact';
  id: string;
}

/** Another record that the same note goes to. */
export interface NoteTarget extends NoteParent {
  /** As it was called when it was chosen. */
  name: string;
}

/** Names the record in caches and in the draft vault. */
export function parentName({ kind, id }: NoteParent): string {
  return `${kind}/${id}`;
}

/** The record behind a name; null for what else lies in the vault. */
export function parentOfName(name: string): NoteParent | null {
  const [, kind, id] = /^(matter|contact)\/(.+)$/.exec(name) ?? [];
  return (kind === 'matter' || kind === 'contact') && id !== undefined ? { kind, id } : null;
}
