import { parseCookie } from 'cookie';
import { unsign } from 'cookie-signature';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config/config.ts';
import { sessionCookie } from './session-cookie.ts';
import { hashSessionId } from './session-id.ts';

/** How express-session marks a value that is signed. */
const SIGNED = 's:';

/**
 * Reads which session a request shows the cookie of: the one that `sessionMiddleware` sets. Whether it lives is asked elsewhere.
 * @returns its id as it is stored; null for a cookie that is missing or was not made by us
 */
export function sessionIdFromCookie(config: Config): (request: Request) => string | null {
  const { name } = sessionCookie(config);
  const secrets = [...config.sessionSecrets];
  /** Headers whose signature was found good: it stays so. */
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
