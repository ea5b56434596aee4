import type { Clock } from '../../clock.ts';
import type { HttpTransport } from '../../grow/client/http-transport.ts';

/** How far Grow's clock and ours are apart. */
export interface ClockSkew {
  /** Whole seconds by which Grow's is ahead; null before it has answered. */
  ahead(): number | null;
}

/** So many answers are remembered: one that was long on its way does not tell much. */
const MAX_ENTRIES = 9;

/**
 * Reads the `Date` of every answer. Grow wrote it between our asking and its arrival, so half of that time is taken off.
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
        // It names the second, of which half has passed on average.
        const difference = date + 500 - (asked + clock.now()) / 2;
        if (!Number.isNaN(date)) differences = [...differences.slice(1 - MAX_ENTRIES), difference];
        return answer;
      },
    },
  };
}
