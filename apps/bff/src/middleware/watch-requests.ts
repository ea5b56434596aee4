import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../clock.ts';

/** Is told of each request when it is over: answered, or given up by the browser. */
export type RequestWatcher = (request: Request, response: Response, milliseconds: number) => void;

/** Tells several watchers of the end of each request. */
export function watchRequests(clock: Clock, watchers: readonly RequestWatcher[]): RequestHandler {
  return (request, response, next) => {
    const began = clock.monotonic();
    response.once('close', () => {
      const milliseconds = clock.monotonic() - began;
      for (const tell of watchers) tell(request, response, milliseconds);
    });
    next();
  };
}
