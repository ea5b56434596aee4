import type { SyncProblem } from './mirror-trouble.ts';

/** How new the mirror's copy of one list is, and whether it is whole. */
export interface Freshness {
  /** Up to this instant, by our own clock, everything Grow had was asked for. ISO 8601; null before the first answer. */
  asOf: string | null;
  /** Every record of the list has been read. Until then totals are counts of what is here *so far*. */
  complete: boolean;
  /** Null once it is whole. */
  progress: BackfillProgress | null;
  /** Null while all is well. */
  trouble: SyncProblem | null;
  /**
   * The last time within a day that Grow could not be asked for more than five minutes: nobody was signed in, or it was down. What
   * happened then was found out afterwards. ISO 8601.
   */
  gap: { from: string; until: string } | null;
}

/** A fill under way. Grow gives no totals, so nobody knows how much is still to come. */
export interface BackfillProgress {
  records: number;
  pages: number;
  /** Records a minute, lately; 0 when it stands still. */
  pace: number;
}
