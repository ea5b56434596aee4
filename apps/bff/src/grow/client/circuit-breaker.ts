import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';

/** So many failures in a row, and Grow counts as down. */
const FAILURES = 5;
const FIRST_MS = 5000;
const MAX_OPEN_MS = 60_000;

/** Spares everybody the wait for an upstream that is down. */
export interface CircuitBreaker {
  /** Asked before a request joins the queue. @throws ProblemError like {@link CircuitBreaker.check}, while nobody may try yet */
  admit(): void;
  /**
   * Asked before a request is sent. While Grow is down one request at a time may find out whether it is back.
   * @throws ProblemError grow-unavailable, with the time of the next try
   */
  check(): void;
  /** Grow answered: anything but a gateway's failure, refusals and 429 included. */
  succeeded(): void;
  failed(): void;
  /** The request ended without telling anything about Grow. */
  inconclusive(): void;
  readonly isOpen: boolean;
}

/** Opens for five seconds after five failures in a row, and twice as long after each probe that failed, up to a minute. */
export function createCircuitBreaker(clock: Clock): CircuitBreaker {
  let failures = 0;
  let openFor = FIRST_MS;
  let closedAt = -Infinity;
  let probing = false;

  return {
    admit,
    check() {
      admit();
      if (failures >= FAILURES) probing = true;
    },
    succeeded() {
      failures = 0;
      openFor = FIRST_MS;
      probing = false;
    },
    failed() {
      const wasProbe = probing;
      probing = false;
      failures += 1;
      if (failures < FAILURES || (failures > FAILURES && !wasProbe)) return;
      if (wasProbe) openFor = Math.min(openFor * 2, MAX_OPEN_MS);
      closedAt = clock.monotonic() + openFor;
    },
    inconclusive() {
      probing = false;
    },
    get isOpen() {
      return failures >= FAILURES;
    },
  };

  function admit(): void {
    if (failures < FAILURES) return;
    const wait = closedAt - clock.monotonic();
    if (wait <= 0 && !probing) return;
    throw new ProblemError('grow-unavailable', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) });
  }
}
