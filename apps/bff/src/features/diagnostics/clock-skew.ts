import type { Clock } from '../../clock.ts';
import type { HttpTransport } from '../../grow/client/http-transport.ts';

/** Difference between Grow's clock and ours. */
export interface ClockSkew {
  /** Whole seconds by which Grow's clock is ahead; null before its first response. */
  ahead(): number | null;
}

/** Number of samples. Their median ignores a response that was delayed. */
const MAX_ENTRIES = 9;

/**
 * Samples the `Date` header of every response. Grow wrote it about halfway between our request and the arrival, so it
 * is compared with that midpoint.
 * @see RFC 9110 §6.6.1
 */
export function measureClockSkew(exchange: HttpTransport, clock: Clock): { exchange: HttpTransport; watch: ClockSkew } {
  let differences: number[] = [];
  return {
    watch: {
      ahead() {
        const middle = differences.toSorted((one, other) => one - other)[differences.length >> 1];
        return middle === undefined ? null : Math.round(middle / 1000);
      },
    },
    exchange: {
      close: () => exchange.close(),
      async send(...request) {
        const asked = clock.now();
        const answer = await exchange.send(...request);
        const date = Date.parse(String(answer.headers['date'] ?? ''));
        // The header has whole seconds, so half a second has passed on average.
        const difference = date + 500 - (asked + clock.now()) / 2;
        if (!Number.isNaN(date)) differences = [...differences.slice(1 - MAX_ENTRIES), difference];
        return answer;
      },
    },
  };
}
