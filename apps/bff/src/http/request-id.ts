import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Gives each request a name of our own making; what the client sends under this header is not looked at. */
export const requestId: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals['requestId'] = id;
  response.set('X-Request-Id', id);
  next();
};

/** The name that {@link requestId} gave. */
export function requestIdOf(response: Response): string {
  return response.locals['requestId'] as string;
}
