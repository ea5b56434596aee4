import { z } from 'zod/mini';
import { NOTE_BODY_MAX, NOTE_SUBJECT_MAX } from './note-limits.ts';
import { dateTime, id } from './scalar.ts';

/** Counts what Grow counts: Unicode code points, so that an emoji is one character. */
function atMost(limit: number, field: string) {
  return z.refine<string>((text) => text.length <= limit || [...text].length <= limit, {
    error: `${field} is longer than ${limit} characters`,
  });
}

function present(field: string) {
  return z.refine<string>((text) => text.trim() !== '', { error: `${field} can't be blank` });
}

/** What a person writes. Grow has no edit and no delete for notes. @see Grow OpenAPI, createContactNote, createMatterNote */
export const noteDraft = z.strictObject({
  subject: z.string().check(present('subject'), atMost(NOTE_SUBJECT_MAX, 'subject')),
  body: z.string().check(present('body'), atMost(NOTE_BODY_MAX, 'body')),
});
export type NoteDraft = z.infer<typeof noteDraft>;

/** What Grow keeps. It names no author. @see Grow OpenAPI, schema `Note` */
export const note = z.looseObject({
  id,
  subject: z.string(),
  body: z.string(),
  created_at: dateTime,
  updated_at: dateTime,
});
export type Note = z.infer<typeof note>;
