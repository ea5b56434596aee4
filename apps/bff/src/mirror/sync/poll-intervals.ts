/** How often what is asked for, in milliseconds. Tests and the simulated week bring their own. */
export interface PollIntervals {
  untriaged: number;
  /** Ignored leads, contacts and matters. */
  others: number;
  /** Users, sources, matter types, locations. */
  small: number;
  /** Between two pages of the walk through the untriaged leads. */
  inboxScanPage: number;
  /** From one such walk to the next, at least. */
  minInboxScan: number;
  /** Between two pages of a sweep through everything else. */
  scanPage: number;
  /** From one such sweep to the next, at least. */
  minScan: number;
  /** Every so often changes are asked for from long before: what Grow wrote late is found then. */
  deep: number;
}

export const DEFAULT_INTERVALS: PollIntervals = {
  untriaged: 5_000,
  others: 30_000,
  small: 15 * 60_000,
  inboxScanPage: 4_000,
  minInboxScan: 60_000,
  scanPage: 8_000,
  minScan: 15 * 60_000,
  deep: 10 * 60_000,
};
