import type { LiveEvent } from '@intake-desk/desk-api/event';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import type { LiveState } from './live-options.ts';
import { readEventStream } from './event-stream.ts';
import type { BrowserEnvironment } from './browser-environment.ts';

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
