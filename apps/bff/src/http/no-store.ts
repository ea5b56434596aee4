import type { RequestHandler } from 'express';

/** Answers about people do not stay in caches; `ETag` still works, since the browser's own memory asks again. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
