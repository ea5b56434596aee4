import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { refusalTexts } from '#src/texts/settings/settings.ts';
import { faultTexts } from '#src/texts/faults.ts';

/** Formats why Clio refused an operation, with Clio's own explanation. */
export function formatRefusal(error: unknown, what: string): string {
  const problem = asHttpProblem(error);
  const said = problem.detail ? ` ${faultTexts.clioSays(problem.detail)}` : '';
  if (problem.code === 'grow-forbidden') return refusalTexts.mayNot(what) + said;
  if (problem.code === 'grow-not-found') return refusalTexts.unknown + said;
  const wait = problem.retryAfter === undefined ? '' : ` ${faultTexts.tryAgainIn(formatNumber(problem.retryAfter))}`;
  return `${problem.message}${said}${wait}`;
}
