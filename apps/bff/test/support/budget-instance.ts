import { createFairBudget } from '#src/grow/budget/fair-budget.ts';
import { openDatabaseSlots } from '#src/grow/budget/database-slots.ts';
import { createCircuitBreaker } from '#src/grow/client/circuit-breaker.ts';
import { createGrowClient } from '#src/grow/client/grow-client.ts';
import { createHttpTransport } from '#src/grow/client/http-transport.ts';
import { systemClock } from '#src/clock.ts';
import { ProblemError } from '#src/problem.ts';
import { openPostgresAsItIs } from '#src/database/postgres/open-postgres.ts';

/**
 * A process that sends reads to Grow without end, through the slots of a database. Its clocks may be wrong.
 * `HOLD`: it takes one slot, and sends nothing.
 */
const { DATABASE_URL = '', SANDBOX_URL = '', TOKEN = '', AHEAD = '0', PEOPLE = 'ana', HOLD } = process.env;

const ahead = Number(AHEAD);
const now = Date.now.bind(Date);
Date.now = () => now() + ahead;
const clock = { ...systemClock, now: () => Date.now(), monotonic: () => performance.now() + ahead };

const database = await openPostgresAsItIs({ url: DATABASE_URL, directUrl: DATABASE_URL });
const budget = createFairBudget(3, clock, openDatabaseSlots(database, 'test', 3, clock));
if (HOLD === undefined) {
  const token = (): Promise<string> => Promise.resolve(TOKEN);
  const grow = createGrowClient({
    apiUrl: `${SANDBOX_URL}/grow`,
    authUrl: SANDBOX_URL,
    budget,
    exchange: createHttpTransport(),
    breaker: createCircuitBreaker(clock),
    clock,
  });
  const flood = async (person: string): Promise<never> => {
    for (;;) {
      await grow.send({ method: 'GET', path: '/users/who_am_i', person }, { ready: token, peek: token }).then(
        ({ status }) => process.stdout.write(`answered ${person} ${status}\n`),
        (error: unknown) =>
          process.stdout.write(`failed ${error instanceof ProblemError ? error.code : String(error)}\n`),
      );
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  process.stdout.write('ready\n');
  await Promise.all(PEOPLE.split(',').map(flood));
} else {
  await budget.acquire();
  process.stdout.write('held\n');
  setInterval(() => undefined, 60_000);
}
