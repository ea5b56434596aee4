import type { CookieOptions } from 'express';
import type { Config } from '../config/config.ts';

/**
 * Name and attributes of the session cookie. `Secure` and the prefix depend on the public URL, never on a header. No
 * `Max-Age`: the server enforces both limits, and closing the browser deletes the cookie.
 * @see RFC 10017 §6.1.3.2
 */
export function sessionCookie(config: Config): { name: string; options: CookieOptions } {
  const secure = isHttps(config);
  return {
    name: secure ? '__Host-Http-session' : 'session',
    options: { httpOnly: true, sameSite: 'strict', path: '/', secure },
  };
}

export function isHttps(config: Config): boolean {
  return config.publicUrl.startsWith('https://');
}
