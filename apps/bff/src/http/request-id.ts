import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Assigns a generated id to each request; an id sent by the client is ignored. */
export const requestId: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals['requestId'] = id;
  response.set('X-Request-Id', id);
  next();
};

/** Returns the id assigned by {@link requestId}. */
export function requestIdOf(response: Response): string {
  return response.locals['requestId'] as string;
}
