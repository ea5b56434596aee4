import type { CallAs } from './call-as.ts';
import type { WireResponse } from './http-transport.ts';
import type { GrowRequest } from './grow-client.ts';

interface PendingRead {
  answer: Promise<WireResponse>;
  readers: number;
  abandon: AbortController;
}

/** Reads of one grant that are in flight. */
type Flights = Map<string, PendingRead>;

/**
 * Merges identical concurrent reads of one grant. Never across grants, because two people can have different
 * permissions. A caller that aborts does not affect the others; after the last one the read is aborted. A read that
 * began before a write of the same grant ended is not joined afterwards: it can lack that write.
 */
export function coalesceReads(callAs: CallAs): CallAs {
  const bySignIn = new Map<string, Flights>();

  return (grantId, request) => {
    if (request.method !== 'GET') return callAs(grantId, request).finally(() => bySignIn.delete(grantId));
    const flights = flightsOf(grantId);
    const key = nameOf(request);
    const flight = flights.get(key) ?? depart(flights, key, grantId, request);
    flight.readers += 1;
    return arrival(flight, request.signal, () => {
      flight.readers -= 1;
      if (flight.readers > 0) return;
      // No other caller may join a read that is being aborted.
      forget(flights, key, flight);
      flight.abandon.abort(request.signal?.reason);
    });
  };

  function flightsOf(grantId: string): Flights {
    const known = bySignIn.get(grantId);
    if (known !== undefined) return known;
    const flights: Flights = new Map();
    bySignIn.set(grantId, flights);
    return flights;
  }

  function depart(flights: Flights, key: string, grantId: string, request: GrowRequest): PendingRead {
    const abandon = new AbortController();
    const answer = callAs(grantId, { ...request, signal: abandon.signal });
    const flight: PendingRead = { answer, readers: 0, abandon };
    flights.set(key, flight);
    const land = () => {
      forget(flights, key, flight);
      if (flights.size === 0 && bySignIn.get(grantId) === flights) bySignIn.delete(grantId);
    };
    answer.then(land, land);
    return flight;
  }
}

function forget(flights: Flights, key: string, flight: PendingRead): void {
  if (flights.get(key) === flight) flights.delete(key);
}

function nameOf({ path, ifNoneMatch = '', ifModifiedSince = '', priority }: GrowRequest): string {
  // None of these values can contain a line break.
  return `${path}\n${ifNoneMatch}\n${ifModifiedSince}\n${priority ?? ''}`;
}

/** Resolves with the response, unless the caller aborts first. */
function arrival(flight: PendingRead, signal: AbortSignal | undefined, leave: () => void): Promise<WireResponse> {
  if (signal === undefined) return flight.answer;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      leave();
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    const done = () => signal.removeEventListener('abort', onAbort);
    flight.answer.then(
      (answer) => {
        done();
        resolve(answer);
      },
      (error: Error) => {
        done();
        reject(error);
      },
    );
  });
}
