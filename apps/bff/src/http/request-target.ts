import type { RequestHandler } from 'express';
import { ProblemError } from '../problem.ts';

const MAX_TARGET_LENGTH = 8192;
const REFUSED_METHODS = new Set(['OPTIONS', 'TRACE', 'CONNECT']);

/**
 * Refuses targets that two parsers can interpret differently: absolute URLs, `//`, dots, backslashes, path parameters
 * and encoded separators. No route needs them. The same goes for a second `Host` header, of which Node ignores one.
 * @see RFC 9112 §3.2 and RFC 9110 §7.2; CVE-2026-55603 and its relatives
 */
export const requestTarget: RequestHandler = (request, _response, next) => {
  // Preflights are never answered, and TRACE never reflects a request.
  if (REFUSED_METHODS.has(request.method)) throw new ProblemError('method-not-allowed');
  const target = request.originalUrl;
  const path = target.split('?', 1)[0] ?? '';
  if (target.length > MAX_TARGET_LENGTH) throw new ProblemError('bad-request', { status: 414 });
  if (hostCount(request.rawHeaders) > 1) throw new ProblemError('bad-request');
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(target)) throw new ProblemError('bad-request');
  if (/\\|;|\/\/|\/\.{1,2}(\/|$)|%(?:2e|2f|5c|25|3b|0[0-9a-f]|1[0-9a-f]|7f)/i.test(path)) {
    throw new ProblemError('bad-request');
  }
  next();
};

/** @param raw names and values in turn */
function hostCount(raw: readonly string[]): number {
  return raw.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
}
