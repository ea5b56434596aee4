import { withFooter } from '#src/platform/notes/note-footer.ts';
import { type NoteParent, type NoteTarget, parentOfName } from './note-parent.ts';

/** A note on its way to Clio, from the moment a person sends it until Clio's id is back. */
export interface OutgoingNote {
  /** Idempotency key: the same through every retry of this very text. */
  key: string;
  subject: string;
  /** As typed, without the footer. */
  body: string;
  footer?: string;
  /** Another record than the one where it was written. */
  to?: NoteTarget;
  /** Notes that one press sent to several records. */
  group?: string;
  /** When it was sent, in epoch milliseconds. */
  sentAt: number;
  /** Highest id among the record's notes when it was sent: what Clio made of this one comes after it. Null: not known. */
  after: number | null;
  /**
   * `held`: leaves at `heldUntil` · `waiting`: not a byte has left, goes on by itself · `sending` · `failed`: certainly not in Clio ·
   * `unknown`: no answer from Clio, being looked for · `unseen`: no answer from Clio, and not among its notes · `interrupted`: no
   * answer from the desk; sending again with the same key is safe · `done`: in Clio, shown beside its siblings.
   */
  state: 'held' | 'waiting' | 'sending' | 'failed' | 'unknown' | 'unseen' | 'interrupted' | 'done';
  heldUntil?: number;
  /** What it waits for. */
  waitsFor?: 'network' | 'sign-in';
  /** When Clio confirmed it. */
  doneAt?: number;
  /** It left once, and nobody knows whether it arrived: only a person sends it again. */
  isTried?: boolean;
  /** Why, in a sentence. */
  reason?: string;
  /** Whether the same text may fare better next time. */
  retryable?: boolean;
}

/** All that was typed at one record and is not in Clio. */
export interface ComposerState {
  subject: string;
  body: string;
  /** Where else it shall go. */
  also: readonly NoteTarget[];
  outgoing: readonly OutgoingNote[];
}

export const EMPTY_COMPOSER: ComposerState = { subject: '', body: '', also: [], outgoing: [] };

/** How long it is remembered that a note is in Clio at several records. */
const REMEMBERED_MS = 12 * 60 * 60_000;

/** Whether there is anything to keep. */
export function isEmptyComposer({ subject, body, also, outgoing }: ComposerState): boolean {
  return subject === '' && body === '' && also.length === 0 && outgoing.length === 0;
}

/** Whether all that is kept is in Clio. */
export function isFullySent({ subject, body, outgoing }: ComposerState): boolean {
  return subject === '' && body === '' && outgoing.every(({ state }) => state === 'done');
}

/** The record that a note goes to. */
export function targetOf(writtenAt: NoteParent, { to }: OutgoingNote): NoteParent {
  return to ?? writtenAt;
}

/** The text as Clio gets it. */
export function sentBody({ body, footer }: OutgoingNote): string {
  return withFooter(body, footer);
}

/** Whether a note is certainly still here and can be had back by its writer. */
export function isStillHere({ state, isTried }: OutgoingNote): boolean {
  return (state === 'held' || state === 'waiting') && isTried !== true;
}

/** Joins what was typed in two places: no line of either is lost, the older stands first. */
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

/** What came out of the vault, as far as it has the right shape. */
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

/** What is in Clio at all its records needs no remembering for ever. */
function isForgotten(note: OutgoingNote, notes: readonly OutgoingNote[], now: number): boolean {
  const siblings = notes.filter(({ group }) => group !== undefined && group === note.group);
  return (
    note.state === 'done' && siblings.every(({ state, doneAt = 0 }) => state === 'done' && doneAt < now - REMEMBERED_MS)
  );
}

/** Whether a note is held back, and Undo would still bring it back. */
export function isHeld(note: OutgoingNote): boolean {
  return isStillHere(note) && note.state === 'held' && note.heldUntil !== 0;
}

/** The note that was held back last, of all records; null where none is. */
export function latestHeld(
  desks: Iterable<[string, ComposerState]>,
): { parent: NoteParent; note: OutgoingNote } | null {
  const held = [...desks].flatMap(([name, { outgoing }]) => {
    const parent = parentOfName(name);
    return parent === null ? [] : outgoing.filter(isHeld).map((note) => ({ parent, note }));
  });
  return held.toSorted((one, other) => other.note.sentAt - one.note.sentAt)[0] ?? null;
}

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

/** All that left with the same press, in their order. */
export function notesOfSameSend(outgoing: readonly OutgoingNote[], note: OutgoingNote): readonly OutgoingNote[] {
  return outgoing.filter(({ key, group }) => (note.group === undefined ? key === note.key : group === note.group));
}
