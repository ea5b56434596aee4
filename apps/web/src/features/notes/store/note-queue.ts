import type { Note } from '@intake-desk/grow-api/note';
import type { OutgoingQueue } from '#src/platform/outgoing/outgoing-queue.ts';
import type { QueueKind } from '#src/platform/outgoing/queue-kind.ts';
import { subjectFromBody } from '#src/platform/notes/note-subject.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { parentName, parentOfName } from './note-parent.ts';
import { sendNote } from './note-queries.ts';
import {
  EMPTY_COMPOSER,
  isEmptyComposer,
  mergeComposers,
  parseStoredComposer,
  sentBody,
  type ComposerState,
  type OutgoingNote,
} from './outgoing-note.ts';

export type NoteQueue = OutgoingQueue<ComposerState, OutgoingNote, Note>;

/** Notes on their way to Clio, by the record where they were written. */
export const noteKind: QueueKind<ComposerState, OutgoingNote, Note> = {
  name: 'notes',
  empty: EMPTY_COMPOSER,
  owns: (record) => parentOfName(record) !== null,
  parse: parseStoredComposer,
  merge: mergeComposers,
  isEmpty: isEmptyComposer,
  typedAs: ([note, ...others]) => ({
    // A suggested subject follows the text again.
    subject: note === undefined || note.subject === subjectFromBody(note.body) ? '' : note.subject,
    body: note?.body ?? '',
    also: others.flatMap(({ to }) => to ?? []),
    outgoing: [],
  }),
  send: (record, note) => sendNote(parentOf(record, note), { subject: note.subject, body: sentBody(note) }, note.key),
  targetOf: (record, note) => parentName(parentOf(record, note)),
  undone: (record) => {
    const { kind, id } = parentOf(record);
    return notesTexts.returned(kind, id);
  },
};

function parentOf(record: string, note?: OutgoingNote) {
  const parent = note?.to ?? parentOfName(record);
  if (parent === null) throw new Error('Not the name of a record with notes.');
  return parent;
}
