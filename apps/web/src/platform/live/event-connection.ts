import type { LiveEvent } from '@intake-desk/desk-api/event';
import { pageHeaders } from '#src/platform/http/page-headers.ts';
import { recordServerTime } from '#src/platform/http/server-clock.ts';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import type { LiveState } from './live-options.ts';
import type { BrowserEnvironment } from './browser-environment.ts';
import { faultTexts } from '#src/texts/faults.ts';
import { createParser } from 'eventsource-parser';
import { CSRF_HEADER } from '@intake-desk/desk-api/headers';
import type { Problem } from '@intake-desk/desk-api/problem';

/**
 * Time without activity after which a stream is aborted, in milliseconds; the server sends a heartbeat every 15
 * seconds.
 */
const SILENCE_MS = 40_000;
/** Time without activity after which a person's return to the page reconnects immediately, in milliseconds. */
const SUSPICIOUS_MS = 20_000;
const INITIAL_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 60_000;
/** A stream with activity after this many milliseconds counts as stable. */
const STABLE_AFTER_MS = 5000;
const MAX_FAILURES = 3;

interface EventConnectionOptions {
  surroundings: BrowserEnvironment;
  /** Where to resume; null at the very beginning. */
  position: string | null;
  onEvent: (position: string, event: LiveEvent | null) => void;
  onState: (state: LiveState) => void;
  /** The session has ended, and the connection has stopped. */
  onEnded: (problem: HttpProblem) => void;
}

export interface EventConnection {
  /** Skips the wait, because the page is visible again or the network is back. */
  reconnectNow(): void;
  stop(): void;
}

/** Holds one event stream open: a broken stream is resumed at its position, with exponential backoff and jitter. */
export function createEventConnection({
  surroundings,
  position,
  onEvent,
  onState,
  onEnded,
}: EventConnectionOptions): EventConnection {
  let isStopped = false;
  let failures = 0;
  let retry = INITIAL_BACKOFF_MS;
  let attempt = new AbortController();
  let began = 0;
  let lastActivity = 0;
  let hasActivity = false;
  let isImmediate = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let endWait: (() => void) | null = null;
  void run();

  return {
    reconnectNow() {
      const now = Date.now();
      if (endWait !== null) {
        if (now - began >= INITIAL_BACKOFF_MS) endWait();
      } else if (now - lastActivity > SUSPICIOUS_MS) {
        isImmediate = true;
        attempt.abort();
      }
    },
    stop() {
      isStopped = true;
      attempt.abort();
      clearTimeout(silence);
      endWait?.();
    },
  };

  async function run(): Promise<void> {
    while (!isStopped) {
      const problem = await tryOnce();
      clearTimeout(silence);
      if (isStopped) return;
      if (problem instanceof HttpProblem && problem.isSignedOut) {
        isStopped = true;
        return onEnded(problem);
      }
      failures = lastActivity - began >= STABLE_AFTER_MS ? 0 : failures + 1;
      // `fetch` throws a TypeError only if there was no response at all.
      const hasAnswer = hasActivity || !(problem instanceof TypeError);
      if (!surroundings.isOnline()) onState('offline');
      else if (failures >= MAX_FAILURES) onState(hasAnswer ? 'polling' : 'offline');
      if (isImmediate) isImmediate = false;
      else await wait(problem instanceof HttpProblem ? (problem.retryAfter ?? 0) * 1000 : 0);
    }
  }

  /** @returns why the stream ended; null if the server ended it */
  async function tryOnce(): Promise<unknown> {
    attempt = new AbortController();
    began = Date.now();
    lastActivity = began;
    hasActivity = false;
    watchSilence();
    try {
      await readEventStream({
        fetch: surroundings.fetch,
        place: position,
        age: began - surroundings.loadedAt,
        signal: attempt.signal,
        onActivity,
        onEvent(next, event) {
          if (isStopped) return;
          position = next;
          onEvent(next, event);
        },
        onRetry: (milliseconds) => (retry = Math.min(milliseconds, MAX_BACKOFF_MS)),
      });
      return null;
    } catch (error) {
      return error;
    }
  }

  function onActivity(): void {
    if (isStopped) return;
    lastActivity = Date.now();
    hasActivity = true;
    if (lastActivity - began >= STABLE_AFTER_MS) failures = 0;
    if (failures < MAX_FAILURES) onState('live');
    watchSilence();
  }

  function watchSilence(): void {
    clearTimeout(silence);
    const watched = attempt;
    silence = setTimeout(() => watched.abort(), SILENCE_MS);
  }

  function wait(atLeast: number): Promise<void> {
    const grown = failures === 0 ? retry : Math.max(retry, INITIAL_BACKOFF_MS * 2 ** (failures - 1));
    const milliseconds = Math.max(atLeast, Math.min(grown, MAX_BACKOFF_MS)) * (0.5 + surroundings.random());
    return new Promise((resolve) => {
      const timer = setTimeout(end, Math.max(atLeast, milliseconds));
      endWait = end;

      function end(): void {
        clearTimeout(timer);
        endWait = null;
        resolve();
      }
    });
  }
}

interface EventStreamOptions {
  fetch: BrowserEnvironment['fetch'];
  /** Position of the last event received; null if there is none. */
  place: string | null;
  /** How long ago the page began to fetch its data, in milliseconds. Used if there is no position. */
  age: number;
  signal: AbortSignal;
  /** Called with each chunk received, including heartbeats. */
  onActivity: () => void;
  /** @param event null if only the position has advanced */
  onEvent: (place: string, event: LiveEvent | null) => void;
  /** Called with the delay before reconnecting, in milliseconds. */
  onRetry: (milliseconds: number) => void;
}

/**
 * Reads one response of `GET /api/events` to its end.
 * @throws {HttpProblem} if the server refuses; whatever `fetch` throws if the connection breaks or is aborted
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
async function readEventStream({
  fetch,
  place,
  age,
  signal,
  onActivity,
  onEvent,
  onRetry,
}: EventStreamOptions): Promise<void> {
  const sentAt = Date.now();
  const response = await fetch(place === null ? `/api/events?age=${Math.max(0, Math.round(age))}` : '/api/events', {
    headers: {
      Accept: 'text/event-stream',
      [CSRF_HEADER]: '1',
      ...pageHeaders(),
      ...(place === null ? {} : { 'Last-Event-ID': place }),
    },
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal,
  });
  recordServerTime(response, sentAt);
  if (!response.ok) throw await problemOf(response);
  if (response.body === null || response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
    await response.body?.cancel();
    throw unreadable(response.status);
  }
  let moved: string | null = null;
  const parser = createParser({
    onId: (id) => (moved = id),
    onEvent({ id, event, data }) {
      if (id === undefined || event === undefined) return;
      moved = null;
      onEvent(id, asEvent(event, data));
    },
    onRetry,
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onActivity();
    parser.feed(value);
    if (moved !== null) onEvent(moved, null);
    moved = null;
  }
}

/** Treats an event that cannot be parsed as a missed one. */
function asEvent(type: string, data: string): LiveEvent {
  try {
    return { type, ...(JSON.parse(data) as object) } as LiveEvent;
  } catch {
    return { type: 'reset' };
  }
}

async function problemOf(response: Response): Promise<HttpProblem> {
  const answer: unknown = await response.json().catch(() => null);
  const isProblem = typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer;
  return isProblem ? new HttpProblem(answer as Problem) : unreadable(response.status);
}

function unreadable(status: number): HttpProblem {
  return new HttpProblem({ title: faultTexts.unreadable(String(status)), code: 'internal', status });
}
