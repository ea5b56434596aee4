import { asHttpProblem } from '#src/platform/http-problem.ts';

/** Why Clio did not do or show something, with what Clio said about it. */
export function refusalInWords(error: unknown, what: string): string {
  const problem = asHttpProblem(error);
  const said = problem.detail ? ` Clio says: ${problem.detail}` : '';
  if (problem.code === 'grow-forbidden') return `Clio does not let this sign-in ${what}.${said}`;
  if (problem.code === 'grow-not-found') return `Clio knows nothing of it any more, or has no such thing here.${said}`;
  const wait = problem.retryAfter === undefined ? '' : ` Try again in ${problem.retryAfter} s.`;
  return `${problem.message}${said}${wait}`;
}
