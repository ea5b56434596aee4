import type { ProblemCode } from '@intake-desk/desk-api/problem';
import { growError, tooManyRequests } from '@intake-desk/grow-api/error';
import { ProblemError } from '../../problem.ts';
import type { WireResponse } from './http-transport.ts';

const REFUSALS: Record<number, ProblemCode> = {
  400: 'grow-bad-request',
  401: 'session-expired',
  403: 'grow-forbidden',
  404: 'grow-not-found',
  422: 'grow-unprocessable',
};
const MAX_DETAIL_LENGTH = 500;

/**
 * Converts a failed response of Grow to a problem for the user.
 * @param write true for a write, whose outcome is unknown after a 5xx or a redirect: the work may have been done before
 */
export function growProblem(answer: WireResponse, write: boolean): ProblemError {
  const { status } = answer;
  // A 403 without an error of Grow comes from a gateway.
  if (status === 403 && answer.isRefusal !== true) {
    return new ProblemError(write ? 'outcome-unknown' : 'grow-garbled');
  }
  if (answer.isRefusal === true && !write) return new ProblemError('grow-forbidden', { detail: sentence(answer) });
  const refusal = REFUSALS[status];
  if (refusal !== undefined) return new ProblemError(refusal, { detail: sentence(answer) });
  if (status >= 400 && status < 500) return new ProblemError('grow-bad-request', { detail: sentence(answer) });
  if (write) return new ProblemError('outcome-unknown');
  if (status < 500) return new ProblemError('grow-garbled');
  return new ProblemError('grow-unavailable', { status: status === 503 ? 503 : 502, retryAfter: 5 });
}

/** Returns Grow's own error message; undefined for other bodies, such as an HTML page or a stack trace. */
function sentence(answer: WireResponse): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(answer.body.toString('utf8'));
  } catch {
    return undefined;
  }
  const error = growError.safeParse(body);
  const plain = tooManyRequests.safeParse(body);
  const message = error.success ? error.data.error.message : plain.success ? plain.data.message : undefined;
  return message
    ?.replace(/[\p{Cc}<>]+/gu, ' ')
    .trim()
    .slice(0, MAX_DETAIL_LENGTH);
}
