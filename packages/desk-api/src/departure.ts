/** Where a lead went that is not in the inbox any more. */
export interface Departure {
  /**
   * `matter`: it became the matter of that id. `ignored`: somebody ignored it in Clio. `accepted`: Clio says that it was triaged, and
   * hides which matter it became. `gone`: it is nowhere, reason unknown. `checking`: it is missing since a moment, and is being looked for.
   */
  to: 'matter' | 'ignored' | 'accepted' | 'gone' | 'checking';
  /** Grow's id; only with `matter`. */
  matter?: number;
  /** The permission for want of which `accepted` cannot say more. */
  scope?: string;
  /** When it was last seen in the inbox, by our clock. ISO 8601. It left between these two. */
  after: string;
  /** When it was first missed or seen elsewhere. ISO 8601. */
  before: string;
}
