import { expect, it } from 'vitest';
import { compareWithGrow, differences } from '../test/support/compare-with-grow.ts';
import { deskInProcess } from '../test/support/desk-in-process.ts';
import { seeded, share, simulateFirm } from '../test/support/simulate-firm.ts';
import { SteppingClock } from '../test/support/stepping-clock.ts';

const DAY = 86_400;
const CHANGES = 51_000;

it(
  `a simulated week of ${CHANGES} changes and random faults ends with the records of Grow, in every list`,
  { timeout: 3_600_000 },
  async () => {
    const seed = Number(process.env['WEEK_SEED'] ?? 20_261_124);
    process.stdout.write(`WEEK_SEED=${seed}\n`);
    const clock = new SteppingClock();
    const desk = await deskInProcess({
      clock,
      between: clock.watch,
      environment: { GROW_RATE_LIMIT: '0' },
      grow: { SANDBOX_SCENARIO: 'busy-firm' },
    });
    try {
      const { stack } = desk;
      await stack.control('PATCH', '/switches', { rate_limit: 0 });
      await stack.signIn();
      await clock.advance(120_000);
      expect(differences(await compareWithGrow(stack))).toEqual([]);
      const week = await simulateFirm({
        desk,
        clock,
        seconds: 7 * DAY,
        tick: 30,
        changes: CHANGES,
        faults: 3,
        random: seeded(seed),
      });
      await stack.control('DELETE', '/faults');
      // Every list is scanned twice, and the short ones once more.
      await clock.advance(3 * 3600 * 1000);
      const comparisons = await compareWithGrow(stack);
      for (const { list, inGrow, inMirror } of comparisons) {
        process.stdout.write(`${list}: ${inGrow} in Grow, ${inMirror} in the mirror\n`);
      }
      const { changes, faults, arrivals, departures, wrong, open } = week;
      process.stdout.write(
        `${changes} changes, ${faults} orders of faults; ${arrivals.length} leads arrived, p95 ${share(arrivals, 0.95)} s; ` +
          `${departures.length} left, p95 ${share(departures, 0.95)} s, ${wrong.length} explained wrongly, ${open} open at the end\n`,
      );
      expect(differences(comparisons)).toEqual([]);
      expect(changes).toBeGreaterThanOrEqual(50_000);
      expect(wrong).toEqual([]);
    } finally {
      await desk.stop();
    }
  },
);
