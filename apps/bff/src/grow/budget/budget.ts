/** One permission to send one request to Grow. */
export interface Slot {
  /** The bytes are leaving now. */
  sent(): void;
  /** The answer has begun, so the request has certainly arrived. */
  arrived(): void;
  /** It was never sent. Without effect after `sent`. */
  giveBack(): void;
}

export interface TakeOptions {
  /** Leaves the queue when it fires. */
  signal?: AbortSignal | undefined;
  /** Goes before those that wait, and is never refused: a request sent again, or a token that others wait for. */
  ahead?: boolean;
}

/**
 * Everything that goes to Grow passes here, because Grow counts requests for the whole application.
 * @see Clio developer documentation, "Rate limits"
 */
export interface Budget {
  /** @throws ProblemError queue-full; the reason of the signal when it fires */
  take(options?: TakeOptions): Promise<Slot>;
  /** Nobody sends for this long: Grow said that it is too much. */
  pause(milliseconds: number): void;
}
