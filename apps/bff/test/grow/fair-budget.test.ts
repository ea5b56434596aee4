import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Budget, PRIORITIES, type Slot, type AcquireOptions } from '#src/grow/budget/budget.ts';
import { createFairBudget, MAX_WAIT_MS } from '#src/grow/budget/fair-budget.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** Takes slots for a number of requests that each need some time to arrive and some to be answered. */
async function simulate(travels: readonly { arrive: number; answer: number }[], rate: number): Promise<number[]> {
  const clock = new ManualClock();
  const budget = createFairBudget(rate, clock);
  const arrivals: number[] = [];
  await clock.runUntilDone(
    travels.map(async ({ arrive, answer }) => {
      const slot = await budget.acquire();
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
  const budget = createFairBudget(1, clock);
  (await budget.acquire()).sent();
  const [one, two, again] = [
    taken(budget.acquire()),
    taken(budget.acquire()),
    taken(budget.acquire({ skipQueue: true })),
  ];
  await clock.advance(1300);
  expect([one(), two(), again()]).toEqual([false, false, true]);
});

test('49: nobody is let into a queue that is longer than the bound: told at once, with a time', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(3, clock);
  const answers = Array.from({ length: 100 }, (_, index) =>
    budget.acquire({ person: `person ${index}` }).then(
      () => clock.monotonic(),
      (error: unknown) => error,
    ),
  );
  const from = clock.monotonic();
  await clock.advance(0);
  const told = await Promise.all(answers.slice(64));
  for (const error of told) {
    expect(error).toMatchObject({ code: 'queue-full', status: 503, retryAfter: expect.any(Number) as number });
  }
  expect(clock.monotonic() - from).toBe(0);
});

test('49: a read that is overtaken for too long is told, too; a write waits on', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(1, clock);
  await budget.acquire(); // Held, never sent: nobody else gets a turn.
  const read = budget.acquire({ person: 'ana' }).catch((error: unknown) => error);
  const write = taken(budget.acquire({ person: 'ben', priority: 'write' }));
  await clock.advance(MAX_WAIT_MS);
  expect(await read).toMatchObject({ code: 'queue-full' });
  expect(write()).toBe(false);
});

/** Lets slots go round and says in which order those who wait got theirs. */
async function orderOf(
  clock: ManualClock,
  budget: Budget,
  asks: (AcquireOptions & { name: string })[],
): Promise<string[]> {
  (await budget.acquire()).sent();
  const order: string[] = [];
  const all = asks.map(async ({ name, ...options }) => {
    const slot = await budget.acquire(options);
    order.push(name);
    slot.sent();
  });
  await clock.runUntilDone(all);
  return order;
}

test('49: a write before a read before a read-back before a poll before a sweep', async () => {
  const clock = new ManualClock();
  const asks = PRIORITIES.toReversed().map((priority) => ({ name: priority, priority }));
  expect(await orderOf(clock, createFairBudget(1, clock), asks)).toEqual([...PRIORITIES]);
});

test('49: people take turns, however much one of them asks', async () => {
  const clock = new ManualClock();
  const flood = Array.from({ length: 6 }, (_, index) => ({ name: `ana ${index}`, person: 'ana' }));
  const asks = [...flood, { name: 'ben', person: 'ben' }, { name: 'cleo', person: 'cleo' }];
  const order = await orderOf(clock, createFairBudget(1, clock), asks);
  expect(order.slice(0, 3)).toEqual(['ana 0', 'ben', 'cleo']);
});

test('49: in a full queue the one with the most makes room for another', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(1, clock);
  await budget.acquire();
  const flood = Array.from({ length: 20 }, () => budget.acquire({ person: 'ana' }).catch((error: unknown) => error));
  const other = taken(budget.acquire({ person: 'ben' }));
  expect(await flood.at(-1)).toMatchObject({ code: 'queue-full' });
  expect(other()).toBe(false);
  expect(budget.view('ben')).toMatchObject({ waiting: 20, own: 1 });
});

test('the wait that is told is the wait that comes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ person: fc.constantFrom('a', 'b', 'c'), priority: fc.constantFrom(...PRIORITIES) }), {
        maxLength: 15,
      }),
      async (others) => {
        const clock = new ManualClock();
        const budget = createFairBudget(1, clock);
        (await budget.acquire()).sent();
        const before = others.map(async (options) => (await budget.acquire(options)).sent());
        const { expectedWait } = budget.view('me');
        const from = clock.monotonic();
        let waited = -1;
        const mine = budget.acquire({ person: 'me' }).then((slot) => {
          waited = clock.monotonic() - from;
          slot.sent();
        });
        await clock.runUntilDone([...before, mine]);
        // A slot is held a little longer than a second: Grow must never see one too many.
        expect(waited).toBeGreaterThanOrEqual(expectedWait - 1);
        expect(waited).toBeLessThanOrEqual(expectedWait * 1.3 + 300);
      },
    ),
    { numRuns: 50 },
  );
});

test('who leaves the queue makes room, and a slot that was not used is free at once', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(1, clock);
  const held = await budget.acquire();
  const leaving = new AbortController();
  const gone = budget.acquire({ signal: leaving.signal });
  const next = taken(budget.acquire());
  leaving.abort(new Error('left'));
  await expect(gone).rejects.toThrow('left');
  held.release();
  await clock.advance(0);
  expect(next()).toBe(true);
});

test('an answer that comes very late does not free the slot of the one who has it now', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(1, clock);
  const slow = await budget.acquire();
  slow.sent();
  const second = budget.acquire();
  await clock.advance(1260);
  await second; // holds the slot, has not sent yet
  slow.arrived();
  const third = taken(budget.acquire());
  await clock.advance(5000);
  expect(third()).toBe(false);
});

test.each([3, 0])('50: a pause holds everybody (rate %i)', async (rate) => {
  const clock = new ManualClock();
  const budget = createFairBudget(rate, clock);
  budget.pause(2000);
  const all = [taken(budget.acquire()), taken(budget.acquire())];
  await clock.advance(1999);
  expect(all.map((is) => is())).toEqual([false, false]);
  await clock.advance(1);
  expect(all.map((is) => is())).toEqual([true, true]);
});

test('50: nobody is left waiting through a long pause', async () => {
  const budget = createFairBudget(1, new ManualClock());
  (await budget.acquire()).sent();
  const waiting = budget.acquire();
  budget.pause(60_000);
  const told = { code: 'grow-rate-limited', status: 429, retryAfter: 60 };
  await expect(waiting).rejects.toMatchObject(told);
  await expect(budget.acquire({ skipQueue: true })).rejects.toMatchObject(told);
});
