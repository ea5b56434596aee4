import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { compareWithGrow, differences } from '../support/compare-with-grow.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { IS_SQLITE, openTables, storedText } from '../support/test-database.ts';

let at: MirrorDesk;
afterEach(() => at.stop());

const LISTS = ['leads', 'leads?state=ignored', 'contacts', 'matters'];
const UNTIL_FILLED = 90_000;

async function allTotals(browser: Browser): Promise<number[]> {
  const totals: number[] = [];
  for (const list of LISTS) totals.push((await at.get(browser, list)).meta.total);
  return totals;
}

async function arrives(): Promise<number> {
  return ((await at.act({ act: 'lead_arrives' })) as { lead: number }).lead;
}

/** Asserts that no record is missing or surplus, and that no problem is reported. */
async function mustBeWell(browser: Browser): Promise<void> {
  for (const list of LISTS) {
    expect((await at.get(browser, list)).meta).toMatchObject({ complete: true, trouble: null, progress: null });
  }
  expect(differences(await compareWithGrow(at.stack))).toEqual([]);
}

it.each([
  ['answers 503', { fault: 'status', status: 503 }, 'grow-unavailable'],
  ['answers 500', { fault: 'status', status: 500 }, 'grow-unavailable'],
  ['answers 429 to every request', { fault: 'status', status: 429, retry_after: 30 }, 'grow-rate-limited'],
  ['answers with an HTML page', { fault: 'html', status: 502 }, 'grow-unavailable'],
  ['answers with garbage', { fault: 'garbage' }, 'grow-garbled'],
  ['answers with another type', { fault: 'content_type' }, 'grow-garbled'],
  ['cuts its response off', { fault: 'truncate' }, null],
  ['refuses the connection', { fault: 'reset_before' }, null],
])(
  'Grow %s: the last data are shown with their age and the cause, and everything is caught up afterwards',
  async (_what, fault, code) => {
    at = await mirrorDesk();
    const ana = await at.signIn();
    await at.clock.advance(UNTIL_FILLED);
    const totals = await allTotals(ana);
    await at.stack.fault({ path: '/grow/*', count: 1_000_000, ...fault });
    await at.clock.advance(1_000);
    const begun = at.clock.now();
    const lead = await arrives();
    // Longer than the cached permissions of this person are valid.
    for (let minute = 0; minute < 20; minute += 4) {
      await at.clock.advance(4 * 60_000);
      expect(await at.meanwhile(allTotals(ana))).toEqual(totals);
      for (const list of LISTS) {
        const { data, meta } = await at.meanwhile(at.get(ana, list));
        expect(data.length).toBeGreaterThan(0);
        expect(Date.parse(meta.asOf ?? '')).toBeLessThanOrEqual(begun);
        expect(meta.trouble).not.toBeNull();
        if (code !== null) expect(['grow-unavailable', code]).toContain(meta.trouble?.code);
        expect(Date.parse(meta.trouble?.since ?? '')).toBeGreaterThanOrEqual(begun - 1_000);
      }
    }
    await at.stack.control('DELETE', '/faults');
    await at.clock.advance(3 * 60_000);
    const page = await at.get(ana, 'leads');
    expect(page.data[0]?.id).toBe(lead);
    expect(page.meta.gap).not.toBeNull();
    await mustBeWell(ana);
  },
  60_000,
);

it('Grow is slow: the lists are completed and stay up to date', async () => {
  at = await mirrorDesk();
  await at.stack.fault({ path: '/grow/*', fault: 'delay', ms: 60, count: 1_000_000 });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const lead = await arrives();
  await at.clock.advance(10_000);
  expect((await at.get(ana, 'leads')).data[0]?.id).toBe(lead);
  await at.stack.control('DELETE', '/faults');
  await mustBeWell(ana);
}, 60_000);

it('Grow is back with five thousand changes: all are applied', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const { total } = (await at.get(ana, 'leads')).meta;
  await at.stack.fault({ path: '/grow/*', fault: 'reset_before', count: 1_000_000 });
  await at.clock.advance(60_000);
  for (let thousand = 0; thousand < 5; thousand += 1) await at.act({ act: 'leads_arrive', count: 1000 });
  await at.clock.advance(6 * 60_000);
  expect((await at.get(ana, 'leads')).meta.total).toBe(total);
  await at.stack.control('DELETE', '/faults');
  await at.clock.advance(3 * 60_000);
  expect((await at.get(ana, 'leads')).meta.total).toBe(total + 5000);
  await mustBeWell(ana);
}, 60_000);

it('the only sign-in ends in the middle of the backfill: with the next one it resumes', async () => {
  at = await mirrorDesk({ environment: { GROW_RATE_LIMIT: '3' } });
  const [first, ...others] = await at.stack.people();
  const second = others.find(({ firm }) => firm === first?.firm);
  const ana = await at.meanwhile(at.signIn(first?.id));
  await at.clock.advance(5_000);
  expect((await at.meanwhile(at.get(ana, 'contacts'))).meta.complete).toBe(false);
  await at.act({ act: 'disconnect', person: first?.id, client_id: 'intake-desk' });
  await at.clock.advance(10_000);
  await at.meanwhile<void>(expect.poll(async () => (await at.stack.call(ana, '/api/desk/leads')).status).toBe(401));
  await at.clock.advance(120_000);
  const ben = await at.meanwhile(at.signIn(second?.id));
  // Until the backfill is complete; the scans that begin then request the same pages.
  while (!(await at.meanwhile(at.get(ben, 'contacts'))).meta.complete) await at.clock.advance(500);
  const asked = [...at.sent];
  await at.clock.advance(UNTIL_FILLED);
  await at.meanwhile(mustBeWell(ben));
  const fill = asked.filter((one) => one.includes('page_token') && one.includes('/matters') && !one.includes('since'));
  const twice = fill.filter((one, index) => fill.indexOf(one) !== index);
  expect(twice.length).toBeLessThanOrEqual(1);
}, 60_000);

it.each([3600, -3600])(
  'Grow’s clock is %d seconds off, and corrected later: no change is missed',
  async (skew) => {
    at = await mirrorDesk();
    await at.stack.control('POST', '/clock', { skew_seconds: skew });
    const ana = await at.signIn();
    await at.clock.advance(UNTIL_FILLED);
    for (const next of [skew, 0, skew]) {
      const lead = await arrives();
      await at.clock.advance(20_000);
      expect((await at.get(ana, 'leads?limit=200')).data.map(({ id }) => id)).toContain(lead);
      await at.stack.control('POST', '/clock', { skew_seconds: next === skew ? 0 : skew });
    }
    await at.clock.advance(40_000);
    await mustBeWell(ana);
  },
  60_000,
);

it('links that lead to another host are followed at Grow alone', async () => {
  at = await mirrorDesk();
  await at.stack.control('PATCH', '/switches', { paging_host: 'foreign' });
  await at.stack.fault({ path: '/grow/contacts', fault: 'foreign_next', count: 3 });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  await at.stack.control('PATCH', '/switches', { paging_host: 'own' });
  await mustBeWell(ana);
}, 60_000);

it('Grow returns the same page again and again: the list is reported as incomplete, the others are completed, and it recovers', async () => {
  let isOdd = true;
  let first: Promise<unknown> | null = null;
  at = await mirrorDesk({
    between: (exchange) => ({
      close: () => exchange.close(),
      send(request, ...rest) {
        if (!isOdd || !request.path.startsWith('/grow/contacts?page_token')) {
          const answer = exchange.send(request, ...rest);
          if (request.path === '/grow/contacts') first ??= answer;
          return answer;
        }
        return (first ?? exchange.send(request, ...rest)) as ReturnType<typeof exchange.send>;
      },
    }),
  });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const { meta } = await at.get(ana, 'contacts');
  expect(meta).toMatchObject({ complete: false, trouble: { code: 'grow-garbled' } });
  expect((await at.get(ana, 'matters')).meta).toMatchObject({ complete: true, total: 700 });
  const asked = at.sent.length;
  await at.clock.advance(5 * 60_000);
  expect(at.sent.length - asked).toBeLessThan(300);
  isOdd = false;
  await at.clock.advance(3 * 60_000);
  await mustBeWell(ana);
}, 60_000);

it('a record that changes without a new time is found by the background scan', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const [contact] = (await at.get(ana, 'contacts?sort=waiting')).data;
  const file = new DatabaseSync(join(at.stack.directory, 'sandbox.sqlite'), { timeout: 5000 });
  file.prepare("UPDATE contacts SET first_name = 'Silently' WHERE id = ?").run(contact?.id ?? 0);
  file.close();
  await at.clock.advance(20 * 60_000);
  const after = (await at.stack.call(ana, `/api/desk/contacts/${contact?.id}`)).json() as {
    data: { first_name: string };
  };
  expect(after.data.first_name).toBe('Silently');
  await mustBeWell(ana);
}, 60_000);

it.runIf(IS_SQLITE)(
  'no write is possible: reads work, the problem is reported, and missed changes are applied once there is space again',
  async () => {
    at = await mirrorDesk();
    const ana = await at.signIn();
    await at.clock.advance(UNTIL_FILLED);
    const totals = await allTotals(ana);
    const file = openTables(at.stack.directory, 'mirror');
    for (const table of ['records', 'streams', 'firm_lists']) {
      file.exec(
        `CREATE TRIGGER full_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END`,
      );
    }
    const lead = await arrives();
    await at.clock.advance(3 * 60_000);
    expect(await allTotals(ana)).toEqual(totals);
    expect((await at.get(ana, 'leads')).meta.trouble?.code).toBe('store-unavailable');
    for (const table of ['records', 'streams', 'firm_lists']) file.exec(`DROP TRIGGER full_${table}`);
    file.close();
    await at.clock.advance(3 * 60_000);
    expect((await at.get(ana, 'leads')).data[0]?.id).toBe(lead);
    await mustBeWell(ana);
  },
  60_000,
);

it('no token is in the mirror’s files', async () => {
  const tokens = new Set<string>();
  at = await mirrorDesk({
    between: (exchange) => ({
      close: () => exchange.close(),
      send(request, ...rest) {
        for (const [, token] of JSON.stringify([request, rest]).matchAll(/Bearer ([^"\\]+)/g)) tokens.add(token ?? '');
        return exchange.send(request, ...rest);
      },
    }),
  });
  await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  expect(tokens.size).toBeGreaterThan(0);
  const stored = storedText(at.stack.directory, 'mirror');
  expect(stored.length).toBeGreaterThan(0);
  for (const token of tokens) expect(stored.includes(token)).toBe(false);
}, 60_000);
