import { Agent, errors } from 'undici';
import type { Slot } from '../budget/budget.ts';

/** One HTTP request. */
export interface WireRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Origin of the API. */
  origin: string;
  /** Path and query, built from a template. */
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** Set by the Grow client: Grow refuses the request because the token lacks a permission. */
  isRefusal?: boolean;
}

/** Why there is no response, and whether Grow may have received the request. */
export class TransportError extends Error {
  readonly kind: 'connection' | 'time-out' | 'unreadable' | 'aborted';
  /** True if bytes may have been sent. */
  readonly sent: boolean;

  constructor(kind: TransportError['kind'], sent: boolean, cause?: unknown) {
    super(kind, { cause });
    this.name = 'ExchangeFailure';
    this.kind = kind;
    this.sent = sent;
  }
}

/** Sends one request, without retries. */
export interface HttpTransport {
  send(
    request: WireRequest,
    slot: Slot,
    limits: { milliseconds: number; signal?: AbortSignal | undefined },
  ): Promise<WireResponse>;
  close(): Promise<void>;
}

const EMPTY = Buffer.alloc(0);
const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;
const LIMITS = {
  connect: { timeout: 5000 },
  headersTimeout: 15_000,
  bodyTimeout: 10_000,
  maxResponseSize: MAX_RESPONSE_BYTES,
};

/**
 * Sends requests with undici, without redirects, retries or default headers. Each write uses a new connection: on a
 * reused one that the peer has just closed, a failure cannot be distinguished from a request that was processed.
 */
export function createHttpTransport(): HttpTransport {
  const reads = new Agent({ ...LIMITS, keepAliveTimeout: 4000 });
  const writes = new Agent({ ...LIMITS, pipelining: 0 });

  return {
    send(request, slot, { milliseconds, signal }) {
      return new Promise((resolve, reject) => {
        let sent = false;
        let over = false;
        let status = 0;
        let headers: WireResponse['headers'] = {};
        let abort = (_reason: Error): void => undefined;
        const chunks: Buffer[] = [];
        const timer = setTimeout(() => fail(new TransportError('time-out', sent)), milliseconds);
        const onAbort = (): void => fail(new TransportError('aborted', sent));
        signal?.addEventListener('abort', onAbort, { once: true });

        const agent = request.method === 'GET' ? reads : writes;
        agent.dispatch(
          {
            origin: request.origin,
            path: request.path,
            method: request.method,
            headers: request.headers,
            body: request.body ?? null,
          },
          {
            // Called when the connection is established and the first byte is about to be sent.
            onRequestStart(controller) {
              abort = (reason) => controller.abort(reason);
              if (over || !slot.sent()) return abort(new Error('given up while connecting'));
              sent = true;
            },
            onResponseStart(_controller, code, received) {
              slot.arrived();
              status = code;
              headers = received;
            },
            onResponseData(_controller, chunk) {
              chunks.push(chunk);
            },
            onResponseEnd() {
              const [first = EMPTY] = chunks;
              const body = chunks.length < 2 ? first : Buffer.concat(chunks);
              finish(() => resolve({ status, headers, body }));
            },
            onResponseError(_controller, error) {
              fail(new TransportError(kindOf(error, status), sent, error));
            },
          },
        );

        function finish(settle: () => void): void {
          if (over) return;
          over = true;
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          settle();
        }

        function fail(failure: TransportError): void {
          finish(() => {
            reject(failure);
            abort(failure);
          });
        }
      });
    },
    async close() {
      await Promise.all([reads.destroy(), writes.destroy()]);
    },
  };
}

function kindOf(error: unknown, status: number): TransportError['kind'] {
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return 'time-out';
  if (error instanceof errors.ResponseExceededMaxSizeError || error instanceof errors.HTTPParserError)
    return 'unreadable';
  // The status had arrived: the response was cut off.
  return status === 0 ? 'connection' : 'unreadable';
}
