import type { Application } from './applications.ts';

const LOOPBACK_PORT = /^(http:\/\/127\.0\.0\.1):\d{1,5}(?=\/)/;

/**
 * True if an application may be redirected to an address: scheme, host, port and path exactly as registered.
 * @see RFC 6749 §3.1.2.3; RFC 8252 §7.3 for the port of a loopback address
 */
export function acceptsRedirect({ redirectUris, anyLoopbackPort }: Application, redirectUri: string): boolean {
  if (redirectUris.includes(redirectUri)) return true;
  if (!anyLoopbackPort || !LOOPBACK_PORT.test(redirectUri)) return false;
  const portless = redirectUri.replace(LOOPBACK_PORT, '$1');
  return redirectUris.some((known) => known.replace(LOOPBACK_PORT, '$1') === portless);
}
