import { NOTE_BODY_MAX, NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { notesTexts } from '#src/texts/records/notes.ts';

/** From which share of a limit on the count is shown. */
const COUNT_FROM = 0.8;

/**
 * Length as Clio counts it: characters, an emoji being one; line breaks as the browser sends them.
 * @param text as it is sent
 */
export function characterCount(text: string): number {
  return [...text].length;
}

/** How near a field is to its limit; null while that is far away. */
export function formatLimit(text: string, limit: number): { words: string; over: boolean } | null {
  if (text.length < limit * COUNT_FROM) return null;
  const count = characterCount(text);
  if (count < limit * COUNT_FROM) return null;
  if (count > limit)
    return { words: notesTexts.overLimit(formatNumber(count - limit), formatNumber(limit)), over: true };
  return { words: notesTexts.ofLimit(formatNumber(count), formatNumber(limit)), over: false };
}

/**
 * Why a note cannot be sent as it is; null when it can. Nothing is ever cut to fit.
 * @param body as it is sent, with its footer
 */
export function validateNote(subject: string, body: string, hasFooter = false): string | null {
  if (body.trim() === '') return notesTexts.writeFirst;
  if (characterCount(subject) > NOTE_SUBJECT_MAX) return notesTexts.subjectTooLong(formatNumber(NOTE_SUBJECT_MAX));
  if (characterCount(body) > NOTE_BODY_MAX) return notesTexts.bodyTooLong(formatNumber(NOTE_BODY_MAX), hasFooter);
  return null;
}

/** The fields that come near what Clio takes. */
export function limitsOf(subject: string, sentBody: string) {
  return [
    { field: notesTexts.subject, limit: formatLimit(subject, NOTE_SUBJECT_MAX) },
    { field: notesTexts.note, limit: formatLimit(sentBody, NOTE_BODY_MAX) },
  ].flatMap(({ field, limit }) => (limit ? [{ field, ...limit }] : []));
}
