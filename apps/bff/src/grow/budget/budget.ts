/** Priorities, highest first: a user's write, a user's read, then background work. */
export const PRIORITIES = ['write', 'read', 'read-back', 'poll', 'fill'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Permission to send one request to Grow. */
export interface Slot {
  /**
   * Called just before the first bytes are sent.
   * @returns false if the slot is no longer held, because this process paused for so long: nothing may be sent then
   */
  sent(): boolean;
  /** Called when the response starts, so the request has certainly arrived. */
  arrived(): void;
  /** Returns a slot whose request was not sent. No effect after `sent`. */
  release(): void;
}

export interface AcquireOptions {
  /** Removes the request from the queue when aborted. */
  signal?: AbortSignal | undefined;
  /** Skips the queue, and is not refused when it is full: for retries, and for tokens that other requests wait for. */
  skipQueue?: boolean;
  priority?: Priority;
  /** Firm and person of the request: within a priority, people take turns regardless of their number of requests. */
  person?: string;
}

/** Load of the budget, as one person sees it. */
export interface BudgetView {
  /** Requests per second; 0 for no limit. */
  rate: number;
  /** Queued requests of all people, in all processes that are known to share the slots. */
  waiting: number;
  /** Queued requests of this person. */
  own: number;
  /** Milliseconds until a new read of this person would be sent. */
  expectedWait: number;
  /** Milliseconds for which no request is sent, because Grow rate-limited the application. */
  pausedFor: number;
}

/**
 * Request budget. Every request to Grow passes it, because Grow counts requests for the whole application.
 * @see Clio developer documentation, "Rate limits"
 */
export interface Budget {
  /**
   * @throws ProblemError queue-full, grow-rate-limited, or store-unavailable if the slots are in a database that does not
   * answer; the reason of the signal when it aborts
   */
  acquire(options?: AcquireOptions): Promise<Slot>;
  /** Stops all requests for this long after a 429 from Grow. */
  pause(milliseconds: number): void;
  view(person: string): BudgetView;
  /** Calls the listener for each granted slot, with the time in the queue in milliseconds. */
  onGranted(listener: (priority: Priority, waited: number) => void): void;
}
