import { randomBytes } from 'node:crypto';
import type { MirroredList } from '@intake-desk/desk-api/connection';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { FirmConnection } from '../auth/firm-connection/firm-connection.ts';
import type { Budget } from '../grow/budget/budget.ts';
import type { CallAs } from '../grow/client/call-as.ts';
import { createAccess, type Access } from './access/access-check.ts';
import { createAccessCache } from './access/access-cache.ts';
import type { Search } from './search/search.ts';
import { createMirrorStore, type MirrorStore } from './store/mirror-store.ts';
import type { MirrorDatabase } from './database/open-mirror.ts';
import { takeRebuildRequest } from './database/rebuild-request.ts';
import { createGrowReader, type GrowReader } from './sync/grow-reader.ts';
import { createFirmSync, type FirmSync } from './sync/firm-sync.ts';
import { createJobLoop, type JobLoop } from './sync/job-loop.ts';
import type { PollIntervals } from './sync/poll-intervals.ts';
import { createSessionGrants } from './sync/session-grants.ts';

/** What the desk knows of the firm's records without asking Grow. */
export interface Mirror {
  readonly store: MirrorStore;
  readonly search: Search;
  readonly access: Access;
  /** Another word for each start: what a browser remembers of an earlier one does not count. */
  readonly bootId: string;
  /** The work for a firm; begins with the first call. */
  syncOf(firm: string): FirmSync;
  /** Resolves when the file has been read. */
  ready(): Promise<void>;
  /** Reads the file and begins the work for every firm that is known. */
  start(): Promise<void>;
  /** Somebody signed in, or connected the firm. */
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
  pace: PollIntervals;
}

const LOOK_MS = 5_000;
/** From here on a wait for Grow is felt. */
const FELT_MS = 700;

export function createMirror(deps: Deps): Mirror {
  const { config, database, mirrorDatabase, clock, log, budget, callAs, hub, connection, search, pace } = deps;
  const boot = randomBytes(6).toString('base64url');
  const store = createMirrorStore(mirrorDatabase, search);
  const book = createAccessCache(clock);
  const asks = new Map<string, GrowReader>();
  const access = createAccess({
    callAs,
    book,
    clock,
    index: (firm) => store.index(firm),
    readerOf: (firm) => asks.get(firm)?.currentGrant('lead'),
  });
  const sessions = createSessionGrants(database, clock);
  const syncs = new Map<string, FirmSync>();
  let loaded: Promise<void> | null = null;
  let watch: JobLoop | null = null;
  const stopping = new AbortController();

  return {
    store,
    search,
    access,
    bootId: boot,
    syncOf: of,
    ready: load,
    async start() {
      await load();
      watch = createJobLoop(clock, look);
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
    loaded ??= store.load();
    return loaded;
  }

  function of(firm: string): FirmSync {
    const known = syncs.get(firm);
    if (known !== undefined) return known;
    const ask = createGrowReader({
      callAs,
      book,
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
      backoffFactor: stretch,
      onFailed,
    });
    syncs.set(firm, sync);
    if (!stopping.signal.aborted) void load().then(() => sync.start());
    return sync;
  }

  async function grantsOf(firm: string): Promise<readonly string[]> {
    const own = await connection.grantOf(firm);
    const signedIn = await sessions.of(firm);
    return own === null ? signedIn : [own, ...signedIn];
  }

  /** Firms that came back to life, and an operator's wish for a new beginning. */
  async function look(): Promise<number> {
    try {
      if (await takeRebuildRequest(mirrorDatabase)) await rebuild();
      const installed = await database.selectFrom('installation').select('firm').execute();
      const known = [...config.allowedFirms, ...installed.map(({ firm }) => firm), ...(await sessions.firms())];
      for (const firm of new Set(known)) of(firm);
    } catch (error) {
      log.warn({ event: 'mirror-trouble', name: error instanceof Error ? error.name : 'unknown' }, 'mirror trouble');
    }
    return LOOK_MS;
  }

  async function rebuild(): Promise<void> {
    const all = [...syncs];
    await Promise.all(all.map(([, sync]) => sync.stop()));
    // Whoever asks meanwhile is shown what there was; nobody begins anew with marks of what is being forgotten.
    await store.clear(() => syncs.clear());
    for (const [firm] of all) {
      hub.publish(firm, { type: 'reset' });
      of(firm);
    }
    log.info({ event: 'mirror-rebuilt' }, 'the mirror was emptied and is read anew');
  }

  /** What can wait makes room while people feel the wait. */
  function stretch(): number {
    const { expectedWait } = budget.view('mirror');
    return expectedWait > 4 * FELT_MS ? 4 : expectedWait > FELT_MS ? 2 : 1;
  }
}
