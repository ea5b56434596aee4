import type { ProblemCode } from './problem.ts';

/** Why what is shown does not get newer. */
export interface SyncProblem {
  /**
   * `asleep`: nobody is signed in with whose permission it could be read, and the firm is not connected; `scope-missing`: Grow
   * refuses the list to everybody who could be asked for it; anything else is what went wrong with the last request to Grow.
   */
  code: ProblemCode | 'asleep' | 'scope-missing';
  /** ISO 8601. */
  since: string;
  /** The permission that is missing, in Grow's long form: `grow_matter_read`. */
  scope?: string;
}
