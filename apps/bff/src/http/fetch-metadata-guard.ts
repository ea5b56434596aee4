import type { Request, RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { ProblemError } from '../problem.ts';
import { ownHosts } from './host-guard.ts';

/**
 * Refuses what another site started, unless it is a navigation to one of the doors that are meant for that.
 * Browsers without `Sec-Fetch-Site` are judged by `Origin`.
 * @param isDoor whether this request is for a page that other sites may lead to
 * @see https://www.w3.org/TR/fetch-metadata/ and OWASP ASVS 5.0, 3.5.3
 */
export function fetchMetadataGuard(config: Config, isDoor: (request: Request) => boolean): RequestHandler {
  const { protocol } = new URL(config.publicUrl);
  const origins = new Set([...ownHosts(config)].map((host) => `${protocol}//${host}`));

  return (request, _response, next) => {
    if (!isAllowed(request)) throw new ProblemError('cross-site');
    next();
  };

  function isAllowed(request: Request): boolean {
    const site = request.get('sec-fetch-site');
    if (isDoor(request)) {
      if (site === undefined || site === 'same-origin' || site === 'none') return true;
      const destination = request.get('sec-fetch-dest');
      return request.get('sec-fetch-mode') === 'navigate' && (destination === undefined || destination === 'document');
    }
    const origin = request.get('origin');
    if (origin !== undefined && !origins.has(origin)) return false;
    return site === undefined || site === 'same-origin' || site === 'none';
  }
}
