import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { sessionOf } from '../session/current-session.ts';
import { requestIdOf } from './request-id.ts';

/**
 * One line for each request, with the template of its path: never the path, the query, a body or a header, which may
 * carry names, codes and nonces.
 */
export function requestLog(log: Logger, clock: Clock): RequestHandler {
  return (request, response, next) => {
    const began = clock.monotonic();
    response.once('close', () => {
      const { route, code } = response.locals as { route?: string; code?: string };
      const session = sessionOf(response);
      log.info(
        {
          event: 'request',
          method: request.method,
          route: route ?? 'none',
          status: response.statusCode,
          ms: Math.round(clock.monotonic() - began),
          requestId: requestIdOf(response),
          ...(response.writableFinished ? {} : { aborted: true }),
          ...(code === undefined ? {} : { code }),
          ...(session === null ? {} : { session: session.name }),
        },
        'request',
      );
    });
    next();
  };
}
