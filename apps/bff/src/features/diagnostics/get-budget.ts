import type { CircuitBreaker } from '../../grow/client/circuit-breaker.ts';
import type { Budget } from '../../grow/budget/budget.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';

/** How long this person's requests would wait. Sends no request to Grow. */
export function getBudget(budget: Budget, breaker: CircuitBreaker): DeskHandlers<'GET /api/desk/budget'> {
  return {
    'GET /api/desk/budget': ({ session: { firm, person } }) => {
      const { expectedWait, pausedFor, ...view } = budget.view(`${firm}/${person}`);
      return {
        data: { ...view, expectedWait: seconds(expectedWait), pausedFor: seconds(pausedFor), isUp: !breaker.isOpen },
      };
    },
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
