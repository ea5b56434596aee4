import type { Request, RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { ProblemError } from '../problem.ts';
import { ownHosts } from './host-guard.ts';

/**
 * Refuses requests from other sites, except navigations to pages meant for that. Browsers without `Sec-Fetch-Site` are
 * checked by `Origin`.
 * @param isNavigationTarget whether other sites may link to the requested page
 * @see https://www.w3.org/TR/fetch-metadata/ and OWASP ASVS 5.0, 3.5.3
 */
export function fetchMetadataGuard(config: Config, isNavigationTarget: (request: Request) => boolean): RequestHandler {
  const { protocol } = new URL(config.publicUrl);
  const origins = new Set([...ownHosts(config)].map((host) => `${protocol}//${host}`));

  return (request, _response, next) => {
    if (!isAllowed(request)) throw new ProblemError('cross-site');
    next();
  };

  function isAllowed(request: Request): boolean {
    const site = request.get('sec-fetch-site');
    if (isNavigationTarget(request)) {
      if (site === undefined || site === 'same-origin' || site === 'none') return true;
      const destination = request.get('sec-fetch-dest');
      return request.get('sec-fetch-mode') === 'navigate' && (destination === undefined || destination === 'document');
    }
    const origin = request.get('origin');
    if (origin !== undefined && !origins.has(origin)) return false;
    return site === undefined || site === 'same-origin' || site === 'none';
  }
}
