import type { HttpProblem } from '#src/platform/http/http-problem.ts';

/**
 * `live`: what happens is told as it happens. `polling`: it cannot be told now, so the desk is asked every quarter of a minute.
 * `offline`: the desk cannot be reached at all.
 */
export type LiveState = 'live' | 'polling' | 'offline';

export interface LiveOptions {
  /** Who is signed in, and where: what one of them hears no other sign-in of this browser does. */
  person: string;
  firm: string;
  /** The session is over. Nothing comes after that. */
  onProblem: (problem: HttpProblem) => void;
  /** Asks for what is on the screen; called while events cannot come, and only while somebody can see the page. */
  onPoll: () => void;
}

/** How often `onPoll` is called, in milliseconds. */
export const POLL_MS = 15_000;
