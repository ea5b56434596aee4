/**
 * Proves that a script of our own origin made the request: another site cannot set it without a preflight.
 * @see RFC 10017 §6.1.3.3.2
 */
export const CSRF_HEADER = 'X-CSRF';
/**
 * Firm and person whom the page shows, as `firm/person`. Another window may have signed in as another person since
 * the page was loaded.
 */
export const PERSON_HEADER = 'X-Person';
/** On requests of a page that had no input for some minutes: they do not prolong the session. */
export const UNATTENDED_HEADER = 'X-Unattended';
/** Client-generated UUID that makes a repeated POST idempotent. @see draft-ietf-httpapi-idempotency-key-header */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key';
