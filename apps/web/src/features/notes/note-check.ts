import { NOTE_BODY_MAX, NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import { formatNumber } from '#src/platform/format-number.ts';

/** From which share of a limit on the count is shown. */
const COUNT_FROM = 0.8;

/**
 * Length as Clio counts it: characters, an emoji being one; line breaks as the browser sends them.
 * @param text as typed
 */
export function characterCount(text: string): number {
  return [...text].length;
}

/** How near a field is to its limit; null while that is far away. */
export function limitInWords(text: string, limit: number): { words: string; over: boolean } | null {
  if (text.length < limit * COUNT_FROM) return null;
  const count = characterCount(text);
  if (count < limit * COUNT_FROM) return null;
  if (count > limit)
    return {
      words: `${formatNumber(count - limit)} over the ${formatNumber(limit)} that Clio takes`,
      over: true,
    };
  return { words: `${formatNumber(count)} of ${formatNumber(limit)}`, over: false };
}

/** Why a note cannot be sent as it is; null when it can. Nothing is ever cut to fit. */
export function whyNotSendable(subject: string, body: string): string | null {
  if (body.trim() === '') return 'Write the note first.';
  if (characterCount(subject) > NOTE_SUBJECT_MAX)
    return `The subject is longer than the ${NOTE_SUBJECT_MAX} characters that Clio takes.`;
  if (characterCount(body) > NOTE_BODY_MAX)
    return `The note is longer than the ${formatNumber(NOTE_BODY_MAX)} characters that Clio takes.`;
  return null;
}
