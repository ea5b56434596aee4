/** A request that Grow refuses: thrown anywhere below `/grow`, answered in Grow's error shape. */
export class GrowApiError extends Error {
  readonly status: number;

  /**
   * @param status HTTP status
   * @param message a sentence that names the field or permission at fault
   */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
