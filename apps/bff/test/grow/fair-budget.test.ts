import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Budget, PRIORITIES, type Slot, type AcquireOptions } from '#src/grow/budget/budget.ts';
import { createFairBudget, MAX_WAIT_MS } from '#src/grow/budget/fair-budget.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** Acquires slots for requests that each need some time to arrive and some to be answered. */
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

test('48: whatever the network does, Grow never receives more than the rate in any second', async () => {
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

test('48: with a fast network nearly the whole rate is used', async () => {
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

test('the queue is first come, first served; retries go first', async () => {
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

test('49: a full queue rejects at once, with the time to wait', async () => {
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
  const errors = await Promise.all(answers.slice(64));
  for (const error of errors) {
    expect(error).toMatchObject({ code: 'queue-full', status: 503, retryAfter: expect.any(Number) as number });
  }
  expect(clock.monotonic() - from).toBe(0);
});

test('49: a read that is overtaken for too long is rejected, too; a write stays queued', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(1, clock);
  await budget.acquire(); // Acquired, never sent: no other request gets a slot.
  const read = budget.acquire({ person: 'ana' }).catch((error: unknown) => error);
  const write = taken(budget.acquire({ person: 'ben', priority: 'write' }));
  await clock.advance(MAX_WAIT_MS);
  expect(await read).toMatchObject({ code: 'queue-full' });
  expect(write()).toBe(false);
});

/** Runs the slots and returns the order in which the queued requests got theirs. */
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

test('49: a write before a read before a reconciliation before a poll before a background scan', async () => {
  const clock = new ManualClock();
  const asks = PRIORITIES.toReversed().map((priority) => ({ name: priority, priority }));
  expect(await orderOf(clock, createFairBudget(1, clock), asks)).toEqual([...PRIORITIES]);
});

test('49: people take turns, however many requests one of them sends', async () => {
  const clock = new ManualClock();
  const flood = Array.from({ length: 6 }, (_, index) => ({ name: `ana ${index}`, person: 'ana' }));
  const asks = [...flood, { name: 'ben', person: 'ben' }, { name: 'cleo', person: 'cleo' }];
  const order = await orderOf(clock, createFairBudget(1, clock), asks);
  expect(order.slice(0, 3)).toEqual(['ana 0', 'ben', 'cleo']);
});

test('49: in a full queue the person with the most requests makes room for another', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(1, clock);
  await budget.acquire();
  const flood = Array.from({ length: 20 }, () => budget.acquire({ person: 'ana' }).catch((error: unknown) => error));
  const other = taken(budget.acquire({ person: 'ben' }));
  expect(await flood.at(-1)).toMatchObject({ code: 'queue-full' });
  expect(other()).toBe(false);
  expect(budget.view('ben')).toMatchObject({ waiting: 20, own: 1 });
});

test('the reported wait is the actual wait', async () => {
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
        // A slot is occupied slightly longer than a second, so that Grow never receives one request too many.
        expect(waited).toBeGreaterThanOrEqual(expectedWait - 1);
        expect(waited).toBeLessThanOrEqual(expectedWait * 1.3 + 300);
      },
    ),
    { numRuns: 50 },
  );
});

test('a request that leaves the queue frees its entry, and an unused slot is free at once', async () => {
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

test('a very late response does not free the slot of its current holder', async () => {
  const clock = new ManualClock();
  const budget = createFairBudget(1, clock);
  const slow = await budget.acquire();
  slow.sent();
  const second = budget.acquire();
  await clock.advance(1260);
  await second; // has the slot, has not sent yet
  slow.arrived();
  const third = taken(budget.acquire());
  await clock.advance(5000);
  expect(third()).toBe(false);
});

test.each([3, 0])('50: a pause stops all requests (rate %i)', async (rate) => {
  const clock = new ManualClock();
  const budget = createFairBudget(rate, clock);
  budget.pause(2000);
  const all = [taken(budget.acquire()), taken(budget.acquire())];
  await clock.advance(1999);
  expect(all.map((is) => is())).toEqual([false, false]);
  await clock.advance(1);
  expect(all.map((is) => is())).toEqual([true, true]);
});

test('50: no request waits through a long pause', async () => {
  const budget = createFairBudget(1, new ManualClock());
  (await budget.acquire()).sent();
  const waiting = budget.acquire();
  budget.pause(60_000);
  const rejection = { code: 'grow-rate-limited', status: 429, retryAfter: 60 };
  await expect(waiting).rejects.toMatchObject(rejection);
  await expect(budget.acquire({ skipQueue: true })).rejects.toMatchObject(rejection);
});
