import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Departure } from '@intake-desk/desk-api/departure';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { steadyClock } from '#src/clock.ts';
import type { MirrorDatabase } from '#src/mirror/database/mirror-database.ts';
import { createSearch } from '#src/mirror/search/create-search.ts';
import { createTextReader } from '#src/mirror/search/text-reader.ts';
import { createMirrorStore, type MirrorStore } from '#src/mirror/store/mirror-store.ts';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import { openTestMirror } from '../support/test-database.ts';

const UNTIL_FILLED = 90_000;
const HOUR = 3_600_000;
const FIRM = '4021';

let at: MirrorDesk | null = null;
let directory = '';
let database: MirrorDatabase | null = null;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
});
afterEach(async () => {
  await at?.stop();
  await database?.destroy();
  [at, database] = [null, null];
  await rm(directory, { recursive: true, force: true });
});

it.each([
  ['back', -3 * HOUR],
  ['forward', 3 * HOUR],
])('76: the wall clock is set %s: leads leave, change and are dated as before', async (_way, jump) => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const { data, meta } = await at.get(ana, 'leads');
  const [changed, removed] = data.map(({ id }) => id);
  at.clock.setWall(jump);
  const before = at.clock.now();
  // The age of the list stays the same.
  const asOf = Date.parse((await at.get(ana, 'leads')).meta.asOf ?? '');
  expect(Math.abs(asOf - jump - Date.parse(meta.asOf ?? ''))).toBeLessThan(1000);

  await at.act({ act: 'remove_lead', lead: removed });
  await at.act({ act: 'accept_lead', lead: changed });
  const { lead: arrived } = (await at.act({ act: 'lead_arrives' })) as { lead: number };
  await at.clock.advance(4 * 60_000);
  const after = await at.get(ana, 'leads');
  expect(after.meta).toMatchObject({ total: meta.total - 1, trouble: null });
  expect(after.data[0]?.id).toBe(arrived);
  expect(await departureOf(ana, changed)).toMatchObject({ to: 'matter' });
  const departure = await departureOf(ana, removed);
  expect(departure).toMatchObject({ to: 'gone' });
  // Dated by the wall clock as it is set now, and within minutes.
  expect(Date.parse(departure?.after ?? '')).toBeGreaterThan(before - 2 * 60_000);
  expect(Date.parse(departure?.before ?? '')).toBeLessThanOrEqual(at.clock.now());
  expect(Date.parse(departure?.before ?? '') - Date.parse(departure?.after ?? '')).toBeLessThan(4 * 60_000);
});

async function departureOf(browser: Browser, lead: number | undefined): Promise<Departure | null> {
  const answer = await at?.stack.call(browser, `/api/desk/leads/${lead}`);
  return (answer?.json() as { meta: { departure: Departure | null } }).meta.departure;
}

async function store(clock = steadyClock(new SteppingClock())): Promise<MirrorStore> {
  await database?.destroy();
  database = await openTestMirror(directory, 'test');
  const opened = createMirrorStore(database, createSearch(database, createTextReader('US')), clock);
  await opened.load();
  return opened;
}

const WHEN = '2026-11-02T10:00:00Z';

function lead(id: number, last_name: string, updated_at = WHEN): InboxLead {
  return {
    id,
    first_name: 'A',
    last_name,
    email: null,
    phone_number: null,
    state: 'untriaged',
    created_at: WHEN,
    updated_at,
  };
}

it('76: what a process wrote while its clock was ahead is not newer than what the next one reads', async () => {
  const clock = new SteppingClock();
  const ahead = clock.now() + 3 * HOUR;
  const snapshot = { firm: FIRM, list: 'untriaged', isFill: false } as const;
  const first = await store(steadyClock(clock));
  await first.apply({ ...snapshot, startedAt: ahead }, [lead(1, 'Before'), lead(2, 'Before')]);
  await first.markDeparted(FIRM, [{ lead: 2, to: 'checking', at: ahead }]);

  const second = await store(steadyClock(clock));
  const now = clock.now() + 1000;
  await clock.advance(1000);
  await second.apply({ ...snapshot, startedAt: now }, [lead(1, 'After')]);
  expect((await second.find(FIRM, 'lead', 1))?.record).toMatchObject({ last_name: 'After' });
  expect(second.index(FIRM).untriaged.get(1)?.seenAt).toBe(now);
  const [unresolved] = await second.unresolvedDepartures(FIRM);
  expect(unresolved?.missedAt).toBeLessThanOrEqual(now);
});

it('an answer that was requested earlier replaces nothing that a later one brought, in whatever order they are written', async () => {
  const opened = await store();
  const snapshot = { firm: FIRM, list: 'untriaged', isFill: false } as const;
  await opened.apply({ ...snapshot, startedAt: 500 }, [lead(1, 'First'), lead(2, 'First')]);
  const earlier = () => opened.apply({ ...snapshot, startedAt: 1000 }, [lead(1, 'Earlier'), lead(2, 'Earlier')]);
  const later = () => opened.apply({ ...snapshot, startedAt: 2000 }, [lead(1, 'Later'), lead(2, 'Later')]);
  // None of them waits for the other.
  await Promise.all([later(), earlier(), later(), earlier()]);
  expect((await opened.find(FIRM, 'lead', 1))?.record).toMatchObject({ last_name: 'Later' });
  await earlier();
  expect((await opened.find(FIRM, 'lead', 2))?.record).toMatchObject({ last_name: 'Later' });
  // Newer by Grow's own time, although it was requested earlier.
  const newer = lead(1, 'Newer', '2026-11-02T11:00:00Z');
  await opened.apply({ ...snapshot, startedAt: 1500 }, [newer]);
  expect((await opened.find(FIRM, 'lead', 1))?.record).toMatchObject({ last_name: 'Newer' });
});

it('a record that a later request returned is neither removed nor departed because an earlier one lacked it', async () => {
  const opened = await store();
  const matter = { id: 7, description: 'Will', created_at: WHEN, updated_at: WHEN } as Matter;
  await opened.apply({ firm: FIRM, list: 'matters', isFill: false, startedAt: 2000 }, [matter]);
  await opened.apply({ firm: FIRM, list: 'untriaged', isFill: false, startedAt: 2000 }, [lead(1, 'There')]);
  expect(await opened.remove(FIRM, 'matter', [7], 1000)).toEqual([]);
  expect(await opened.markDeparted(FIRM, [{ lead: 1, to: 'checking', at: 1000 }])).toEqual([]);
  expect(opened.index(FIRM).matters.size).toBe(1);
  expect(opened.index(FIRM).untriaged.size).toBe(1);
  expect(await opened.remove(FIRM, 'matter', [7], 3000)).toHaveLength(1);
  expect(await opened.markDeparted(FIRM, [{ lead: 1, to: 'checking', at: 3000 }])).toHaveLength(1);
});
