/** Something that nobody can do in Grow: 404 for a record that is not there, 400 for what the record forbids. */
export class ActionError extends Error {
  readonly status: number;

  /** @param message a sentence that names the record */
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}
