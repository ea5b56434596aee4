import type { Clock } from '../clock.ts';
import { TransportError, type HttpTransport, type WireRequest } from '../grow/client/http-transport.ts';
import { matchOperation } from '../grow/client/match-operation.ts';
import type { Metrics } from './create-metrics.ts';
import { labelledObserver } from './labelled-observer.ts';

/** Wraps a transport and times each request by its operation. */
export function timeGrowRequests(
  exchange: HttpTransport,
  { growRequests }: Metrics,
  apiUrl: string,
  clock: Clock,
): HttpTransport {
  const base = new URL(apiUrl).pathname;
  const observe = labelledObserver(growRequests, ['operation', 'status']);
  return {
    ...exchange,
    async send(request, slot, limits) {
      const began = clock.monotonic();
      let status = 'none';
      try {
        const answer = await exchange.send(request, slot, limits);
        status = String(answer.status);
        return answer;
      } catch (error) {
        if (error instanceof TransportError) status = error.kind;
        throw error;
      } finally {
        observe({ operation: operationOf(request), status }, (clock.monotonic() - began) / 1000);
      }
    },
  };

  function operationOf({ method, path }: WireRequest): string {
    const [template = ''] = path.slice(base.length).split('?', 1);
    const allowed = matchOperation(method, template);
    return allowed !== null && 'id' in allowed ? allowed.id : 'other';
  }
}
