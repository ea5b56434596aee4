import type { CallAs } from './call-as.ts';
import type { WireAnswer } from './exchange.ts';
import type { GrowRequest } from './grow-client.ts';

interface Flight {
  answer: Promise<WireAnswer>;
  readers: number;
  abandon: AbortController;
}

/**
 * Identical reads of one sign-in that are under way at the same time become one. Never across sign-ins: two people may not be
 * allowed to see the same. One reader's leaving does not disturb the others; when the last one has left, the read is given up.
 * A read that began before a write of the same sign-in ended is not joined after it: it may lack what was written.
 */
export function mergeReads(callAs: CallAs): CallAs {
  const flights = new Map<string, Flight>();
  /** How many writes of each sign-in have ended while a read of it was under way. */
  const writes = new Map<string, number>();

  return async (grantId, request) => {
    if (request.method !== 'GET') {
      try {
        return await callAs(grantId, request);
      } finally {
        writes.set(grantId, (writes.get(grantId) ?? 0) + 1);
        forget(grantId);
      }
    }
    const key = nameOf(grantId, request);
    const flight = flights.get(key) ?? depart(key, grantId, request);
    flight.readers += 1;
    return await arrival(flight, request.signal, () => {
      flight.readers -= 1;
      if (flight.readers > 0) return;
      // Nobody may join a read that is being given up.
      if (flights.get(key) === flight) flights.delete(key);
      flight.abandon.abort(request.signal?.reason);
    });
  };

  function depart(key: string, grantId: string, request: GrowRequest): Flight {
    const abandon = new AbortController();
    const answer = callAs(grantId, { ...request, signal: abandon.signal });
    const flight: Flight = { answer, readers: 0, abandon };
    flights.set(key, flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
      forget(grantId);
    };
    answer.then(land, land);
    return flight;
  }

  function nameOf(grantId: string, { path, ifNoneMatch, ifModifiedSince, priority }: GrowRequest): string {
    const written = writes.get(grantId) ?? 0;
    return JSON.stringify([grantId, written, path, ifNoneMatch ?? '', ifModifiedSince ?? '', priority ?? '']);
  }

  /** The count matters only while a read of the sign-in is under way. */
  function forget(grantId: string): void {
    const start = `[${JSON.stringify(grantId)},`;
    for (const key of flights.keys()) if (key.startsWith(start)) return;
    writes.delete(grantId);
  }
}

/** The answer, unless the reader leaves before. */
function arrival(flight: Flight, signal: AbortSignal | undefined, leave: () => void): Promise<WireAnswer> {
  if (signal === undefined) return flight.answer;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      leave();
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
