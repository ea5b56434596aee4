import type { HttpProblem } from '#src/platform/http/http-problem.ts';

/**
 * `live`: events arrive as they happen. `polling`: events are unavailable, so the server is polled every 15 seconds.
 * `offline`: the server cannot be reached.
 */
export type LiveState = 'live' | 'polling' | 'offline';

export interface LiveOptions {
  /** The signed-in person and their firm: events are shared only between tabs in which both are the same. */
  person: string;
  firm: string;
  /** The session has ended. Nothing is called after that. */
  onProblem: (problem: HttpProblem) => void;
  /** Fetches what is on the screen; called while events are unavailable, and only while the page is visible. */
  onPoll: () => void;
}

/** Interval between calls of `onPoll`, in milliseconds. */
export const POLL_MS = 15_000;
