import { z } from 'zod/mini';
import { NOTE_TEMPLATE_LIMITS as LIMITS } from './limits.ts';

/** Template of a note. Placeholders such as `{caller}` are filled in from the record where it is used. */
export const noteTemplate = z.strictObject({
  id: z.uuid(),
  /** Matched by its first letters. */
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(LIMITS.name)),
  /** If empty, the first line of a longer note becomes its subject. */
  subject: z.string().check(z.trim(), z.maxLength(LIMITS.subject)),
  text: z.string().check(z.regex(/\S/), z.maxLength(LIMITS.text)),
});
export type NoteTemplate = z.infer<typeof noteTemplate>;

/** `PUT /api/desk/templates`: all templates of the firm, in order, and the version that they are based on. */
export const noteTemplatesBody = z.strictObject({
  version: z.int().check(z.nonnegative()),
  templates: z.array(noteTemplate).check(z.maxLength(LIMITS.templates)),
});
export type NoteTemplatesBody = z.infer<typeof noteTemplatesBody>;

/** `GET /api/desk/templates`, and the response to a `PUT`. */
export interface NoteTemplates {
  data: NoteTemplate[];
  meta: {
    /** Increases with every change; 0 while the firm has the default templates. */
    version: number;
    /** Whether the caller may change them. */
    mayChange: boolean;
  };
}
