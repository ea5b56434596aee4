import type { Problem, ProblemCode } from '@intake-desk/desk-api/problem';
import { faultTexts } from '#src/texts/faults.ts';

/** Every way a request can fail, as one kind of error with a stable code and a sentence for people. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  /** A code of the BFF, or `offline` (a read that had no answer), or `no-answer` (a write that had none). */
  readonly code: ProblemCode | 'offline' | 'no-answer' | (string & {});
  readonly status: number;
  /** What Grow itself said, when it said something fit for people. */
  readonly detail: string | undefined;
  /** What to read out to whoever runs this desk. */
  readonly requestId: string | undefined;
  /** Seconds until another try makes sense. */
  readonly retryAfter: number | undefined;
  /** Whatever else this kind of problem tells. @see RFC 9457 §3.2 */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(problem: Partial<Problem> & { title: string; code: string; status: number }, cause?: unknown) {
    super(problem.title, { cause });
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
    this.requestId = problem.requestId;
    this.retryAfter = problem.retryAfter;
    this.members = { ...problem };
  }

  /** Nobody is signed in (any more): the app offers to sign in again. */
  get isSignedOut(): boolean {
    return this.code === 'not-signed-in' || this.code === 'session-expired';
  }
}

/** Narrows whatever was thrown; a fault of our own becomes a sentence too. */
export function asHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  return new HttpProblem({ title: faultTexts.own, code: 'internal', status: 0 }, error);
}
