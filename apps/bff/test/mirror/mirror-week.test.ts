import { afterEach, expect, it } from 'vitest';
import type { HttpTransport } from '#src/grow/client/http-transport.ts';
import { compareWithGrow, differences } from '../support/compare-with-grow.ts';
import { deskInProcess, type DeskInProcess } from '../support/desk-in-process.ts';
import { seeded, share, simulateFirm } from '../support/simulate-firm.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

let desk: DeskInProcess | null = null;
afterEach(async () => {
  await desk?.stop();
  desk = null;
});

const HOUR = 3600;

async function start(clock: SteppingClock, between = (exchange: HttpTransport) => exchange): Promise<DeskInProcess> {
  desk = await deskInProcess({
    clock,
    between: (exchange) => clock.watch(between(exchange)),
    environment: { GROW_RATE_LIMIT: '0' },
    grow: { SANDBOX_SCENARIO: 'small-firm' },
  });
  await desk.stack.control('PATCH', '/switches', { rate_limit: 0 });
  await desk.stack.signIn();
  await clock.advance(20_000);
  return desk;
}

it('after hours of changes and faults the mirror equals Grow, in every list', { timeout: 120_000 }, async () => {
  const clock = new SteppingClock();
  const { stack } = await start(clock);
  expect(differences(await compareWithGrow(stack))).toEqual([]);
  const plan = { desk: desk as DeskInProcess, clock, random: seeded(7) };
  const day = await simulateFirm({ ...plan, seconds: 3 * HOUR, tick: 15, changes: 900, faults: 4 });
  await stack.control('DELETE', '/faults');
  // Two background scans, and one more scan of the short lists.
  await clock.advance(2 * HOUR * 1000);
  process.stdout.write(`Simulated hours: ${JSON.stringify({ ...day, arrivals: undefined, departures: undefined })}\n`);
  expect(differences(await compareWithGrow(stack))).toEqual([]);
  expect(day.wrong).toEqual([]);
  expect(day.faults).toBeGreaterThan(10);
});

it(
  'a lead that arrives is in the list within six seconds, one that leaves is resolved within a minute',
  { timeout: 120_000 },
  async () => {
    const clock = new SteppingClock();
    await start(clock);
    const plan = { desk: desk as DeskInProcess, clock, random: seeded(11) };
    const day = await simulateFirm({ ...plan, seconds: HOUR, tick: 2, changes: 260, faults: 0 });
    process.stdout.write(
      `Arrived: ${day.arrivals.length}, p95 ${share(day.arrivals, 0.95)} s; left: ${day.departures.length}, longest ${share(day.departures, 1)} s\n`,
    );
    expect(day.wrong).toEqual([]);
    expect(day.arrivals.length).toBeGreaterThan(30);
    expect(day.departures.length).toBeGreaterThanOrEqual(50);
    expect(share(day.arrivals, 0.95)).toBeLessThanOrEqual(6);
    expect(share(day.departures, 1)).toBeLessThanOrEqual(60);
  },
);

it('a dropped change is detected by the comparison', { timeout: 120_000 }, async () => {
  const clock = new SteppingClock();
  let dropped: number | null = null;
  const { stack } = await start(clock, (exchange) => ({
    close: () => exchange.close(),
    async send(request, ...rest) {
      const answer = await exchange.send(request, ...rest);
      if (dropped === null || !request.path.startsWith('/grow/contacts')) return answer;
      const page = JSON.parse(answer.body.toString('utf8')) as { data: { id: number }[] };
      const data = page.data.filter(({ id }) => id !== dropped);
      return { ...answer, body: Buffer.from(JSON.stringify({ ...page, data })) };
    },
  }));
  const [contact] = (await compareWithGrow(stack)).filter(({ list }) => list === 'contacts');
  expect(contact?.inGrow).toBeGreaterThan(100);
  const { data } = (await stack.control('POST', '/step', { count: 40 })) as {
    data: { act: string; contact?: number }[];
  };
  dropped = data.find(({ act, contact: id }) => act === 'accept_lead' && id !== undefined)?.contact ?? null;
  expect(dropped).not.toBeNull();
  await clock.advance(60_000);
  const found = differences(await compareWithGrow(stack));
  expect(found.map(({ list }) => list)).toEqual(['contacts']);
  // Once Grow shows it again, the next background scan finds it, whatever the changes said.
  dropped = null;
  await clock.advance(HOUR * 1000);
  expect(differences(await compareWithGrow(stack))).toEqual([]);
});
