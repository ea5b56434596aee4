import type { RequestHandler } from 'express';
import type { Clock } from '../../clock.ts';
import type { Metrics } from './create-metrics.ts';
import { observer } from './observer.ts';

/** Others are counted together: a label must not grow with what strangers send. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Counts each request with the template of its address. One that the browser gave up has the status `aborted`. */
export function timeRequests({ requests }: Metrics, clock: Clock): RequestHandler {
  const observe = observer(requests, ['method', 'route', 'status']);
  return (request, response, next) => {
    const began = clock.monotonic();
    response.once('close', () => {
      const { route = 'none' } = response.locals as { route?: string };
      const method = METHODS.has(request.method) ? request.method : 'other';
      const status = response.writableFinished ? String(response.statusCode) : 'aborted';
      observe({ method, route, status }, (clock.monotonic() - began) / 1000);
    });
    next();
  };
}
