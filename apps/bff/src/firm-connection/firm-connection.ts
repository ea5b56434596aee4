/** The grant that a lead of intake gave on purpose, so that the mirror stays fresh while nobody is signed in. */
export interface FirmConnection {
  /** Null when the firm is not connected, or Grow does not accept it any more. */
  grantOf(firm: string): Promise<string | null>;
}
