import type { Problem, ProblemCode } from '@intake-desk/desk-api/problem';
import { faultTexts } from '#src/texts/faults.ts';

/** Codes of problems whose reason is Clio's answer. */
const GROW_CODE = /^(?:grow|click)-/;

/** The error for every failed request, with a stable code and a sentence for users. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  /** A code of the BFF, `offline` (a read without a response) or `no-answer` (a write without one). */
  readonly code: ProblemCode | 'offline' | 'no-answer' | (string & {});
  readonly status: number;
  /** Grow's own message, if it is suitable for users. */
  readonly detail: string | undefined;
  /** The id to quote to an administrator. */
  readonly requestId: string | undefined;
  /** Seconds until a retry makes sense. */
  readonly retryAfter: number | undefined;
  /** All members of the problem, including its extensions. @see RFC 9457 §3.2 */
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

  /** Who refused and why, as a sentence; undefined without a reason. */
  get refusal(): string | undefined {
    if (!this.detail) return undefined;
    return GROW_CODE.test(this.code) ? faultTexts.clioSays(this.detail) : faultTexts.deskSays(this.detail);
  }

  /** True if the session is missing, has expired or is another person's: the app offers to sign in again. */
  get isSignedOut(): boolean {
    return this.code === 'not-signed-in' || this.code === 'session-expired' || this.code === 'other-person';
  }
}

/** Converts any thrown value; an unexpected error of this app becomes a sentence too. */
export function asHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  return new HttpProblem({ title: faultTexts.own, code: 'internal', status: 0 }, error);
}
