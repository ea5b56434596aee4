import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { refusalTexts } from '#src/texts/settings/settings.ts';
import { faultTexts } from '#src/texts/faults.ts';

/** Formats why an operation was refused, and by whom. */
export function formatRefusal(error: unknown, what: string): string {
  const problem = asHttpProblem(error);
  const said = problem.refusal ? ` ${problem.refusal}` : '';
  if (problem.code === 'grow-forbidden') return refusalTexts.mayNot(what) + said;
  if (problem.code === 'grow-not-found') return refusalTexts.unknown + said;
  const wait = problem.retryAfter === undefined ? '' : ` ${faultTexts.tryAgainIn(formatNumber(problem.retryAfter))}`;
  return `${problem.message}${said}${wait}`;
}
