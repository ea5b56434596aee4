import { z } from 'zod/mini';

/** Stable codes of problems; the web app decides by these, never by the title. */
export const PROBLEM_CODES = [
  // about the request
  'bad-request',
  'body-too-large',
  'unsupported-media-type',
  'missing-idempotency-key',
  'idempotency-key-reused',
  'request-in-flight',
  'not-found',
  'method-not-allowed',
  // about the caller
  'csrf',
  'cross-site',
  'not-signed-in',
  'session-expired',
  'other-person',
  'firm-not-allowed',
  'not-intake-lead',
  'triage-conflict',
  'reasons-changed',
  'templates-changed',
  'too-many-requests',
  // errors returned by Grow
  'grow-bad-request',
  'grow-unauthorized',
  'grow-forbidden',
  'grow-not-found',
  'grow-unprocessable',
  'grow-rate-limited',
  // no usable response from Grow
  'grow-unavailable',
  'grow-timeout',
  'grow-garbled',
  'grow-misconfigured',
  'outcome-unknown',
  'not-saved',
  'perhaps-saved',
  // about a click in Clio's menu
  'click-not-confirmed',
  'click-of-another-person',
  // about the server itself
  'queue-full',
  'store-unavailable',
  'web-app-missing',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** An error response of the BFF. @see RFC 9457 §3 */
export const problem = z.looseObject({
  /** `about:blank`, or a stable URI of the problem type. */
  type: z.string(),
  /** One sentence for the user. */
  title: z.string(),
  status: z.number(),
  /** One of {@link PROBLEM_CODES}; others may be added. */
  code: z.string(),
  /** Also in the log, for reports to the operator. */
  requestId: z.string(),
  /** Grow's own message, if it is fit for users. */
  detail: z.optional(z.string()),
  /** Seconds. */
  retryAfter: z.optional(z.number()),
});
export type Problem = z.infer<typeof problem>;

/** Media type of every error. @see RFC 9457 §3 */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
