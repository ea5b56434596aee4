import type { RequestHandler } from 'express';

/** Prevents caching of responses with personal data; `ETag` still works, since the web app's own cache revalidates. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
