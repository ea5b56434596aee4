import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Budget, Priority, Slot } from '../budget/budget.ts';
import { TransportError, type HttpTransport, type WireResponse } from './http-transport.ts';
import { parseRetryAfter } from './retry-after.ts';
import { createRateLimitBackoff } from './rate-limit-backoff.ts';

/** A request to Grow in the terms of the table of operations. */
export interface GrowRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the API base, query included; built from a template, never copied. */
  path: string;
  body?: string | undefined;
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: string | undefined;
  /** Whose work it is; a person's unless said otherwise. */
  priority?: Priority;
  /** Firm and person on whose behalf it is sent: people take turns. */
  person?: string;
  /** It had its turn before and goes before those that wait. */
  skipQueue?: boolean;
  /** Gives up a read; writes are never given up. */
  signal?: AbortSignal | undefined;
  /** Runs when the turn has come, before the first byte leaves. */
  beforeSending?: (() => Promise<void>) | undefined;
}

/** Where a request gets its token: anew after its turn has come, since it may be renewed while the request waits. */
export interface TokenSource {
  /** A token that works. It may take long to get one, so this is asked before the turn. */
  ready(): Promise<string>;
  /** The token of this moment; null while it is being renewed. */
  peek(): Promise<string | null>;
}

export interface GrowClient {
  /**
   * @returns the answer with any status but 429; a 5xx only for reads that failed to the end
   * @throws ProblemError for everything that is not an answer
   */
  send(request: GrowRequest, tokens: TokenSource): Promise<WireResponse>;
}

interface Deps {
  apiUrl: string;
  budget: Budget;
  exchange: HttpTransport;
  breaker: CircuitBreaker;
  clock: Clock;
}

/** From the first byte of the first try to the last byte of the last one. Waiting for a turn is not counted. */
const TOTAL_MS = 20_000;
const READ_RETRIES = 2;
const BRIEF_MS = 200;
/** Whoever had a turn so soon need not ask again whether the token still counts. */
const AT_ONCE_MS = 5;

/**
 * Sends one request under the budget. Reads are tried again when Grow stumbles; writes only when Grow said 429 or
 * certainly never saw them.
 * @see RFC 9110 §9.2.2
 */
export function createGrowClient({ apiUrl, budget, exchange, breaker, clock }: Deps): GrowClient {
  const base = new URL(apiUrl);
  const slowDown = createRateLimitBackoff(budget, clock);

  return {
    async send(request, tokens) {
      const read = request.method === 'GET';
      const { signal, person = '', priority = read ? 'read' : 'write' } = request;
      let deadline = Infinity;
      let retries = read ? READ_RETRIES : 0;
      for (let ahead = request.skipQueue ?? false; ; ahead = true) {
        breaker.admit();
        const ready = await tokens.ready();
        const asked = clock.monotonic();
        const slot = await budget.acquire({ signal, skipQueue: ahead, priority, person });
        try {
          const now = clock.monotonic();
          const token = now - asked < AT_ONCE_MS ? ready : await tokens.peek();
          if (token === null) continue;
          deadline = Math.min(deadline, now + TOTAL_MS);
          breaker.check();
          const answer = await sendOnce(request, token, slot, Math.max(1, deadline - now));
          if (answer.status === 429) {
            const wait = slowDown.limited(parseRetryAfter(header(answer, 'retry-after'), clock.now()));
            if (clock.monotonic() + wait < deadline) continue;
            throw new ProblemError('grow-rate-limited', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) });
          }
          slowDown.accepted();
          if (![502, 503, 504].includes(answer.status) || retries === 0) return answer;
        } catch (error) {
          if (!(error instanceof TransportError)) throw error;
          if (error.kind !== 'connection' || retries === 0) throw problemOf(error, read);
        } finally {
          slot.release();
        }
        retries -= 1;
        const pause = BRIEF_MS * (1 + Math.random()) * (READ_RETRIES - retries);
        if (clock.monotonic() + pause >= deadline) throw new ProblemError('grow-unavailable', { retryAfter: 5 });
        await new Promise<void>((resolve) => void clock.after(pause, resolve));
      }
    },
  };

  /** Tells the breaker how it went. */
  async function sendOnce(
    request: GrowRequest,
    token: string,
    slot: Slot,
    milliseconds: number,
  ): Promise<WireResponse> {
    try {
      await request.beforeSending?.();
      const answer = await exchange.send(wireRequest(request, token), slot, { milliseconds, signal: request.signal });
      if (answer.status >= 500) breaker.failed();
      else breaker.succeeded();
      return answer;
    } catch (error) {
      if (error instanceof TransportError && error.kind !== 'aborted') breaker.failed();
      else breaker.inconclusive();
      throw error;
    }
  }

  function wireRequest({ method, path, body, ifNoneMatch, ifModifiedSince }: GrowRequest, token: string) {
    const headers: Record<string, string> = {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'user-agent': 'intake-desk',
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (ifNoneMatch !== undefined) headers['if-none-match'] = ifNoneMatch;
    if (ifModifiedSince !== undefined) headers['if-modified-since'] = ifModifiedSince;
    return { method, origin: base.origin, path: `${base.pathname}${path}`, headers, body };
  }
}

/** One header of an answer, if it came exactly once. */
export function header(answer: WireResponse, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function problemOf(failure: TransportError, read: boolean): ProblemError {
  if (!read && failure.sent) return new ProblemError('outcome-unknown', { cause: failure });
  switch (failure.kind) {
    case 'time-out':
      return new ProblemError('grow-timeout', { retryAfter: 5, cause: failure });
    case 'unreadable':
      return new ProblemError('grow-garbled', { cause: failure });
    case 'connection':
    case 'aborted':
      return new ProblemError('grow-unavailable', { retryAfter: 5, cause: failure });
  }
}
