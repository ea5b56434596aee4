import { parseCookie } from 'cookie';
import { unsign } from 'cookie-signature';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config/config.ts';
import { sessionCookie } from './session-cookie.ts';
import { hashSessionId } from './session-id.ts';

/** Prefix of signed values in express-session. */
const SIGNED = 's:';

/**
 * Returns the session id of a request's cookie, as set by `sessionMiddleware`. Does not check whether the session is
 * valid.
 * @returns the hashed id, as stored; null if the cookie is missing or not signed by this server
 */
export function sessionIdFromCookie(config: Config): (request: Request) => string | null {
  const { name } = sessionCookie(config);
  const secrets = [...config.sessionSecrets];
  /** Headers with a valid signature, which stays valid. */
  const proven = new LRUCache<string, string>({ max: 500 });
  return ({ headers: { cookie: header } }) => {
    if (header === undefined) return null;
    const known = proven.get(header);
    if (known !== undefined) return known;
    const id = presented(header);
    if (id === null) return null;
    const stored = hashSessionId(id);
    proven.set(header, stored);
    return stored;
  };

  function presented(header: string): string | null {
    const value = parseCookie(header)[name];
    if (value?.startsWith(SIGNED) !== true) return null;
    for (const secret of secrets) {
      const id = unsign(value.slice(SIGNED.length), secret);
      if (id !== false) return id;
    }
    return null;
  }
}
