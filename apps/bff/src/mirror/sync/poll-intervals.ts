/** Poll intervals in milliseconds. Tests and the simulated week set their own. */
export interface PollIntervals {
  untriaged: number;
  /** Ignored leads, contacts and matters. */
  others: number;
  /** Users, sources, matter types, locations. */
  small: number;
  /** Between two pages of the full scan of untriaged leads. */
  inboxScanPage: number;
  /** Minimum from one inbox scan to the next. */
  minInboxScan: number;
  /** Between two pages of the full scan of any other list. */
  scanPage: number;
  /** Minimum from one such scan to the next. */
  minScan: number;
  /** Between polls that reach further back, to find changes that Grow wrote late. */
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
