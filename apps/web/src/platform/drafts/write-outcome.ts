import { faultTexts } from '#src/texts/faults.ts';
import type { HttpProblem } from '#src/platform/http/http-problem.ts';

/** What is known about a write after a failed attempt. */
export interface WriteOutcome {
  /**
   * `failed`: certainly not in Clio · `unknown`: no response from Clio, to be reconciled · `unseen`: no response from
   * Clio, and not found there · `interrupted`: no response from the server. Sending an interrupted write again with the
   * same key is safe.
   */
  state: 'failed' | 'unknown' | 'unseen' | 'interrupted';
  /** The reason, as a sentence. */
  reason: string;
  /** True if the same text may succeed later. */
  retryable?: boolean;
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
  'firm-not-allowed',
  'unsupported-media-type',
];
/** The server sent the write, and Clio's response was lost: only Clio's own lists can show the outcome. */
const OPEN = ['outcome-unknown', 'idempotency-key-reused'];

/**
 * Derives a write's outcome from a failed attempt. Where nothing is proven, the server's outbox knows it: asking again
 * with the same key is safe.
 */
export function outcomeOf(problem: HttpProblem): WriteOutcome {
  const reason = problem.detail ? `${problem.message} ${faultTexts.clioSays(problem.detail)}` : problem.message;
  if (REFUSED.includes(problem.code)) return { state: 'failed', reason, retryable: false };
  if (NOT_NOW.includes(problem.code)) return { state: 'failed', reason, retryable: true };
  if (problem.code === 'not-saved') return { state: 'unseen', reason };
  if (OPEN.includes(problem.code)) return { state: 'unknown', reason };
  return { state: 'interrupted', reason, retryable: true };
}
