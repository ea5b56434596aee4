/** Whose work goes first. The order is that of the house: a person's write before a person's read before every machine. */
export const PRIORITIES = ['write', 'read', 'read-back', 'poll', 'fill'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** One permission to send one request to Grow. */
export interface Slot {
  /** The bytes are leaving now. */
  sent(): void;
  /** The answer has begun, so the request has certainly arrived. */
  arrived(): void;
  /** It was never sent. Without effect after `sent`. */
  release(): void;
}

export interface AcquireOptions {
  /** Leaves the queue when it fires. */
  signal?: AbortSignal | undefined;
  /** Goes before those that wait, and is never refused: a request sent again, or a token that others wait for. */
  skipQueue?: boolean;
  priority?: Priority;
  /** Who waits: people take turns within a priority, however much one of them asks. */
  person?: string;
}

/** How busy the one narrow pipe to Grow is, as one person sees it. */
export interface BudgetView {
  /** Requests a second; 0 for no limit. */
  rate: number;
  /** Requests that wait, of everybody. */
  waiting: number;
  /** How many of them are this person's. */
  own: number;
  /** Milliseconds until a read that this person asks for now would leave. */
  expectedWait: number;
  /** Milliseconds for which nobody sends, since Grow asked to slow down. */
  pausedFor: number;
}

/**
 * Everything that goes to Grow passes here, because Grow counts requests for the whole application.
 * @see Clio developer documentation, "Rate limits"
 */
export interface Budget {
  /** @throws ProblemError queue-full, grow-rate-limited; the reason of the signal when it fires */
  acquire(options?: AcquireOptions): Promise<Slot>;
  /** Nobody sends for this long: Grow said that it is too much. */
  pause(milliseconds: number): void;
  view(person: string): BudgetView;
  /** Calls back with every wait that ended in a slot, in milliseconds. */
  onGranted(listener: (priority: Priority, waited: number) => void): void;
}
