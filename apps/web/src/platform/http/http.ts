import { CSRF_HEADER, IDEMPOTENCY_HEADER } from '@intake-desk/desk-api/headers';
import type { Problem } from '@intake-desk/desk-api/problem';
import { faultTexts } from '#src/texts/faults.ts';
import { pageHeaders } from './page-headers.ts';
import { takePreloadedResponse } from './preloaded-responses.ts';
import { HttpProblem } from './http-problem.ts';
import { recordServerTime } from './server-clock.ts';

/**
 * Longest wait for a whole response, in milliseconds. The server answers within 40 seconds, or never: a computer that
 * slept waits on a connection that no longer exists.
 */
const LIMIT_MS = 45_000;

interface HttpRequest {
  method?: string;
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** UUID created by the client; the server treats a repeated POST with the same key as one. */
  idempotencyKey?: string;
  /** For small requests that must arrive even if the page closes immediately, and do no harm if they arrive twice. */
  keepalive?: boolean;
  /** Longest wait for the whole response, in milliseconds. */
  limitMs?: number;
}

/**
 * Sends a request to the BFF. It is independent of the user interface: it returns or throws.
 * @param path same-origin path with query
 * @returns the parsed JSON, or null for an empty response
 * @throws {HttpProblem} for every failure, a response that takes too long included, except an abort by the caller,
 * which is rethrown
 */
export async function http(
  path: string,
  { method = 'GET', body, signal, idempotencyKey, keepalive = false, limitMs = LIMIT_MS }: HttpRequest = {},
): Promise<unknown> {
  const limit = AbortSignal.timeout(limitMs);
  const headers: Record<string, string> = { Accept: 'application/json', [CSRF_HEADER]: '1', ...pageHeaders() };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (idempotencyKey !== undefined) headers[IDEMPOTENCY_HEADER] = idempotencyKey;
  const response = await send(path, keepalive ? fetchUntilClosed : fetch, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    credentials: 'same-origin',
    redirect: 'error',
  });
  if (response.status === 204) return null;
  const answer = await readJson(response, method);
  if (response.ok) return answer;
  throw new HttpProblem(asProblem(answer, response.status, method));
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

async function send(path: string, request: Fetch, init: RequestInit): Promise<Response> {
  try {
    const first = init.method === 'GET' ? takePreloadedResponse(path) : undefined;
    const sentAt = first?.sentAt ?? Date.now();
    const response = await (first?.answer ?? request(path, init));
    recordServerTime(response, sentAt);
    return response;
  } catch (error) {
    if (isAbort(error)) throw error;
    throw noAnswer(init.method, error);
  }
}

let isClosing = false;
if (typeof document !== 'undefined') {
  addEventListener('pagehide', () => (isClosing = true), { capture: true });
  addEventListener('pageshow', () => (isClosing = false), { capture: true });
}

/**
 * Sends a request that arrives even if the page closes meanwhile; it may then arrive twice. Only that request has the
 * `keepalive` flag: a browser carries out one with the flag although it was aborted, and what was given up long before
 * would undo what was done since.
 */
function fetchUntilClosed(path: string, init: RequestInit): Promise<Response> {
  if (isClosing) return fetch(path, { ...init, keepalive: true });
  const over = new AbortController();
  const repeat = () => {
    isClosing = true;
    fetch(path, { ...init, signal: null, keepalive: true }).catch(() => undefined);
  };
  addEventListener('pagehide', repeat, { signal: over.signal });
  return fetch(path, init).finally(() => over.abort());
}

/** True if the caller aborted; a limit that was reached is a `TimeoutError`. */
function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function readJson(response: Response, method: string): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch (error) {
    if (isAbort(error)) throw error;
    if (!response.ok) return null;
    throw noAnswer(method, error);
  }
}

/**
 * A write whose response did not reach the browser. The server stores its outcome: asking again with the same key is
 * safe.
 */
const NO_ANSWER = {
  type: 'about:blank',
  title: faultTexts.noAnswer,
  code: 'no-answer',
  requestId: '',
};

/** Returns the error for a lost response: the outcome of a write is then unknown; a read can simply be repeated. */
function noAnswer(method: string | undefined, cause: unknown): HttpProblem {
  if (method === 'POST') return new HttpProblem({ ...NO_ANSWER, status: 0 }, cause);
  const title = faultTexts.unreachable;
  return new HttpProblem({ title, code: 'offline', status: 0 }, cause);
}

function asProblem(answer: unknown, status: number, method: string): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer) return answer as Problem;
  if (status >= 500 && method === 'POST') return { ...NO_ANSWER, status };
  return {
    type: 'about:blank',
    title: faultTexts.unreadable(String(status)),
    status,
    code: status >= 500 ? 'grow-unavailable' : 'bad-request',
    requestId: '',
  };
}
