import type { HttpProblem } from '#src/platform/http/http-problem.ts';

/** What is known about a write after a failed attempt. */
export interface WriteOutcome {
  /** `failed`: certainly not stored · `unknown`: may be stored · `unseen`: no response, and not found since. */
  state: 'failed' | 'unknown' | 'unseen';
  /** The reason, as a sentence. */
  reason: string;
  /** True if the same content would fail again. */
  isFinal?: boolean;
}

/** Codes that prove that nothing was written and that a retry cannot succeed. */
const REFUSED = [
  'grow-bad-request',
  'grow-not-found',
  'grow-unprocessable',
  'bad-request',
  'body-too-large',
  'not-found',
];
/** Codes that prove that nothing was written, but that a retry may succeed. */
const NOT_NOW = [
  'grow-forbidden',
  'grow-unauthorized',
  'grow-rate-limited',
  'grow-unavailable',
  'grow-misconfigured',
  'queue-full',
  'too-many-requests',
  'csrf',
  'cross-site',
  'not-signed-in',
  'session-expired',
  'other-person',
  'firm-not-allowed',
  'unsupported-media-type',
];
/** The journal found that it is not in Clio, or that it may be, or no longer has the response. */
const NOT_FOUND = ['not-saved', 'perhaps-saved', 'idempotency-key-reused'];

/** Derives a write's outcome from a failed attempt. Where nothing is proven, the server's journal knows it. */
export function outcomeOf(problem: HttpProblem): WriteOutcome {
  const reason = problem.refusal ? `${problem.message} ${problem.refusal}` : problem.message;
  if (REFUSED.includes(problem.code)) return { state: 'failed', reason, isFinal: true };
  if (NOT_NOW.includes(problem.code)) return { state: 'failed', reason };
  if (NOT_FOUND.includes(problem.code)) return { state: 'unseen', reason, isFinal: true };
  return { state: 'unknown', reason };
}
