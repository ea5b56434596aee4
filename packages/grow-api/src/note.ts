import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { NOTE_BODY_MAX, NOTE_SUBJECT_MAX } from './note-limits.ts';
import { dateTime, id } from './scalar.ts';

/** Counts characters as Grow does: in Unicode code points, so that an emoji is one. */
function atMost(limit: number, field: string) {
  return z.refine<string>((text) => text.length <= limit || [...text].length <= limit, {
    error: `${field} is longer than ${limit} characters`,
  });
}

function present(field: string) {
  return z.refine<string>((text) => text.trim() !== '', { error: `${field} can't be blank` });
}

function limited(limit: number, field: string) {
  const text = z.string().check(present(field), atMost(limit, field));
  return text.register(contract, { minLength: 1, maxLength: limit });
}

/**
 * Content of a new note. Grow can neither edit nor delete notes.
 * @see Grow OpenAPI, createContactNote, createMatterNote
 */
export const noteDraft = z
  .strictObject({
    subject: limited(NOTE_SUBJECT_MAX, 'subject'),
    body: limited(NOTE_BODY_MAX, 'body'),
  })
  .register(contract, { id: 'note_draft' });
export type NoteDraft = z.infer<typeof noteDraft>;

/** A note as Grow returns it, without an author. @see Grow OpenAPI, schema `Note` */
export const note = z
  .looseObject({
    id,
    subject: z.string(),
    body: z.string(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .register(contract, { id: 'note', additionalProperties: false });
export type Note = z.infer<typeof note>;
