import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Budget, Priority, Slot } from '../budget/budget.ts';
import { TransportError, type HttpTransport, type WireResponse } from './http-transport.ts';
import { parseRetryAfter } from './retry-after.ts';
import { createRateLimitBackoff } from './rate-limit-backoff.ts';
import { createRefusalCheck } from './refusal.ts';

/** A request to Grow, as in the table of operations. */
export interface GrowRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path below the API base, with query; built from a template, never copied. */
  path: string;
  body?: string | undefined;
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: string | undefined;
  /** By default that of a user's read or write. */
  priority?: Priority;
  /** Firm and person that the request is for: people take turns. */
  person?: string;
  /** Skips the queue, because the request had its turn before. */
  skipQueue?: boolean;
  /** Aborts a read; writes are never aborted. */
  signal?: AbortSignal | undefined;
  /** Runs when the slot is granted, before the first byte is sent. */
  beforeSending?: (() => Promise<void>) | undefined;
}

/**
 * Source of a request's token. Queried again after the queue, because the token can be renewed while the request waits.
 */
export interface TokenSource {
  /** Returns a valid token. Can take long, so it is called before the request is queued. */
  ready(): Promise<string>;
  /** Returns the current token; null while it is being renewed. */
  peek(): Promise<string | null>;
}

export interface GrowClient {
  /**
   * @returns the response with any status but 429; for reads, 502 to 504 only after all retries
   * @throws ProblemError if there is no response, or Grow's rate limit lasts too long
   */
  send(request: GrowRequest, tokens: TokenSource): Promise<WireResponse>;
}

interface Deps {
  apiUrl: string;
  /** Authorization server. */
  authUrl: string;
  budget: Budget;
  exchange: HttpTransport;
  breaker: CircuitBreaker;
  clock: Clock;
}

/**
 * Limit from the first byte of the first attempt to the last byte of the last one. The first wait in the queue is not
 * counted.
 */
const TOTAL_MS = 20_000;
const READ_RETRIES = 2;
const BRIEF_MS = 200;
/** A token obtained this recently is not checked again. */
const AT_ONCE_MS = 5;

/**
 * Sends one request within the budget. Reads are retried after transient failures; writes only after a 429, which means
 * that Grow did not process them.
 * @see RFC 9110 §9.2.2
 */
export function createGrowClient({ apiUrl, authUrl, budget, exchange, breaker, clock }: Deps): GrowClient {
  const base = new URL(apiUrl);
  const isRefusal = createRefusalCheck({ apiUrl, authUrl });
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
          if (![502, 503, 504].includes(answer.status) || retries === 0) {
            return isRefusal(answer) ? { ...answer, isRefusal: true } : answer;
          }
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

  /** Sends once and reports the result to the circuit breaker. */
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

/** Returns one header of a response, if it occurs exactly once. */
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
