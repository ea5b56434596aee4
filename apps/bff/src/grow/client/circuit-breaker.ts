import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';

/** Consecutive failures after which Grow counts as down. */
const FAILURES = 5;
const FIRST_MS = 5000;
const MAX_OPEN_MS = 60_000;

/** Fails fast while Grow is down. */
export interface CircuitBreaker {
  /**
   * Called before a request is queued. @throws ProblemError like {@link CircuitBreaker.check}, while no probe is
   * allowed
   */
  admit(): void;
  /**
   * Called before a request is sent. While Grow is down, one request at a time passes as a probe.
   * @throws ProblemError grow-unavailable, with the time of the next probe
   */
  check(): void;
  /** Called for each response below 500, including refusals and 429. */
  succeeded(): void;
  failed(): void;
  /** Called when a request ended without evidence about Grow's health. */
  inconclusive(): void;
  readonly isOpen: boolean;
}

/** Opens for five seconds after five consecutive failures. Each failed probe doubles that time, up to one minute. */
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
