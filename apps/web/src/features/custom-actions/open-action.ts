import type { CustomActionClick, OpenedAction } from '@intake-desk/desk-api/custom-action-open';
import { queryOptions } from '@tanstack/react-query';
import { recordGrowAnswer } from '#src/platform/http/last-grow-answer.ts';
import { http } from '#src/platform/http/http.ts';
import { asHttpProblem, type HttpProblem } from '#src/platform/http/http-problem.ts';
import type { ActionClick } from './action-click.ts';

/** How the check of a click ended. */
export type ClickConfirmation = { matter: string | null } | { problem: HttpProblem };

/** Has a click confirmed, once: however often the screen is drawn, there is one answer, good or bad. */
export function confirmClickQuery(click: ActionClick) {
  return queryOptions({
    queryKey: ['action-click', click.nonce],
    queryFn: () => openAction(click),
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** A refusal is an outcome like the other, with a screen of its own. */
async function openAction({ matter: _matter, ...click }: ActionClick): Promise<ClickConfirmation> {
  try {
    const body: CustomActionClick = click;
    const answer = (await http('/api/desk/actions/open', { method: 'POST', body })) as OpenedAction;
    recordGrowAnswer();
    return { matter: answer.data.matter };
  } catch (error) {
    return { problem: asHttpProblem(error) };
  }
}
