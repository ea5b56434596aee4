import type { Request, RequestHandler } from 'express';
import { CSRF_HEADER } from '@intake-desk/desk-api/headers';
import { ProblemError } from '../problem.ts';

/**
 * Requires a header on every request, reads included. No form or link can set it; scripts of other sites cannot either,
 * since preflights are never answered.
 * @param isExempt the few URLs that browsers open on their own
 * @see RFC 10017 §6.1.3.3.2
 */
export function csrfGuard(isExempt: (request: Request) => boolean): RequestHandler {
  return (request, _response, next) => {
    if (!isExempt(request) && request.get(CSRF_HEADER) !== '1') throw new ProblemError('csrf');
    next();
  };
}
