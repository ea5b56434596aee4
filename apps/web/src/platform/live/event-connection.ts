import type { LiveEvent } from '@intake-desk/desk-api/event';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import type { LiveState } from './live-options.ts';
import { readEventStream } from './event-stream.ts';
import type { BrowserEnvironment } from './browser-environment.ts';

/** The server gives a sign every 15 seconds. */
const SILENCE_MS = 40_000;
/** After so much silence somebody who comes back to the page does not wait for the rest. */
const SUSPICIOUS_MS = 20_000;
const INITIAL_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 60_000;
/** A stream that gave a sign after so long was a good one. */
const STABLE_AFTER_MS = 5000;
const MAX_FAILURES = 3;

interface EventConnectionOptions {
  surroundings: BrowserEnvironment;
  /** Where to go on; null at the very beginning. */
  position: string | null;
  onEvent: (place: string, event: LiveEvent | null) => void;
  onState: (state: LiveState) => void;
  /** Nobody is signed in any more: the reader has stopped. */
  onEnded: (problem: HttpProblem) => void;
}

export interface EventConnection {
  /** Somebody is looking, or the network is back: no waiting any longer. */
  reconnectNow(): void;
  stop(): void;
}

/** Keeps one stream of events open: what breaks is resumed where it broke, after a wait that grows and is never quite the same. */
export function createEventConnection({
  surroundings,
  position: place,
  onEvent: onTold,
  onState,
  onEnded,
}: EventConnectionOptions): EventConnection {
  let isStopped = false;
  let failures = 0;
  let retry = INITIAL_BACKOFF_MS;
  let attempt = new AbortController();
  let began = 0;
  let lastSign = 0;
  let hasSign = false;
  let isHurried = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let endWait: (() => void) | null = null;
  void run();

  return {
    reconnectNow() {
      const now = Date.now();
      if (endWait !== null) {
        if (now - began >= INITIAL_BACKOFF_MS) endWait();
      } else if (now - lastSign > SUSPICIOUS_MS) {
        isHurried = true;
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
      failures = lastSign - began >= STABLE_AFTER_MS ? 0 : failures + 1;
      // `fetch` says no more than that when there was no answer at all.
      const hasAnswer = hasSign || !(problem instanceof TypeError);
      if (!surroundings.isOnline()) onState('offline');
      else if (failures >= MAX_FAILURES) onState(hasAnswer ? 'polling' : 'offline');
      if (isHurried) isHurried = false;
      else await wait(problem instanceof HttpProblem ? (problem.retryAfter ?? 0) * 1000 : 0);
    }
  }

  /** @returns why it ended; null when the server ended it */
  async function tryOnce(): Promise<unknown> {
    attempt = new AbortController();
    began = Date.now();
    lastSign = began;
    hasSign = false;
    watchSilence();
    try {
      await readEventStream({
        fetch: surroundings.fetch,
        place,
        age: began - surroundings.loadedAt,
        signal: attempt.signal,
        onActivity: onSign,
        onEvent(next, event) {
          if (isStopped) return;
          place = next;
          onTold(next, event);
        },
        onRetry: (milliseconds) => (retry = Math.min(milliseconds, MAX_BACKOFF_MS)),
      });
      return null;
    } catch (error) {
      return error;
    }
  }

  function onSign(): void {
    if (isStopped) return;
    lastSign = Date.now();
    hasSign = true;
    if (lastSign - began >= STABLE_AFTER_MS) failures = 0;
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
