import type { RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { ProblemError } from '../problem.ts';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * Returns the host names that the server accepts: its public one and, if that is loopback, all names of loopback.
 * @returns host with port, as browsers send it; some clients also name the default port of the scheme
 */
export function ownHosts(config: Config): ReadonlySet<string> {
  const { host, hostname, port, protocol } = new URL(config.publicUrl);
  const hosts = new Set([host]);
  if (port === '') hosts.add(`${hostname}:${protocol === 'https:' ? 443 : 80}`);
  if (LOOPBACK.test(hostname)) {
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      hosts.add(`${name}:${config.port}`);
      hosts.add(port === '' ? name : `${name}:${port}`);
    }
  }
  return hosts;
}

/**
 * Refuses other host names: they mean DNS rebinding by another site's page, or a poisoned link.
 * @see RFC 9110 §7.4
 */
export function hostGuard(config: Config): RequestHandler {
  const hosts = ownHosts(config);
  return (request, _response, next) => {
    if (!hosts.has((request.headers.host ?? '').toLowerCase())) throw new ProblemError('bad-request', { status: 421 });
    next();
  };
}
