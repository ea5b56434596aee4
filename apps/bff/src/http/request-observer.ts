import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../clock.ts';

/** Is told of each request when it is over: answered, or given up by the browser. */
export type RequestObserver = (request: Request, response: Response, milliseconds: number) => void;

const STREAM = 'desk-stream';

/** Tells several watchers of the end of each request, and of the beginning of an answer that stays open. */
export function observeRequests(clock: Clock, watchers: readonly RequestObserver[]): RequestHandler {
  return (request, response, next) => {
    const began = clock.monotonic();
    response.once('close', tell).once(STREAM, () => {
      response.off('close', tell);
      tell();
    });
    next();

    function tell(): void {
      const milliseconds = clock.monotonic() - began;
      for (const watcher of watchers) watcher(request, response, milliseconds);
    }
  };
}

/** From here on this answer stays open: it counts as given now, however long somebody goes on listening. */
export function markStreamStarted(response: Response): void {
  response.locals['isStream'] = true;
  response.emit(STREAM);
}

/** Whether the answer is out; false when the browser gave up before. */
export function wasCompleted(response: Response): boolean {
  return response.writableFinished || response.locals['isStream'] === true;
}
