import { faultTexts } from '#src/texts/faults.ts';
import type { HttpProblem } from '#src/platform/http/http-problem.ts';

/** What is known of a write after a failed attempt. */
export interface WriteOutcome {
  /**
   * `failed`: certainly not in Clio · `unknown`: no answer from Clio, to be looked for · `unseen`: no answer from Clio, and not to
   * be found there · `interrupted`: no answer from the desk; sending again with the same key is safe.
   */
  state: 'failed' | 'unknown' | 'unseen' | 'interrupted';
  /** Why, in a sentence. */
  reason: string;
  /** Whether the same text may fare better next time. */
  retryable?: boolean;
}

/** Answers that prove that nothing was written, and that the same text will fare no better. */
const REFUSED = [
  'grow-bad-request',
  'grow-not-found',
  'grow-unprocessable',
  'bad-request',
  'body-too-large',
  'not-found',
];
/** Answers that prove that nothing was written, for now. */
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
/** The desk sent it, and Clio's answer was lost: only Clio's own lists can tell. */
const OPEN = ['outcome-unknown', 'idempotency-key-reused'];

/**
 * What a failed attempt says of a write. Where nothing is proven, the desk's journal knows: asking it again with the same
 * key is safe.
 */
export function outcomeOf(problem: HttpProblem): WriteOutcome {
  const reason = problem.detail ? `${problem.message} ${faultTexts.clioSays(problem.detail)}` : problem.message;
  if (REFUSED.includes(problem.code)) return { state: 'failed', reason, retryable: false };
  if (NOT_NOW.includes(problem.code)) return { state: 'failed', reason, retryable: true };
  if (problem.code === 'not-saved') return { state: 'unseen', reason };
  if (OPEN.includes(problem.code)) return { state: 'unknown', reason };
  return { state: 'interrupted', reason, retryable: true };
}
