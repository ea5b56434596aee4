import { z } from 'zod/mini';

/** Stable words for what went wrong; the web app decides by these, never by the title. */
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
  // about who asks
  'csrf',
  'cross-site',
  'not-signed-in',
  'session-expired',
  'firm-not-allowed',
  'not-intake-lead',
  'triage-conflict',
  'reasons-changed',
  'templates-changed',
  'too-many-requests',
  // what Grow answered
  'grow-bad-request',
  'grow-unauthorized',
  'grow-forbidden',
  'grow-not-found',
  'grow-unprocessable',
  'grow-rate-limited',
  // what Grow failed to answer
  'grow-unavailable',
  'grow-timeout',
  'grow-garbled',
  'grow-misconfigured',
  'outcome-unknown',
  'not-saved',
  // about a click in Clio's menu
  'click-not-confirmed',
  'click-of-another-person',
  // about ourselves
  'queue-full',
  'store-unavailable',
  'web-app-missing',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** An error as the BFF sends it. @see RFC 9457 §3 */
export const problem = z.looseObject({
  /** `about:blank` or a stable address of the kind of problem. */
  type: z.string(),
  /** One sentence for people. */
  title: z.string(),
  status: z.number(),
  /** One of {@link PROBLEM_CODES}; others may be added. */
  code: z.string(),
  /** Also in the log; what a person reads out to the operator. */
  requestId: z.string(),
  /** What Grow said, when it said something fit for people. */
  detail: z.optional(z.string()),
  /** Seconds. */
  retryAfter: z.optional(z.number()),
});
export type Problem = z.infer<typeof problem>;

/** Media type of every error. @see RFC 9457 §3 */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
