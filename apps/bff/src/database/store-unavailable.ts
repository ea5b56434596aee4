/**
 * The database refuses work or does not answer: its disk is full, a lock is held for too long, the connection is lost.
 * The message is the one of the cause.
 */
export class StoreUnavailable extends Error {
  /** True if nothing of the transaction was stored, and the same transaction may succeed at once. */
  readonly mayRepeat: boolean;

  constructor(cause: unknown, { mayRepeat = false } = {}) {
    super(cause instanceof Error ? cause.message : 'the database does not answer', { cause });
    this.name = 'StoreUnavailable';
    this.mayRepeat = mayRepeat;
  }
}
