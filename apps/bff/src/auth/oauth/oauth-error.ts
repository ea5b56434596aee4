/**
 * Why the authorization server gave no token.
 *
 * - `fatal`: this grant is over (`invalid_grant`); only the person can give a new one
 * - `misconfigured`: our application is refused (`invalid_client` and the like); every grant stays as it is
 * - `transient`: no answer, a broken one or a 5xx; trying later may help
 *
 * @see RFC 6749 §5.2
 */
export type OAuthErrorKind = 'fatal' | 'misconfigured' | 'transient';

export class OAuthError extends Error {
  readonly kind: OAuthErrorKind;

  /** @param reason a word for the log; never upstream text */
  constructor(kind: OAuthErrorKind, reason: string) {
    super(reason);
    this.name = 'OAuthFailure';
    this.kind = kind;
  }
}
