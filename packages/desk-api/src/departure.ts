/** Where a lead went that is no longer in the inbox. */
export interface Departure {
  /**
   * `matter`: it became the matter of that id. `ignored`: it was ignored in Clio. `accepted`: Clio says that it was
   * triaged, but hides which matter it became. `gone`: it is nowhere, reason unknown. `checking`: it has just gone
   * missing and is being resolved.
   */
  to: 'matter' | 'ignored' | 'accepted' | 'gone' | 'checking';
  /** Grow's id; only with `matter`. */
  matter?: number;
  /** The missing permission that keeps `accepted` from naming the matter. */
  scope?: string;
  /** When it was last seen in the inbox, by our clock. ISO 8601. It left between `after` and `before`. */
  after: string;
  /** When it was first missing or seen elsewhere. ISO 8601. */
  before: string;
}
