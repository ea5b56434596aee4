import { MIRRORED_LISTS, type MirroredList } from '@intake-desk/desk-api/connection';
import { LIST_NAMES, type ListName } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { SteadyClock } from '../../clock.ts';
import type { EventHub } from '../../events/event-hub.ts';
import { unreadableFields } from '@intake-desk/desk-api/unreadable-fields';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { RecordChange } from '../index/changes.ts';
import type { MirrorStore } from '../store/mirror-store.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import type { GrowReader } from './grow-reader.ts';
import { resolveDepartures } from './resolve-departures.ts';
import { createRateMeter } from './rate-meter.ts';
import { backfillPage } from './backfill-list.ts';
import { createFirmLists, refreshFirmLists, type FirmLists } from './firm-lists.ts';
import type { SyncContext } from './sync-context.ts';
import { pollChanges } from './poll-changes.ts';
import { dependentRecords } from './dependent-records.ts';
import { createFirstRows } from './first-rows.ts';
import { createListFreshness } from './list-freshness.ts';
import { createListHealth, type Idle, type ListHealth, type SyncJob } from './list-health.ts';
import { countLeftOut } from './left-out-records.ts';
import { createJobLoop, type JobLoop } from './job-loop.ts';
import type { FirmListName } from '../source/mirrored-lists.ts';
import type { PollIntervals } from './poll-intervals.ts';
import { createRefetchQueue } from './refetch-queue.ts';
import { readNewest } from './read-newest.ts';
import { createSyncStateStore } from './sync-state-store.ts';
import { toLiveEvent } from './change-events.ts';
import { scanPage } from './scan-list.ts';

/** Synchronizes the mirror of one firm while it runs. */
export interface FirmSync {
  readonly lists: FirmLists;
  readonly health: ListHealth;
  start(): Promise<void>;
  /** Called when another grant is available. */
  wake(): void;
  /** Resolves when the newest leads are loaded, after a failure, or after a time limit. */
  firstRowsReady(): Promise<void>;
  /** Polls the list now, because a user is waiting for it. */
  pollNow(list: ListName): void;
  freshness(list: MirroredList): Freshness;
  count(list: MirroredList): number;
  /** Records with values that cannot be read, and records that are left out because their id cannot. */
  unreadable(list: MirroredList): { incomplete: number; leftOut: number };
  /** Applies a record from a person's own request or write. */
  ingest(list: ListName, record: GrowRecord, startedAt: number): Promise<void>;
  ingestFirmListItem(list: FirmListName, record: GrowRecord): Promise<void>;
  /** Called when Grow answered that a record does not exist: refetches it if the mirror has it. */
  verify(list: 'contacts' | 'matters', id: number): void;
  stop(): Promise<void>;
}

interface Deps {
  firm: string;
  database: MirrorDatabase;
  clock: SteadyClock;
  ask: GrowReader;
  store: MirrorStore;
  hub: EventHub;
  pace: PollIntervals;
  /** Factor on all deferrable intervals while users need the rate limit; normally 1. */
  backoffFactor: () => number;
  onFailed: (list: MirroredList, code: string, error: unknown) => void;
}

const RESOLVE_INTERVAL_MS = 10_000;
/** Lists that users open first come first. */
const FILL_ORDER = ['untriaged', 'ignored', 'matters', 'contacts'] as const;
/** Pages per minute. At a lower rate Grow's responses are slow, and the rate limit is not exhausted. */
const SLOW_PACE = 120;
const RECHECK_MS = 5_000;
const SCAN_RETRY_MS = 30_000;
const UNTIL_TRIGGERED: Idle = { idleFor: Infinity };

export function createFirmSync({
  firm,
  database,
  clock,
  ask,
  store,
  hub,
  pace,
  backoffFactor,
  onFailed,
}: Deps): FirmSync {
  const streams = createSyncStateStore(database, firm);
  const leftOut = countLeftOut(ask);
  const lists = createFirmLists({ database, firm, ask: leftOut.ask, streams });
  const health = createListHealth(clock, onFailed);
  const index = store.index(firm);
  const isList = (list: MirroredList): list is ListName => list in index;
  const count = (list: MirroredList): number => (isList(list) ? index[list].size : lists.all(list).length);
  const freshness = createListFreshness({ clock, streams, health, count });
  const pagePace = createRateMeter(clock);
  const refetchQueue = createRefetchQueue(() => loops?.readAgain.trigger());
  const notBefore = new Map<ListName, number>();
  const lastDeep = new Map<ListName, number>();
  let growNow: number | null = null;
  let hidesLeads = false;
  let foundNewest = false;
  const firstRows = createFirstRows(clock);
  let loops: (Record<string, JobLoop> & Record<'readAgain' | 'explain', JobLoop>) | null = null;

  const watched: GrowReader = {
    ...ask,
    async page(...asked) {
      const page = await leftOut.ask.page(...asked);
      growNow = page.growNow ?? growNow;
      if (asked[0] === 'matters') hidesLeads ||= page.redacted.has('inbox_lead_id');
      return page;
    },
  };
  const parts: SyncContext = {
    firm,
    clock,
    ask: watched,
    store,
    streams,
    index,
    pace,
    jumps: new Map(),
    followed: { fill: new Map(), scan: new Map() },
    onChanges: publishChanges,
    refetch: (list, ids) => refetchQueue.add(list, ids),
    onComplete: triggerAll,
  };

  return {
    lists,
    health,
    async start() {
      await Promise.all([streams.load(), lists.load()]);
      foundNewest = streams.states.untriaged.complete === 1;
      loops = {
        untriaged: loop('untriaged', 'poll', pollUntriaged),
        ...Object.fromEntries(
          (['ignored', 'contacts', 'matters'] as const).map((list) => [list, loop(list, 'poll', () => poll(list))]),
        ),
        fillFirst: createJobLoop(clock, () => fill(FILL_ORDER)),
        fillSecond: createJobLoop(clock, fillSecond),
        small: createJobLoop(clock, async () =>
          foundNewest ? refreshFirmLists({ lists, streams, health, clock, interval: pace.small }) : Infinity,
        ),
        ...Object.fromEntries(LIST_NAMES.map((list) => [`walk ${list}`, loop(list, 'scan', () => scan(list))])),
        explain: loop('untriaged', 'explain', resolveMissing),
        readAgain: loop('contacts', 'refetch', refetchBatch),
      };
    },
    wake() {
      // Another grant changes nothing while no list has a problem.
      if (MIRRORED_LISTS.some((list) => health.trouble(list) !== null)) triggerAll();
    },
    async firstRowsReady() {
      if (!foundNewest && health.trouble('untriaged') === null) await firstRows.wait();
    },
    pollNow: (list) => loops?.[list]?.trigger(),
    freshness: (list) => freshness.of(list),
    count,
    unreadable: (list) => ({
      incomplete: isList(list)
        ? index[list].incomplete
        : lists.all(list).filter((record) => unreadableFields(record).length > 0).length,
      leftOut: leftOut.count(list),
    }),
    async ingest(list, record, startedAt) {
      if (streams.states[list].pages === 0 && !foundNewest) return;
      publishChanges(await store.apply({ firm, list, startedAt, isFill: false }, [record]));
    },
    ingestFirmListItem: (list, record) => lists.add(list, record),
    verify(list, id) {
      if (index[list].get(id) !== undefined) refetchQueue.add(list, [id]);
    },
    async stop() {
      const all = Object.values(loops ?? {});
      loops = null;
      await Promise.all(all.map((one) => one.stop()));
    },
  };

  function loop(list: ListName, job: SyncJob, turn: () => Promise<number | Idle>): JobLoop {
    return createJobLoop(clock, () => attempt(list, job, turn));
  }

  async function attempt(list: ListName, job: SyncJob, turn: () => Promise<number | Idle>): Promise<number> {
    const before = health.trouble(list)?.code;
    const next = await health.attempt(list, job, turn);
    if (health.trouble(list)?.code !== before) publishFreshness(list);
    if (foundNewest || health.trouble('untriaged') !== null) firstRows.open();
    return next;
  }

  async function pollUntriaged(): Promise<number | Idle> {
    if (!foundNewest) {
      await readNewest(parts);
      foundNewest = true;
      firstRows.open();
      triggerAll();
    }
    return poll('untriaged');
  }

  async function poll(list: ListName): Promise<number | Idle> {
    if (list !== 'untriaged' && !isWhole(list)) return UNTIL_TRIGGERED;
    const isDeep = clock.now() - (lastDeep.get(list) ?? 0) >= pace.deep;
    const before = streams.states[list].as_of;
    growNow = await pollChanges(parts, list, isDeep, growNow);
    freshness.advanced(list, before, streams.states[list].as_of);
    if (isDeep) lastDeep.set(list, clock.now());
    publishFreshness(list);
    return (list === 'untriaged' ? pace.untriaged : pace.others) * backoffFactor();
  }

  async function fill(order: readonly ListName[]): Promise<number> {
    if (!foundNewest) return Infinity;
    const open = order.filter((one) => !isWhole(one));
    const wait = (one: ListName): number => Math.max(0, (notBefore.get(one) ?? 0) - clock.now());
    // A list that cannot be fetched now must not block the others.
    const list = open.find((one) => wait(one) === 0);
    if (list === undefined) return Math.min(Infinity, ...open.map(wait));
    const pause = await attempt(list, 'fill', async () => {
      const before = index[list].size;
      const isEmpty = await backfillPage(parts, list, 'fill');
      freshness.filled(list, index[list].size - before);
      pagePace.add(1);
      publishFreshness(list);
      return isEmpty ? { idleFor: 0 } : 0;
    });
    notBefore.set(list, clock.now() + pause);
    return 0;
  }

  /**
   * Backfilling one list after the other loses least in a crash. A second list in parallel makes up for slow responses
   * of Grow.
   */
  async function fillSecond(): Promise<number> {
    if (!isWhole('untriaged', 'ignored') || isWhole('contacts') || isWhole('matters')) return Infinity;
    if (isClosed('matters')) return Infinity;
    return (pagePace.perMinute() ?? Infinity) > SLOW_PACE ? RECHECK_MS : fill(['contacts']);
  }

  async function scan(list: ListName): Promise<number | Idle> {
    // Backfills come first, except those that no grant has the scope for.
    if (!LIST_NAMES.every((one) => isWhole(one) || isClosed(one)) || !isWhole(list)) return { idleFor: SCAN_RETRY_MS };
    const isInbox = list === 'untriaged';
    const page = isInbox ? pace.inboxScanPage : pace.scanPage;
    const least = isInbox ? pace.minInboxScan : pace.minScan;
    const isOver = await scanPage(parts, list);
    if (!isOver) return page * backoffFactor();
    const begun = streams.states[list].walk_begun_at ?? clock.now();
    return Math.max(begun + least - clock.now(), page) * backoffFactor();
  }

  async function resolveMissing(): Promise<number | Idle> {
    if (!foundNewest) return UNTIL_TRIGGERED;
    return (await resolveDepartures(parts, hidesLeads)) ? RESOLVE_INTERVAL_MS : Infinity;
  }

  async function refetchBatch(): Promise<number | Idle> {
    if (!isWhole('contacts', 'matters')) return UNTIL_TRIGGERED;
    return (await refetchQueue.runBatch(parts)) ? 0 : Infinity;
  }

  function publishChanges(changes: readonly RecordChange[]): void {
    for (const change of changes) {
      const event = toLiveEvent(change);
      if (event !== null) hub.publish(firm, event);
      const isMissing = change.what === 'lead-left' && change.departure.to === 'checking';
      if (isMissing || change.what === 'matter-gone') loops?.explain.trigger();
    }
    if (!isWhole('contacts', 'matters')) return;
    const { contacts, matters } = dependentRecords(changes);
    refetchQueue.add(
      'contacts',
      contacts.filter((id) => index.contacts.get(id) !== undefined),
    );
    refetchQueue.add(
      'matters',
      matters.filter((id) => index.matters.get(id) !== undefined),
    );
  }

  function publishFreshness(list: ListName): void {
    hub.publish(firm, { type: 'freshness', list, freshness: freshness.of(list), total: index[list].size });
  }

  function triggerAll(): void {
    for (const one of Object.values(loops ?? {})) one.trigger();
  }

  function isClosed(list: ListName): boolean {
    return health.trouble(list)?.code === 'scope-missing';
  }

  function isWhole(...wanted: readonly ListName[]): boolean {
    return wanted.every((list) => streams.states[list].complete === 1);
  }
}
