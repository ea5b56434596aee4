import { z } from 'zod/mini';
import { NOTE_TEMPLATE_LIMITS as LIMITS } from './limits.ts';

/** A note that is written often. `{caller}` and its like are filled from the record where it is used. */
export const noteTemplate = z.strictObject({
  id: z.uuid(),
  /** Found by its first letters. */
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(LIMITS.name)),
  /** Empty: the note's first line. */
  subject: z.string().check(z.trim(), z.maxLength(LIMITS.subject)),
  text: z.string().check(z.regex(/\S/), z.maxLength(LIMITS.text)),
});
export type NoteTemplate = z.infer<typeof noteTemplate>;

/** `PUT /api/desk/templates`: all of the firm's templates in their order, and the version that they were made from. */
export const noteTemplatesBody = z.strictObject({
  version: z.int().check(z.nonnegative()),
  templates: z.array(noteTemplate).check(z.maxLength(LIMITS.templates)),
});
export type NoteTemplatesBody = z.infer<typeof noteTemplatesBody>;

/** `GET /api/desk/templates`, and the answer to a `PUT`. */
export interface NoteTemplates {
  data: NoteTemplate[];
  meta: {
    /** Counts up with every change; 0 as long as the firm has the usual ones. */
    version: number;
    /** Whether whoever asks may change them. */
    mayChange: boolean;
  };
}
