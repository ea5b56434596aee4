import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler, Response } from 'express';
import { requestIdOf } from '../http/request-id.ts';
import { sessionOf } from '../sessions/current-session.ts';

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
  const storage = new AsyncLocalStorage<Response>();
  return {
    enter: (_request, response, next) => storage.run(response, next),
    now() {
      const found = storage.getStore();
      return found === undefined ? {} : contextOf(found);
    },
  };
}

/** @returns without a session for somebody who is not signed in */
export function contextOf(response: Response): RequestContext {
  const session = sessionOf(response);
  return {
    requestId: requestIdOf(response),
    ...(session === null ? {} : { session: session.name }),
  };
}
