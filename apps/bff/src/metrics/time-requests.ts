import { wasCompleted, type RequestObserver } from '../http/request-observer.ts';
import type { Metrics } from './create-metrics.ts';
import { labelledObserver } from './labelled-observer.ts';

/** Others are counted together: a label must not grow with what strangers send. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Counts each request with the template of its address. One that the browser gave up has the status `aborted`. */
export function timeRequests({ requests }: Metrics): RequestObserver {
  const observe = labelledObserver(requests, ['method', 'route', 'status']);
  return (request, response, milliseconds) => {
    const { route = 'none' } = response.locals as { route?: string };
    const method = METHODS.has(request.method) ? request.method : 'other';
    const status = wasCompleted(response) ? String(response.statusCode) : 'aborted';
    observe({ method, route, status }, milliseconds / 1000);
  };
}
