import type { Request, RequestHandler } from 'express';
import { CSRF_HEADER } from '@intake-desk/desk-api/headers';
import { ProblemError } from '../problem.ts';

/**
 * Every call, reads included, carries a header that no form and no link can set; a script of another site cannot set it
 * either, since we answer no preflight.
 * @param isExempt the few addresses that browsers open by themselves
 * @see RFC 10017 §6.1.3.3.2
 */
export function csrfGuard(isExempt: (request: Request) => boolean): RequestHandler {
  return (request, _response, next) => {
    if (!isExempt(request) && request.get(CSRF_HEADER) !== '1') throw new ProblemError('csrf');
    next();
  };
}
