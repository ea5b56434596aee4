import type { Logger } from 'pino';
import { sessionOf } from '../sessions/current-session.ts';
import { requestIdOf } from './request-id.ts';
import { wasCompleted, type RequestObserver } from './request-observer.ts';

/**
 * Logs one line per request, with its route template. Never logs the path, the query, a body or a header, which can
 * contain names, codes and nonces.
 */
export function requestLog(log: Logger): RequestObserver {
  return (request, response, milliseconds) => {
    const { route, code } = response.locals as { route?: string; code?: string };
    const session = sessionOf(response);
    log.info(
      {
        event: 'request',
        method: request.method,
        route: route ?? 'none',
        status: response.statusCode,
        ms: Math.round(milliseconds),
        requestId: requestIdOf(response),
        ...(wasCompleted(response) ? {} : { aborted: true }),
        ...(code === undefined ? {} : { code }),
        ...(session === null ? {} : { session: session.name }),
      },
      'request',
    );
  };
}
