import type { PlantedBreak } from './planted-break.ts';

const FAIR_BUDGET = 'apps/bff/test/grow/fair-budget.test.ts';
const TRAFFIC = 'apps/bff/test/grow/grow-traffic.test.ts';
const CLIENT = 'apps/bff/src/grow/client/grow-client.ts';
const BREAKER = 'apps/bff/src/grow/client/circuit-breaker.ts';

export const BUDGET_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 48,
    what: 'a slot is free a second after its request was sent, not after it arrived',
    file: 'apps/bff/src/grow/budget/rate-window.ts',
    find: `const SENT_MS = ARRIVAL_MS + SECOND_MS + MARGIN_MS;`,
    replace: `const SENT_MS = ARRIVAL_MS - ARRIVAL_MS + SECOND_MS;`,
    files: [FAIR_BUDGET],
  },
  {
    promise: 49,
    what: 'the person with the most requests is served until none of theirs is queued',
    file: 'apps/bff/src/grow/budget/fair-queue.ts',
    find: `lanes[priority].delete(person);
      if (lane.items.length > 0) lanes[priority].set(person, { items: lane.items, since: now() });`,
    replace: `if (lane.items.length === 0) lanes[priority].delete(person);`,
    files: [FAIR_BUDGET],
  },
  {
    promise: 49,
    what: 'the queue has no limit',
    file: 'apps/bff/src/grow/budget/fair-budget.ts',
    find: `if (!ahead && rate > 0 && !hasRoom({ priority, person })) return Promise.reject(full());`,
    replace: `void hasRoom;`,
    files: [FAIR_BUDGET],
  },
  {
    promise: 50,
    what: 'no request waits after a 429',
    file: 'apps/bff/src/grow/client/rate-limit-backoff.ts',
    find: `budget.pause(wait);`,
    replace: `void budget;`,
  },
  {
    promise: 50,
    what: 'the Retry-After of Grow is ignored',
    file: CLIENT,
    find: `slowDown.limited(parseRetryAfter(header(answer, 'retry-after'), clock.now()))`,
    replace: `slowDown.limited(parseRetryAfter(undefined, clock.now()))`,
  },
  {
    promise: 51,
    what: 'reads of different people are merged',
    file: 'apps/bff/src/grow/client/coalesce-reads.ts',
    find: `const flights = flightsOf(grantId);`,
    replace: `const flights = flightsOf('');`,
    files: [TRAFFIC],
    pattern: '51: ',
  },
  {
    promise: 51,
    what: 'each of twenty identical reads is sent',
    file: 'apps/bff/src/grow/client/coalesce-reads.ts',
    find: `const flight = flights.get(key) ?? depart(flights, key, grantId, request);`,
    replace: `const flight = depart(flights, key, grantId, request);`,
    files: [TRAFFIC],
    pattern: '51: ',
  },
  {
    promise: 52,
    what: 'writes are retried like reads',
    file: CLIENT,
    find: `let retries = read ? READ_RETRIES : 0;`,
    replace: `let retries = READ_RETRIES;`,
    also: [54, 55],
  },
  {
    promise: 52,
    what: 'a read is not retried',
    file: CLIENT,
    find: `const READ_RETRIES = 2;`,
    replace: `const READ_RETRIES = 0;`,
  },
  {
    promise: 55,
    what: 'a closed browser cancels its note',
    file: 'apps/bff/src/grow/proxy/forward-request.ts',
    find: `async (beforeSending) => {
        const answer = await callAs(session.grant, {
          method: 'POST',`,
    replace: `async (beforeSending) => {
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const answer = await callAs(session.grant, {
          method: 'POST',
          signal: gone.signal,`,
  },
  {
    promise: 55,
    what: 'a closed browser does not cancel its read',
    file: 'apps/bff/src/grow/proxy/forward-request.ts',
    find: `if (!response.writableFinished) gone.abort(new ProblemError('grow-unavailable'));`,
    replace: ``,
  },
  {
    promise: 55,
    what: 'a dripping response never times out',
    file: 'apps/bff/src/grow/client/http-transport.ts',
    find: `const timer = setTimeout(() => fail(new TransportError('time-out', sent)), milliseconds);`,
    replace: `const timer = setTimeout(() => undefined, milliseconds);`,
  },
  {
    promise: 56,
    what: 'while Grow is down every request probes it',
    file: BREAKER,
    find: `if (failures >= FAILURES) probing = true;`,
    replace: ``,
    files: ['apps/bff/test/grow/circuit-breaker.test.ts'],
  },
  {
    promise: 56,
    what: 'errors of a gateway are not counted as failures',
    file: CLIENT,
    find: `if (answer.status >= 500) breaker.failed();
      else breaker.succeeded();`,
    replace: `breaker.succeeded();`,
    files: [TRAFFIC],
    pattern: '56: ',
  },
];
