import type { CallAs } from './call-as.ts';
import type { WireResponse } from './http-transport.ts';
import type { GrowRequest } from './grow-client.ts';

interface PendingRead {
  answer: Promise<WireResponse>;
  readers: number;
  abandon: AbortController;
}

/** What one sign-in reads at this moment. */
type Flights = Map<string, PendingRead>;

/**
 * Identical reads of one sign-in that are under way at the same time become one. Never across sign-ins: two people may not be
 * allowed to see the same. One reader's leaving does not disturb the others; when the last one has left, the read is given up.
 * A read that began before a write of the same sign-in ended is not joined after it: it may lack what was written.
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
      // Nobody may join a read that is being given up.
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
  // None of them can hold a line break.
  return `${path}\n${ifNoneMatch}\n${ifModifiedSince}\n${priority ?? ''}`;
}

/** The answer, unless the reader leaves before. */
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
