import type { CookieOptions } from 'express';
import type { Config } from '../config/config.ts';

/**
 * Name and attributes of the session cookie. `Secure` and the prefix follow from our own address, never from a header.
 * No `Max-Age`: the server keeps both limits, and a closed browser forgets it.
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
