import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Slot } from '#src/grow/budget/budget.ts';
import { createFifoBudget } from '#src/grow/budget/fifo-budget.ts';
import { ManualClock } from './manual-clock.ts';

/** Takes slots for a number of requests that each need some time to arrive and some to be answered. */
async function simulate(travels: readonly { arrive: number; answer: number }[], rate: number): Promise<number[]> {
  const clock = new ManualClock();
  const budget = createFifoBudget(rate, 1000, clock);
  const arrivals: number[] = [];
  await clock.runUntilDone(
    travels.map(async ({ arrive, answer }) => {
      const slot = await budget.take();
      slot.sent();
      clock.after(arrive, () => arrivals.push(clock.monotonic()));
      clock.after(arrive + answer, () => slot.arrived());
      await new Promise<void>((resolve) => void clock.after(arrive + answer, resolve));
    }),
  );
  return arrivals.sort((one, other) => one - other);
}

test('48: whatever the network does, Grow never sees more than the rate in any second', async () => {
  const travel = fc.record({ arrive: fc.integer({ min: 0, max: 249 }), answer: fc.integer({ min: 0, max: 3000 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(travel, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 4 }),
      async (travels, rate) => {
        const arrivals = await simulate(travels, rate);
        expect(arrivals).toHaveLength(travels.length);
        for (const from of arrivals) {
          expect(arrivals.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(rate);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('48: with a quick network nearly the whole rate is used', async () => {
  const arrivals = await simulate(
    Array.from({ length: 30 }, () => ({ arrive: 5, answer: 20 })),
    3,
  );
  expect(((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000).toBeLessThan(9.5);
});

const taken = (promise: Promise<Slot>): (() => boolean) => {
  let is = false;
  void promise.then(
    () => (is = true),
    () => undefined,
  );
  return () => is;
};

test('the queue is first come, first served; what is sent again goes before', async () => {
  const clock = new ManualClock();
  const budget = createFifoBudget(1, 10, clock);
  (await budget.take()).sent();
  const [one, two, again] = [taken(budget.take()), taken(budget.take()), taken(budget.take({ ahead: true }))];
  await clock.advance(1300);
  expect([one(), two(), again()]).toEqual([false, false, true]);
});

test('49: a full queue is told at once, with a time', async () => {
  const budget = createFifoBudget(1, 2, new ManualClock());
  void budget.take();
  void budget.take();
  void budget.take();
  await expect(budget.take()).rejects.toMatchObject({
    code: 'queue-full',
    status: 503,
    retryAfter: expect.any(Number) as number,
  });
});

test('who leaves the queue makes room, and a slot that was not used is free at once', async () => {
  const clock = new ManualClock();
  const budget = createFifoBudget(1, 10, clock);
  const held = await budget.take();
  const leaving = new AbortController();
  const gone = budget.take({ signal: leaving.signal });
  const next = taken(budget.take());
  leaving.abort(new Error('left'));
  await expect(gone).rejects.toThrow('left');
  held.giveBack();
  await clock.advance(0);
  expect(next()).toBe(true);
});

test('an answer that comes very late does not free the slot of the one who has it now', async () => {
  const clock = new ManualClock();
  const budget = createFifoBudget(1, 10, clock);
  const slow = await budget.take();
  slow.sent();
  const second = budget.take();
  await clock.advance(1260);
  await second; // holds the slot, has not sent yet
  slow.arrived();
  const third = taken(budget.take());
  await clock.advance(5000);
  expect(third()).toBe(false);
});

test.each([3, 0])('50: a pause holds everybody (rate %i)', async (rate) => {
  const clock = new ManualClock();
  const budget = createFifoBudget(rate, 10, clock);
  budget.pause(2000);
  const all = [taken(budget.take()), taken(budget.take())];
  await clock.advance(1999);
  expect(all.map((is) => is())).toEqual([false, false]);
  await clock.advance(1);
  expect(all.map((is) => is())).toEqual([true, true]);
});

test('50: nobody is left waiting through a long pause', async () => {
  const budget = createFifoBudget(1, 10, new ManualClock());
  (await budget.take()).sent();
  const waiting = budget.take();
  budget.pause(60_000);
  const told = { code: 'grow-rate-limited', status: 429, retryAfter: 60 };
  await expect(waiting).rejects.toMatchObject(told);
  await expect(budget.take({ ahead: true })).rejects.toMatchObject(told);
});
