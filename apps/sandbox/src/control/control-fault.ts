/** An order to the sandbox that makes no sense: 400 unless told otherwise. */
export class ControlError extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}
