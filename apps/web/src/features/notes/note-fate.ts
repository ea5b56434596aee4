import type { HttpProblem } from '#src/platform/http-problem.ts';
import type { OutgoingNote } from './outgoing-note.ts';

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
/** The desk sent it, and Clio's answer was lost: only Clio's notes can tell. */
const OPEN = ['outcome-unknown', 'idempotency-key-reused'];

/**
 * What a failed attempt says of a note. Where nothing is proven, the desk's journal knows: asking it again with the same
 * key is safe.
 */
export function fateOf(problem: HttpProblem): Pick<OutgoingNote, 'state' | 'reason' | 'retryable'> {
  const reason = problem.detail ? `${problem.message} Clio says: ${problem.detail}` : problem.message;
  if (REFUSED.includes(problem.code)) return { state: 'failed', reason, retryable: false };
  if (NOT_NOW.includes(problem.code)) return { state: 'failed', reason, retryable: true };
  if (problem.code === 'not-saved') return { state: 'unseen', reason };
  if (OPEN.includes(problem.code)) return { state: 'unknown', reason };
  return { state: 'interrupted', reason, retryable: true };
}
