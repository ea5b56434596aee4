import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_JUMP, OVERLAP_MS, readChanges } from '#src/mirror/sync/read-changes.ts';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { GrowPage } from '#src/mirror/source/read-page.ts';

/** A small list of Grow: pages of three, ascending by id, times in whole seconds. */
class SmallGrow {
  /** Milliseconds; a record carries the second in which it is written. */
  clock = Date.parse('2026-11-24T10:00:00Z');
  readonly #records = new Map<number, { id: number; version: number; updated: number; visibleAt: number }>();
  readonly versions = new Map<number, number>();
  real = 0;

  /** @param late becomes visible that many milliseconds after its timestamp, as a long transaction does */
  write(id: number, late: number): void {
    const version = (this.versions.get(id) ?? 0) + 1;
    this.versions.set(id, version);
    const updated = Math.floor(this.clock / 1000) * 1000;
    this.#records.set(id, { id, version, updated, visibleAt: this.real + late });
  }

  pass(milliseconds: number): void {
    this.clock += milliseconds;
    this.real += milliseconds;
  }

  page(since: string, token: string | null, hasDate: boolean): GrowPage {
    const from = Date.parse(since);
    const after = token === null ? 0 : Number(token);
    const rows = [...this.#records.values()]
      .filter(({ id, updated, visibleAt }) => id > after && updated >= from && visibleAt <= this.real)
      .sort((one, other) => one.id - other.id);
    const shown = rows.slice(0, 3);
    return {
      records: shown.map(
        ({ id, version, updated }) =>
          ({ id, version, updated_at: new Date(updated).toISOString() }) as unknown as GrowRecord,
      ),
      next: rows.length > 3 ? String(shown.at(-1)?.id) : null,
      startedAt: this.real,
      growNow: hasDate ? Math.floor(this.clock / 1000) * 1000 : null,
      redacted: new Set(),
      leftOut: [],
    };
  }
}

/** What can happen in Grow between two requests, or in the middle of a round. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('write' as const),
      id: fc.integer({ min: 1, max: 14 }),
      late: fc.constantFrom(0, 0, 0, 700, 6000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('pass' as const), ms: fc.constantFrom(0, 300, 1000, 5000, 40_000) }),
  },
  { weight: 3, arbitrary: fc.constant({ what: 'round' as const }) },
  // Grow's clock is set back or forward.
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('skew' as const), ms: fc.constantFrom(-3_600_000, -20_000, 3_600_000) }),
  },
);

it('no change is ever missed and none is applied twice, whatever the times, the pages and the clocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 20 }),
      async (events, between) => {
        const grow = new SmallGrow();
        const known = new Map<number, number>();
        const taken: string[] = [];
        const meanwhile = [...between];
        let highWater = grow.clock - 1000;
        let growNow: number | null = grow.clock;
        let jump = NO_JUMP;
        const round = async (): Promise<void> => {
          const done = await readChanges({
            highWater,
            growNow,
            isDeep: false,
            jump,
            fetch(since, token) {
              const page = grow.page(since, token, true);
              // Records change while the pages are fetched, including records on earlier pages.
              const id = meanwhile.pop();
              if (id !== undefined) grow.write(id, 0);
              grow.pass(400);
              return Promise.resolve(page);
            },
            take({ records }) {
              for (const { id, version } of records as unknown as { id: number; version: number }[]) {
                if ((known.get(id) ?? 0) >= version) continue;
                known.set(id, version);
                taken.push(`${id}.${version}`);
              }
              return Promise.resolve();
            },
          });
          ({ highWater, growNow, jump } = done);
        };
        await round();
        for (const event of events) {
          if (event.what === 'write') grow.write(event.id, event.late);
          else if (event.what === 'pass') grow.pass(event.ms);
          else if (event.what === 'skew') {
            // A poll runs between a jump of the clock and the next write, because the mirror polls every few seconds.
            grow.clock += event.ms;
            await round();
          } else await round();
        }
        meanwhile.length = 0;
        // Late records are visible by now, and within the overlap.
        grow.pass(OVERLAP_MS / 2);
        await round();
        expect(Object.fromEntries(known)).toEqual(Object.fromEntries(grow.versions));
        expect(new Set(taken).size).toBe(taken.length);
      },
    ),
    { numRuns: 5000 },
  );
});

it('a high-water mark ahead of what Grow had at the first page would lose changes: it never is', async () => {
  const grow = new SmallGrow();
  for (let id = 1; id <= 9; id += 1) grow.write(id, 0);
  const begun = grow.clock;
  const { highWater } = await readChanges({
    highWater: begun - 60_000,
    growNow: begun,
    jump: NO_JUMP,
    isDeep: false,
    fetch(since, token) {
      const page = grow.page(since, token, true);
      grow.pass(60_000);
      grow.write(9, 0);
      return Promise.resolve(page);
    },
    take: () => Promise.resolve(),
  });
  expect(highWater).toBeLessThanOrEqual(begun);
});
