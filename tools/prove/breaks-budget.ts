import type { PlantedBreak } from './planted-break.ts';

const FAIR_BUDGET = 'apps/bff/test/grow/fair-budget.test.ts';
const TRAFFIC = 'apps/bff/test/grow/grow-traffic.test.ts';
const CLIENT = 'apps/bff/src/grow/client/grow-client.ts';
const BREAKER = 'apps/bff/src/grow/client/circuit-breaker.ts';

export const BUDGET_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 48,
    what: 'a slot is free a second after its request left, not after it arrived',
    file: 'apps/bff/src/grow/budget/rate-window.ts',
    find: `free(ARRIVAL_MS + SECOND_MS + MARGIN_MS);`,
    replace: `free(ARRIVAL_MS - ARRIVAL_MS + SECOND_MS);`,
    files: [FAIR_BUDGET],
  },
  {
    promise: 49,
    what: 'whoever asks most is served until nothing of theirs waits',
    file: 'apps/bff/src/grow/budget/fair-queue.ts',
    find: `lanes[name].delete(person);
        if (own.length > 0) lanes[name].set(person, own);`,
    replace: `if (own.length === 0) lanes[name].delete(person);`,
    files: [FAIR_BUDGET],
  },
  {
    promise: 49,
    what: 'the queue has no end',
    file: 'apps/bff/src/grow/budget/fair-budget.ts',
    find: `if (!ahead && rate > 0 && !hasRoom({ priority, person })) return Promise.reject(full());`,
    replace: `void hasRoom;`,
    files: [FAIR_BUDGET],
  },
  {
    promise: 50,
    what: 'after a 429 nobody waits',
    file: 'apps/bff/src/grow/client/rate-limit-backoff.ts',
    find: `budget.pause(wait);`,
    replace: `void budget;`,
  },
  {
    promise: 50,
    what: 'what Grow says about how long is not heard',
    file: CLIENT,
    find: `slowDown.limited(parseRetryAfter(header(answer, 'retry-after'), clock.now()))`,
    replace: `slowDown.limited(parseRetryAfter(undefined, clock.now()))`,
  },
  {
    promise: 51,
    what: 'reads of different people are one',
    file: 'apps/bff/src/grow/client/coalesce-reads.ts',
    find: `const flights = flightsOf(grantId);`,
    replace: `const flights = flightsOf('');`,
    files: [TRAFFIC],
    pattern: '51: ',
  },
  {
    promise: 51,
    what: 'each of twenty identical reads goes out',
    file: 'apps/bff/src/grow/client/coalesce-reads.ts',
    find: `const flight = flights.get(key) ?? depart(flights, key, grantId, request);`,
    replace: `const flight = depart(flights, key, grantId, request);`,
    files: [TRAFFIC],
    pattern: '51: ',
  },
  {
    promise: 52,
    what: 'writes are tried again like reads',
    file: CLIENT,
    find: `let retries = read ? READ_RETRIES : 0;`,
    replace: `let retries = READ_RETRIES;`,
    also: [54, 55],
  },
  {
    promise: 52,
    what: 'a read is not tried again',
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
    what: 'an answer that drips may take for ever',
    file: 'apps/bff/src/grow/client/http-transport.ts',
    find: `const timer = setTimeout(() => fail(new TransportError('time-out', sent)), milliseconds);`,
    replace: `const timer = setTimeout(() => undefined, milliseconds);`,
  },
  {
    promise: 56,
    what: 'while Grow is down everybody may try',
    file: BREAKER,
    find: `if (failures >= FAILURES) probing = true;`,
    replace: ``,
    files: ['apps/bff/test/grow/circuit-breaker.test.ts'],
  },
  {
    promise: 56,
    what: 'a gateway that fails is not counted',
    file: CLIENT,
    find: `if (answer.status >= 500) breaker.failed();
      else breaker.succeeded();`,
    replace: `breaker.succeeded();`,
    files: [TRAFFIC],
    pattern: '56: ',
  },
];
