import { parseCookie } from 'cookie';
import { unsign } from 'cookie-signature';
import type { RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.ts';
import { setSession } from './current-session.ts';
import { sessionCookie } from './session-cookie.ts';
import { storedId } from './session-id.ts';
import type { SessionStore } from './session-store.ts';

/** How express-session marks a value that is signed. */
const SIGNED = 's:';

/**
 * Looks up who is asking and no more: a request for data can neither make, change nor bring back a session, whatever happens
 * meanwhile. The cookie is the one that `sessionMiddleware` sets.
 */
export function readSession(config: Config, store: SessionStore): RequestHandler {
  const { name } = sessionCookie(config);
  const secrets = [...config.sessionSecrets];
  /** Headers whose signature was found good: it stays so, and whether the session still lives is asked each time. */
  const proven = new LRUCache<string, string>({ max: 500 });
  return async (request, response, next) => {
    const stored = storedIdOf(request.headers.cookie);
    if (stored !== null) setSession(response, await store.use(stored));
    next();
  };

  function storedIdOf(header: string | undefined): string | null {
    if (header === undefined) return null;
    const known = proven.get(header);
    if (known !== undefined) return known;
    const id = presented(header);
    if (id === null) return null;
    const stored = storedId(id);
    proven.set(header, stored);
    return stored;
  }

  /** @returns null for a cookie that is missing or was not made by us */
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
