/** How often what is asked for, in milliseconds. Tests and the simulated week bring their own. */
export interface Pace {
  untriaged: number;
  /** Ignored leads, contacts and matters. */
  others: number;
  /** Users, sources, matter types, locations. */
  small: number;
  /** Between two pages of the walk through the untriaged leads. */
  walkPage: number;
  /** From one such walk to the next, at least. */
  walkLeast: number;
  /** Between two pages of a sweep through everything else. */
  sweepPage: number;
  /** From one such sweep to the next, at least. */
  sweepLeast: number;
  /** Every so often changes are asked for from long before: what Grow wrote late is found then. */
  deep: number;
}

export const USUAL_PACE: Pace = {
  untriaged: 5_000,
  others: 30_000,
  small: 15 * 60_000,
  walkPage: 4_000,
  walkLeast: 60_000,
  sweepPage: 8_000,
  sweepLeast: 15 * 60_000,
  deep: 10 * 60_000,
};
