import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request, RequestHandler, Response } from 'express';
import { requestIdOf } from '../middleware/request-id.ts';
import { pseudonym, storedId } from '../session/session-id.ts';
import '../session/session-data.ts';

/** On whose request something happens. */
export interface RequestContext {
  requestId?: string;
  session?: string;
}

/** Lets the rooms below the doors say which request they work for, without handing it through each of them. */
export interface RequestContexts {
  enter: RequestHandler;
  /** @returns nothing known, outside of a request */
  now: () => RequestContext;
}

export function createRequestContexts(): RequestContexts {
  const storage = new AsyncLocalStorage<{ request: Request; response: Response }>();
  return {
    enter: (request, response, next) => storage.run({ request, response }, next),
    now() {
      const found = storage.getStore();
      return found === undefined ? {} : contextOf(found.request, found.response);
    },
  };
}

/** @returns without a session for somebody who is not signed in */
export function contextOf(request: Request, response: Response): RequestContext {
  const isSignedIn = (request as Partial<Request>).session?.person !== undefined;
  return {
    requestId: requestIdOf(response),
    ...(isSignedIn ? { session: pseudonym(storedId(request.sessionID)) } : {}),
  };
}
