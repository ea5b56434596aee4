import type { Request, RequestHandler } from 'express';
import { ActionError } from '../../life/action-error.ts';

/**
 * True if a request comes from these screens or directly from the person, as far as the browser reports it.
 * @see https://www.w3.org/TR/fetch-metadata/; older browsers send Origin only
 */
export function isSameSite(request: Request): boolean {
  const site = request.get('sec-fetch-site') ?? 'none';
  const origin = request.get('origin');
  if (site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === `${request.protocol}://${request.get('host') ?? ''}`;
}

/** Refuses requests other than GET and HEAD from pages of other sites. */
export const refuseCrossSite: RequestHandler = (request, _response, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameSite(request)) {
    throw new ActionError('Requests from other sites are not allowed.', 403);
  }
  next();
};
