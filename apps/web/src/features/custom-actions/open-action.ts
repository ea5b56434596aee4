import { queryOptions } from '@tanstack/react-query';
import { recordGrowAnswer } from '#src/platform/http/last-grow-response.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem, type HttpProblem } from '#src/platform/http/http-problem.ts';
import type { ActionClick } from './action-click.ts';

/** Outcome of verifying a click. */
export type ClickConfirmation = { matter: string | null } | { problem: HttpProblem };

/**
 * Query that verifies a click once. The result, good or bad, never goes stale, so a new render sends no second request.
 */
export function confirmClickQuery(click: ActionClick) {
  return queryOptions({
    queryKey: ['action-click', click.nonce],
    queryFn: () => openAction(click),
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** Verifies a click. A refusal is a result and not an error, because it has its own screen. */
async function openAction({ matter: _matter, ...click }: ActionClick): Promise<ClickConfirmation> {
  try {
    const answer = await callDesk('POST /api/desk/actions/open', { body: click });
    recordGrowAnswer();
    return { matter: answer.data.matter };
  } catch (error) {
    return { problem: asHttpProblem(error) };
  }
}
