import { randomBytes } from 'node:crypto';
import type { MirroredList } from '@intake-desk/desk-api/connection';
import type { Logger } from 'pino';
import { steadyClock, type Clock, type SteadyClock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { StoreUnavailable } from '../database/store-unavailable.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { FirmConnection } from '../auth/firm-connection/firm-connection.ts';
import type { Budget } from '../grow/budget/budget.ts';
import type { CallAs } from '../grow/client/call-as.ts';
import { createAccess, type Access } from './access/access-check.ts';
import { createAccessCache } from './access/access-cache.ts';
import { createRedactedFields, type RedactedFields } from './access/redacted-fields.ts';
import { rebuildKeys } from './search/rebuild-keys.ts';
import type { Search } from './search/search.ts';
import { createMirrorStore, type MirrorStore } from './store/mirror-store.ts';
import { withTypedSources, type TypedSources } from './store/typed-sources.ts';
import type { MirrorDatabase } from './database/mirror-database.ts';
import { createGrowReader, type GrowReader } from './sync/grow-reader.ts';
import { toLiveEvent } from './sync/change-events.ts';
import { createFirmSync, type FirmSync } from './sync/firm-sync.ts';
import { createJobLoop, type JobLoop } from './sync/job-loop.ts';
import type { PollIntervals } from './sync/poll-intervals.ts';
import { createSessionGrants } from './sync/session-grants.ts';

/** Local copy of the firm's records, read without asking Grow. */
export interface Mirror {
  readonly store: MirrorStore;
  readonly search: Search;
  readonly access: Access;
  readonly redacted: RedactedFields;
  /** Random id of this process start: a browser's cached copies from an earlier start do not match it. */
  readonly bootId: string;
  /** The clock of all instants in the mirror. */
  readonly clock: SteadyClock;
  /** Returns the sync of a firm; the first call starts it. */
  syncOf(firm: string): FirmSync;
  /** Resolves once the file has been read, or replaced because it is unreadable. */
  ready(): Promise<void>;
  /** Reads the file and starts the sync of every known firm. */
  start(): Promise<void>;
  /** Called when our team's own data of a lead has changed. */
  leadChanged(firm: string, lead: number): Promise<void>;
  /** Called after a sign-in and after a firm was connected. */
  wake(): void;
  firms(): Iterable<[string, FirmSync]>;
  stop(): Promise<void>;
}

interface Deps {
  config: Config;
  database: Database;
  mirrorDatabase: MirrorDatabase;
  clock: Clock;
  log: Logger;
  budget: Budget;
  callAs: CallAs;
  hub: EventHub;
  connection: Pick<FirmConnection, 'grantOf'>;
  search: Search;
  typedSources: TypedSources;
  pace: PollIntervals;
}

const POLL_MS = 5_000;
const RETRY_MS = 1_000;
/** Wait for Grow, in milliseconds, from which users notice it. */
const NOTICEABLE_WAIT_MS = 700;

export function createMirror(deps: Deps): Mirror {
  const { config, database, mirrorDatabase, log, budget, callAs, hub, connection, search, typedSources, pace } = deps;
  const boot = randomBytes(6).toString('base64url');
  const clock = steadyClock(deps.clock);
  const store = withTypedSources(createMirrorStore(mirrorDatabase, search, clock), typedSources);
  const book = createAccessCache(clock);
  const redacted = createRedactedFields(book);
  const asks = new Map<string, GrowReader>();
  const access = createAccess({
    callAs,
    book,
    redacted,
    clock,
    index: (firm) => store.index(firm),
    readerOf: (firm) => asks.get(firm)?.currentGrant('lead'),
  });
  const sessions = createSessionGrants(database, deps.clock);
  const syncs = new Map<string, FirmSync>();
  let loaded: Promise<void> | null = null;
  let watch: JobLoop | null = null;
  /** True if the content of the file makes no sense, which SQLite itself does not notice. */
  let isUnreadable = false;
  const stopping = new AbortController();

  return {
    store,
    search,
    access,
    redacted,
    bootId: boot,
    clock,
    syncOf: of,
    ready: load,
    async start() {
      if (mirrorDatabase.isInMemory) log.error({ event: 'mirror-in-memory' }, 'mirror.sqlite cannot be written');
      await load();
      watch = createJobLoop(clock, poll);
    },
    async leadChanged(firm, lead) {
      const found = await store.find(firm, 'lead', lead);
      if (found === null || (found.state !== 'untriaged' && found.state !== 'ignored')) return;
      const { state: list, record } = found;
      // Grow was not asked, so the lead was not seen again.
      const startedAt = Math.max(found.seenAt, store.index(firm)[list].get(lead)?.seenAt ?? 0);
      for (const change of await store.apply({ firm, list, startedAt, isFill: false }, [record])) {
        const event = toLiveEvent(change);
        if (event !== null) hub.publish(firm, event);
      }
    },
    wake() {
      for (const sync of syncs.values()) sync.wake();
      watch?.trigger();
    },
    firms: () => syncs.entries(),
    async stop() {
      stopping.abort(new Error('stopping'));
      await watch?.stop();
      await Promise.all([...syncs.values()].map((sync) => sync.stop()));
    },
  };

  function load(): Promise<void> {
    loaded ??= store.load().catch(async (error: unknown) => {
      report(error);
      if (mirrorDatabase.comesBack && error instanceof StoreUnavailable) await loadLater();
      else await renew();
    });
    return loaded;
  }

  /** The content is as it was once the database answers again. */
  async function loadLater(): Promise<void> {
    while (!stopping.signal.aborted) {
      await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
      try {
        return await store.load();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    }
  }

  function of(firm: string): FirmSync {
    const known = syncs.get(firm);
    if (known !== undefined) return known;
    const ask = createGrowReader({
      callAs,
      book,
      redacted,
      clock,
      signal: stopping.signal,
      grants: () => grantsOf(firm),
      vet: (grant, resource) => (resource === 'lead' ? access.checkVisibility(grant, firm) : Promise.resolve()),
    });
    asks.set(firm, ask);
    const onFailed = (list: MirroredList, code: string, error: unknown): void => {
      const name = error instanceof Error ? error.name : 'unknown';
      log[code === 'internal' ? 'error' : 'warn']({ event: 'mirror-trouble', list, code, name }, 'mirror trouble');
    };
    const sync = createFirmSync({
      firm,
      database: mirrorDatabase,
      clock,
      ask,
      store,
      hub,
      pace,
      backoffFactor,
      onFailed,
    });
    syncs.set(firm, sync);
    if (!stopping.signal.aborted) void load().then(() => start(firm, sync));
    return sync;
  }

  /** A sync that cannot read its position starts again at the next poll, from an empty file if this one is unreadable. */
  async function start(firm: string, sync: FirmSync): Promise<void> {
    try {
      await sync.start();
    } catch (error) {
      report(error);
      isUnreadable ||= !(error instanceof StoreUnavailable);
      if (syncs.get(firm) === sync) syncs.delete(firm);
    }
  }

  async function grantsOf(firm: string): Promise<readonly string[]> {
    const own = await connection.grantOf(firm);
    const signedIn = await sessions.of(firm);
    return own === null ? signedIn : [own, ...signedIn];
  }

  /**
   * Starts the sync of firms that became known, carries out an operator's rebuild request, and derives search keys of an
   * earlier version again.
   */
  async function poll(): Promise<number> {
    try {
      if ((await mirrorDatabase.takeRebuildRequest()) || mirrorDatabase.isDamaged || isUnreadable) await rebuild();
      const installed = await database.selectFrom('installation').select('firm').execute();
      const known = [...installed.map(({ firm }) => firm), ...(await sessions.firms())];
      // With a list of firms, no other firm is synchronized, also not an earlier owner of the installation.
      for (const firm of new Set(config.allowedFirms.length > 0 ? config.allowedFirms : known)) of(firm);
      const derived = await rebuildKeys(mirrorDatabase, search, stopping.signal);
      if (derived > 0) log.info({ event: 'search-keys-rebuilt', records: derived }, 'search keys were derived again');
    } catch (error) {
      report(error);
    }
    return POLL_MS;
  }

  async function rebuild(): Promise<void> {
    const all = [...syncs];
    await Promise.all(all.map(([, sync]) => sync.stop()));
    // Until the mirror is empty, requests see the old records. The syncs are dropped inside, so that no new one starts
    // from positions that are being deleted.
    await renew(() => syncs.clear());
    for (const [firm] of all) {
      hub.publish(firm, { type: 'reset' });
      of(firm);
    }
    log.info({ event: 'mirror-rebuilt' }, 'the mirror was emptied and is read again');
  }

  async function renew(onCleared?: () => void): Promise<void> {
    await store.clear(onCleared);
    isUnreadable = false;
    if (mirrorDatabase.isInMemory) log.error({ event: 'mirror-in-memory' }, 'mirror.sqlite cannot be written');
  }

  function report(error: unknown): void {
    log.warn({ event: 'mirror-trouble', name: error instanceof Error ? error.name : 'unknown' }, 'mirror trouble');
  }

  /** Factor on background intervals: slows down deferrable work while users notice the wait. */
  function backoffFactor(): number {
    const { expectedWait } = budget.view('mirror');
    return expectedWait > 4 * NOTICEABLE_WAIT_MS ? 4 : expectedWait > NOTICEABLE_WAIT_MS ? 2 : 1;
  }
}
