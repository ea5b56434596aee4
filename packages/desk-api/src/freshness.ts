import type { SyncProblem } from './sync-problem.ts';

/** How fresh the mirror's copy of one list is, and whether it is complete. */
export interface Freshness {
  /**
   * Everything that Grow had up to this instant, by our clock, was fetched. ISO 8601; null before the first response.
   */
  asOf: string | null;
  /** Every record of the list has been fetched. Until then totals count the records fetched *so far*. */
  complete: boolean;
  /** Null once the list is complete. */
  progress: BackfillProgress | null;
  /** Null while there is no problem. */
  trouble: SyncProblem | null;
  /**
   * The last time within a day that Grow could not be queried for more than five minutes: no one was signed in, or Grow
   * was down. Changes in that time were found afterwards. ISO 8601.
   */
  gap: { from: string; until: string } | null;
}

/** Progress of a backfill. Grow gives no totals, so the number of remaining records is unknown. */
export interface BackfillProgress {
  records: number;
  pages: number;
  /** Recent records per minute; 0 while it is stalled. */
  pace: number;
}
