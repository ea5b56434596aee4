import { Router } from 'express';
import { z } from 'zod/mini';
import type { Clock } from '../clock.ts';
import { createSeededRandom } from '../data/random/chance.ts';
import type { Sql } from '../data/database/sql.ts';
import { timestamp } from '../data/database/timestamp.ts';
import type { SimulatedWeek } from '../life/simulation/simulated-week.ts';
import { actionRequest } from './action-command.ts';
import { performAction } from './perform-action.ts';
import { parseControlRequest } from './read-order.ts';

const MAX_STEPS = 10_000;
const SEED = 4021;

const stepOrder = z.strictObject({
  count: z._default(z.int().check(z.minimum(1), z.maximum(MAX_STEPS)), 1),
  /** Advances the sandbox's clock from one event to the next; otherwise all events happen now. */
  advance: z._default(z.boolean(), false),
});

/**
 * Routes `POST …/acts` and `POST …/step`: what people do in Grow, as single actions or as steps of the simulated week.
 */
export function lifeControls({ sql, clock, week }: { sql: Sql; clock: Clock; week: SimulatedWeek }): Router {
  const chance = createSeededRandom(SEED);
  const router = Router();
  router.post('/acts', (request, response) => {
    const order = parseControlRequest(actionRequest, request.body);
    const now = clock.now();
    const done = sql.transaction(() => performAction({ sql, chance, firm: null, now }, order));
    response.json({ data: { act: order.act, time: timestamp(now), ...done } });
  });
  router.post('/step', (request, response) => {
    const { count, advance } = parseControlRequest(stepOrder, request.body);
    response.json({ data: week.step(count, advance) });
  });
  return router;
}
