import { withFooter } from '#src/platform/notes/note-footer.ts';
import { type NoteParent, type NoteTarget, parentOfName } from './note-parent.ts';

/** A note in flight, from the moment the user sends it until Clio's id arrives. */
export interface OutgoingNote {
  /** Idempotency key: the same for every retry of this text. */
  key: string;
  subject: string;
  /** As typed, without the footer. */
  body: string;
  footer?: string;
  /** The target, when it is not the record where the note was written. */
  to?: NoteTarget;
  /** Shared by the notes that one send created for several records. */
  group?: string;
  /** Epoch milliseconds. */
  sentAt: number;
  /** Highest id among the record's notes when it was sent: Clio's id for this note is higher. Null when unknown. */
  after: number | null;
  /**
   * `held`: leaves at `heldUntil` · `waiting`: no byte has left, is retried automatically · `sending` · `failed`:
   * certainly not in Clio · `unknown`: no response from Clio, being reconciled · `unseen`: no response from Clio, and
   * not among its notes · `interrupted`: no response from the server; sending again with the same key is safe · `done`:
   * in Clio, shown beside its siblings.
   */
  state: 'held' | 'waiting' | 'sending' | 'failed' | 'unknown' | 'unseen' | 'interrupted' | 'done';
  heldUntil?: number;
  /** Set while `waiting`. */
  waitsFor?: 'network' | 'sign-in';
  /** When Clio confirmed it, in epoch milliseconds. */
  doneAt?: number;
  /** Sent once with an unknown outcome: only the user may send it again. */
  isTried?: boolean;
  /** The reason, as a sentence. */
  reason?: string;
  /** False when the same text would fail again. */
  retryable?: boolean;
}

/** Everything typed on one record that is not in Clio. */
export interface ComposerState {
  subject: string;
  body: string;
  /** Further records to send the note to. */
  also: readonly NoteTarget[];
  outgoing: readonly OutgoingNote[];
}

export const EMPTY_COMPOSER: ComposerState = { subject: '', body: '', also: [], outgoing: [] };

/** How long a group of notes that is fully in Clio is stored. */
const REMEMBERED_MS = 12 * 60 * 60_000;

/** True when there is nothing to store. */
export function isEmptyComposer({ subject, body, also, outgoing }: ComposerState): boolean {
  return subject === '' && body === '' && also.length === 0 && outgoing.length === 0;
}

/** True when everything that is stored is in Clio. */
export function isFullySent({ subject, body, outgoing }: ComposerState): boolean {
  return subject === '' && body === '' && outgoing.every(({ state }) => state === 'done');
}

/** Returns the record that a note is sent to. */
export function targetOf(writtenAt: NoteParent, { to }: OutgoingNote): NoteParent {
  return to ?? writtenAt;
}

/** Returns the text as it is sent to Clio, including the footer. */
export function sentBody({ body, footer }: OutgoingNote): string {
  return withFooter(body, footer);
}

/** True when a note has certainly not been sent, so that its author can undo it. */
export function isStillHere({ state, isTried }: OutgoingNote): boolean {
  return (state === 'held' || state === 'waiting') && isTried !== true;
}

/** Merges two states without losing text of either; the older comes first. */
export function mergeComposers(older: ComposerState, newer: ComposerState): ComposerState {
  const displaced =
    older.subject !== '' && newer.subject !== '' && older.subject !== newer.subject ? newer.subject : '';
  const known = new Set(older.outgoing.map(({ key }) => key));
  const targets = new Map([...older.also, ...newer.also].map((target) => [`${target.kind}/${target.id}`, target]));
  return {
    subject: older.subject || newer.subject,
    body: [older.body, displaced, newer.body].filter(Boolean).join('\n\n'),
    also: [...targets.values()],
    outgoing: [...older.outgoing, ...newer.outgoing.filter(({ key }) => !known.has(key))],
  };
}

/** Parses stored state, as far as it has the right shape. */
export function parseStoredComposer(stored: unknown, now: number): ComposerState {
  if (typeof stored !== 'object' || stored === null) return EMPTY_COMPOSER;
  const { subject, body, also, outgoing } = stored as Partial<ComposerState>;
  const notes = Array.isArray(outgoing) ? (outgoing as OutgoingNote[]) : [];
  return {
    subject: typeof subject === 'string' ? subject : '',
    body: typeof body === 'string' ? body : '',
    also: Array.isArray(also) ? (also as NoteTarget[]) : [],
    outgoing: notes.filter((note) => !isForgotten(note, notes, now)),
  };
}

/** True for a note whose whole group has been in Clio for longer than `REMEMBERED_MS`. */
function isForgotten(note: OutgoingNote, notes: readonly OutgoingNote[], now: number): boolean {
  const siblings = notes.filter(({ group }) => group !== undefined && group === note.group);
  return (
    note.state === 'done' && siblings.every(({ state, doneAt = 0 }) => state === 'done' && doneAt < now - REMEMBERED_MS)
  );
}

/** True during a note's send delay, while it can still be undone. */
export function isHeld(note: OutgoingNote): boolean {
  return isStillHere(note) && note.state === 'held' && note.heldUntil !== 0;
}

/** Returns the newest note in its send delay, of all records; null for none. */
export function latestHeld(
  composers: Iterable<[string, ComposerState]>,
): { parent: NoteParent; note: OutgoingNote } | null {
  const held = [...composers].flatMap(([name, { outgoing }]) => {
    const parent = parentOfName(name);
    return parent === null ? [] : outgoing.filter(isHeld).map((note) => ({ parent, note }));
  });
  return held.toSorted((one, other) => other.note.sentAt - one.note.sentAt)[0] ?? null;
}

/** Input of one send. */
export interface NoteToSend {
  subject: string;
  body: string;
  footer: string | undefined;
  /** Further records to send the note to. */
  also: readonly NoteTarget[];
  /** Highest id among the record's notes; null when unknown. */
  after: number | null;
  /** Send delay in milliseconds; 0 for none. */
  holdMs: number;
}

/** Creates one note per record, each with its own key; the record where it was written comes first. */
export function createOutgoingNotes(
  { subject, body, footer, also, after, holdMs }: NoteToSend,
  now: number,
): OutgoingNote[] {
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

/** Returns all notes of the same send, in order. */
export function notesOfSameSend(outgoing: readonly OutgoingNote[], note: OutgoingNote): readonly OutgoingNote[] {
  return outgoing.filter(({ key, group }) => (note.group === undefined ? key === note.key : group === note.group));
}
