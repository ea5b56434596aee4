import { withFooter } from '#src/platform/notes/note-footer.ts';
import { parseOutgoing, startItem, type OutgoingItem, type QueueState } from '#src/platform/outgoing/outgoing-item.ts';
import type { NoteTarget } from './note-parent.ts';

/** A note on its way to Clio. */
export interface OutgoingNote extends OutgoingItem {
  subject: string;
  /** As typed, without the footer. */
  body: string;
  footer?: string;
  /** The target, when it is not the record where the note was written. */
  to?: NoteTarget;
}

/** Everything typed on one record that is not in Clio. */
export interface ComposerState extends QueueState<OutgoingNote> {
  subject: string;
  body: string;
  /** Further records to send the note to. */
  also: readonly NoteTarget[];
}

export const EMPTY_COMPOSER: ComposerState = { subject: '', body: '', also: [], outgoing: [] };

/** True when there is nothing to store. */
export function isEmptyComposer({ subject, body, also, outgoing }: ComposerState): boolean {
  return subject === '' && body === '' && also.length === 0 && outgoing.length === 0;
}

/** Returns the text as it is sent to Clio, including the footer. */
export function sentBody({ body, footer }: OutgoingNote): string {
  return withFooter(body, footer);
}

/** Merges the typed fields of two states without losing text of either; the older comes first. */
export function mergeComposers(older: ComposerState, newer: ComposerState): ComposerState {
  const displaced =
    older.subject !== '' && newer.subject !== '' && older.subject !== newer.subject ? newer.subject : '';
  const targets = new Map([...older.also, ...newer.also].map((target) => [`${target.kind}/${target.id}`, target]));
  return {
    subject: older.subject || newer.subject,
    body: [older.body, displaced, newer.body].filter(Boolean).join('\n\n'),
    also: [...targets.values()],
    outgoing: newer.outgoing,
  };
}

/** Parses stored state, as far as it has the right shape. */
export function parseStoredComposer(stored: unknown): ComposerState {
  if (typeof stored !== 'object' || stored === null) return EMPTY_COMPOSER;
  const { subject, body, also, outgoing } = stored as Partial<ComposerState>;
  return {
    subject: typeof subject === 'string' ? subject : '',
    body: typeof body === 'string' ? body : '',
    also: Array.isArray(also) ? (also as NoteTarget[]) : [],
    outgoing: parseOutgoing(outgoing),
  };
}

/** Input of one send. */
export interface NoteToSend {
  subject: string;
  body: string;
  footer: string | undefined;
  /** Further records to send the note to. */
  also: readonly NoteTarget[];
  /** Send delay in milliseconds; 0 for none. */
  holdMs: number;
}

/** Creates one note per record, each with its own key; the record where it was written comes first. */
export function createOutgoingNotes({ subject, body, footer, also, holdMs }: NoteToSend): OutgoingNote[] {
  const common = {
    ...startItem(holdMs),
    subject,
    body,
    ...(footer === undefined ? {} : { footer }),
    ...(also.length > 0 ? { group: crypto.randomUUID() } : {}),
  };
  return [common, ...also.map((to, at) => ({ ...common, key: crypto.randomUUID(), to, position: at + 1 }))];
}
