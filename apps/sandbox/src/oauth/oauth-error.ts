/** A refused token request. @see RFC 6749 §5.2 */
export class OAuthError extends Error {
  readonly code: string;
  readonly status: number;

  /**
   * @param code error code of RFC 6749
   * @param message sent as `error_description`
   */
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
