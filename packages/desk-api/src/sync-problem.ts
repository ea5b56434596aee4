import type { ProblemCode } from './problem.ts';

/** Why a list is not being updated. */
export interface SyncProblem {
  /**
   * `asleep`: paused, since no one is signed in with permission to read the list, and the firm is not connected.
   * `scope-missing`: Grow refuses the list to every available grant. Any other code: what failed in the last request to
   * Grow.
   */
  code: ProblemCode | 'asleep' | 'scope-missing';
  /** ISO 8601. */
  since: string;
  /** The missing permission, in Grow's long form: `grow_matter_read`. */
  scope?: string;
}
