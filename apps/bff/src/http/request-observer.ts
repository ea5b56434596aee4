import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../clock.ts';

/** Called when a request has ended: answered, or aborted by the browser. */
export type RequestObserver = (request: Request, response: Response, milliseconds: number) => void;

const STREAM = 'desk-stream';

/** Notifies observers when a request has ended, or when its response starts to stream. */
export function observeRequests(clock: Clock, observers: readonly RequestObserver[]): RequestHandler {
  return (request, response, next) => {
    const began = clock.monotonic();
    response.once('close', notify).once(STREAM, () => {
      response.off('close', notify);
      notify();
    });
    next();

    function notify(): void {
      const milliseconds = clock.monotonic() - began;
      for (const observer of observers) observer(request, response, milliseconds);
    }
  };
}

/** Marks a response as a stream: observers are notified now, regardless of how long it stays open. */
export function markStreamStarted(response: Response): void {
  response.locals['isStream'] = true;
  response.emit(STREAM);
}

/** True if the response was sent; false if the browser aborted before. */
export function wasCompleted(response: Response): boolean {
  return response.writableFinished || response.locals['isStream'] === true;
}
