import type { NoteTarget } from './note-parent.ts';
import type { OutgoingNote } from './outgoing-note.ts';

/** What a person sends with one press. */
export interface NoteToSend {
  subject: string;
  body: string;
  footer: string | undefined;
  /** Where else it goes. */
  also: readonly NoteTarget[];
  /** Highest id among the record's notes now, null when they are not known. */
  after: number | null;
  /** For how long it is held back, in milliseconds. */
  holdMs: number;
}

/** A note for each record, each with a key of its own, that of the record where it was written first. */
export function newOutgoing({ subject, body, footer, also, after, holdMs }: NoteToSend, now: number): OutgoingNote[] {
  const common = {
    subject,
    body,
    ...(footer === undefined ? {} : { footer }),
    ...(also.length > 0 ? { group: crypto.randomUUID() } : {}),
    sentAt: now,
    state: 'held' as const,
    heldUntil: holdMs > 0 ? now + holdMs : 0,
  };
  return [
    { ...common, key: crypto.randomUUID(), after },
    ...also.map((to) => ({ ...common, key: crypto.randomUUID(), to, after: null })),
  ];
}

/** All that left with the same press, in their order. */
export function together(outgoing: readonly OutgoingNote[], note: OutgoingNote): readonly OutgoingNote[] {
  return outgoing.filter(({ key, group }) => (note.group === undefined ? key === note.key : group === note.group));
}
