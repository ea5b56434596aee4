import type { RequestHandler } from 'express';
import type { Budget as BudgetAnswer } from '@intake-desk/desk-api/budget';
import type { Config } from '../../config/config.ts';
import type { CircuitBreaker } from '../../grow/client/circuit-breaker.ts';
import type { Budget } from '../../grow/budget/budget.ts';
import { requireSession } from '../../sessions/require-session.ts';

interface Deps {
  config: Config;
  budget: Budget;
  breaker: CircuitBreaker;
}

/** `GET /api/desk/budget`: how long this person's requests would wait. Sends no request to Grow. */
export function getBudget({ config, budget, breaker }: Deps): RequestHandler {
  return (request, response) => {
    const { firm, person } = requireSession(request, response, config);
    const { expectedWait, pausedFor, ...view } = budget.view(`${firm}/${person}`);
    const answer: BudgetAnswer = {
      data: { ...view, expectedWait: seconds(expectedWait), pausedFor: seconds(pausedFor), isUp: !breaker.isOpen },
    };
    response.json(answer);
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
