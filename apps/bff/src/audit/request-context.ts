import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler, Response } from 'express';
import { requestIdOf } from '../http/request-id.ts';
import { sessionOf } from '../sessions/current-session.ts';

/** The request and session for which something happens. */
export interface RequestContext {
  requestId?: string;
  session?: string;
}

/** Makes the current request available to code below the routes, without a parameter in each call. */
export interface RequestContexts {
  enter: RequestHandler;
  /** @returns an empty object outside of a request */
  now: () => RequestContext;
}

export function createRequestContexts(): RequestContexts {
  const storage = new AsyncLocalStorage<Response>();
  return {
    enter: (_request, response, next) => storage.run(response, next),
    now() {
      const found = storage.getStore();
      return found === undefined ? {} : contextOf(found);
    },
  };
}

/** @returns no `session` for a user who is not signed in */
export function contextOf(response: Response): RequestContext {
  const session = sessionOf(response);
  return {
    requestId: requestIdOf(response),
    ...(session === null ? {} : { session: session.name }),
  };
}
