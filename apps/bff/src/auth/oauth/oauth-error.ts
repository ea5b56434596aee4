/**
 * Why the authorization server returned no token.
 *
 * - `fatal`: this grant has ended (`invalid_grant`); only a new sign-in helps
 * - `misconfigured`: the client of Intake Desk is refused (`invalid_client` and similar); all grants are unaffected
 * - `transient`: no response, an invalid one or a 5xx; a later attempt may succeed
 *
 * @see RFC 6749 §5.2
 */
export type OAuthErrorKind = 'fatal' | 'misconfigured' | 'transient';

export class OAuthError extends Error {
  readonly kind: OAuthErrorKind;

  /** @param reason a keyword for the log; never upstream text */
  constructor(kind: OAuthErrorKind, reason: string) {
    super(reason);
    this.name = 'OAuthFailure';
    this.kind = kind;
  }
}
