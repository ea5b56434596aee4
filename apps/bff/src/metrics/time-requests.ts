import { wasCompleted, type RequestObserver } from '../http/request-observer.ts';
import type { Metrics } from './create-metrics.ts';
import { labelledObserver } from './labelled-observer.ts';

/** Other methods are counted together: clients must not be able to create labels. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Times each request by its route template. If the browser aborts it, the status is `aborted`. */
export function timeRequests({ requests }: Metrics): RequestObserver {
  const observe = labelledObserver(requests, ['method', 'route', 'status']);
  return (request, response, milliseconds) => {
    const { route = 'none' } = response.locals as { route?: string };
    const method = METHODS.has(request.method) ? request.method : 'other';
    const status = wasCompleted(response) ? String(response.statusCode) : 'aborted';
    observe({ method, route, status }, milliseconds / 1000);
  };
}
