import type { Request } from 'express';
import { ActionError } from '../../life/action-error.ts';

/**
 * Returns the id in a screen's address.
 * @throws ActionError 404 if it is not an id
 */
export function recordId(request: Request, name = 'id'): number {
  const text = request.params[name];
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) throw new ActionError('Page not found.', 404);
  return Number(text);
}
