/** An action that is impossible in Grow: 404 for a missing record, 400 for what the record's state forbids. */
export class ActionError extends Error {
  readonly status: number;

  /** @param message a sentence that names the record */
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}
