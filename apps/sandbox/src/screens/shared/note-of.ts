import type { Request } from 'express';
import { ActionError } from '../../life/action-error.ts';
import { formFields } from '../../oauth/form-fields.ts';

/**
 * Parses the note in a form, with line breaks as in the API.
 * @throws ActionError 422 if a field is blank or longer than Grow accepts
 */
export function noteOf(request: Request): { subject: string; body: string } {
  const fields = formFields(request);
  const subject = fields.subject?.trim() ?? '';
  const body = fields.body?.replaceAll('\r\n', '\n').trim() ?? '';
  if (subject === '' || body === '') throw new ActionError('Enter a subject and a note.', 422);
  if ([...subject].length > 255 || [...body].length > 65_535) {
    throw new ActionError('Subjects can have up to 255 characters, notes up to 65,535.', 422);
  }
  return { subject, body };
}
