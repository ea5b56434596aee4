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
  if (subject === '' || body === '') throw new ActionError('A note needs a subject and a text.', 422);
  if ([...subject].length > 255 || [...body].length > 65_535) {
    throw new ActionError('The subject may have 255 characters, the text 65,535.', 422);
  }
  return { subject, body };
}
