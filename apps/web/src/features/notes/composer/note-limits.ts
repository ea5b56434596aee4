import { NOTE_BODY_MAX, NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { notesTexts } from '#src/texts/records/notes.ts';

/** The count is shown from this share of a limit. */
const COUNT_FROM = 0.8;

/**
 * Returns the length as Clio counts it: in code points, with line breaks as the browser sends them.
 * @param text as sent
 */
export function characterCount(text: string): number {
  return [...text].length;
}

/** Returns the count of a field that is near or over its limit; otherwise null. */
export function formatLimit(text: string, limit: number): { words: string; over: boolean } | null {
  if (text.length < limit * COUNT_FROM) return null;
  const count = characterCount(text);
  if (count < limit * COUNT_FROM) return null;
  if (count > limit)
    return { words: notesTexts.overLimit(formatNumber(count - limit), formatNumber(limit)), over: true };
  return { words: notesTexts.ofLimit(formatNumber(count), formatNumber(limit)), over: false };
}

/**
 * Returns why a note cannot be sent; null when it can. Text is never cut to fit.
 * @param body as sent, including its footer
 */
export function validateNote(subject: string, body: string, hasFooter = false): string | null {
  if (body.trim() === '') return notesTexts.writeFirst;
  if (characterCount(subject) > NOTE_SUBJECT_MAX) return notesTexts.subjectTooLong(formatNumber(NOTE_SUBJECT_MAX));
  if (characterCount(body) > NOTE_BODY_MAX) return notesTexts.bodyTooLong(formatNumber(NOTE_BODY_MAX), hasFooter);
  return null;
}

/** Returns the fields that are near or over Clio's limits. */
export function limitsOf(subject: string, sentBody: string) {
  return [
    { field: notesTexts.subject, limit: formatLimit(subject, NOTE_SUBJECT_MAX) },
    { field: notesTexts.note, limit: formatLimit(sentBody, NOTE_BODY_MAX) },
  ].flatMap(({ field, limit }) => (limit ? [{ field, ...limit }] : []));
}
