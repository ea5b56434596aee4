import type { Logger } from 'pino';
import { createAudit } from '../audit/audit-log.ts';
import { createRequestContexts } from '../audit/request-context.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { createCipher } from '../crypto/cipher.ts';
import type { Database } from '../database/database.ts';
import { createInstance } from '../leases/instance.ts';
import { createRetries } from '../database/retries.ts';
import { ALL_FIRMS } from '../events/any-event.ts';
import { createDatabaseEventHub } from '../events/database-hub.ts';
import { createEventHub } from '../events/event-hub.ts';
import type { SharedSlots } from '../grow/budget/shared-slots.ts';
import type { HttpTransport } from '../grow/client/http-transport.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import type { MirrorDatabase } from '../mirror/database/mirror-database.ts';
import type { PollIntervals } from '../mirror/sync/poll-intervals.ts';
import { SessionStore } from '../sessions/session-store.ts';

export interface AppDeps {
  config: Config;
  database: Database;
  /** Null when the mirror is off. */
  mirrorDatabase: MirrorDatabase | null;
  clock: Clock;
  log: Logger;
  /** True if no other process can use the database at the same time, which is so if it is missing. */
  isAlone?: boolean;
  /** Polling intervals of the mirror; `DEFAULT_INTERVALS` if missing. */
  pace?: PollIntervals;
  /** Slots of Grow's rate limit that other processes share; only this process limits itself if missing. */
  slots?: SharedSlots | undefined;
  /** Transport to Grow; tests inject one that drops and counts requests. */
  exchange?: HttpTransport;
}

/** What every other service is built on. */
export type Core = ReturnType<typeof createCore>;

export function createCore(given: AppDeps) {
  const { config, database, clock, log } = given;
  const retries = createRetries((delay, action) => clock.after(delay, action));
  const cipher = createCipher(config.tokenKeys);
  const hub =
    config.postgres === null
      ? createEventHub(clock)
      : createDatabaseEventHub({ database, cipher, clock, directUrl: config.postgres.directUrl });
  const store = new SessionStore(database, clock, config.session, retries);
  store.onEnded((session) => hub.publish(ALL_FIRMS, { type: 'session-ended', session }));
  return {
    ...given,
    metrics: createMetrics(config.metricsPort !== null),
    audit: createAudit({ database, clock, log, days: config.auditDays }),
    contexts: createRequestContexts(),
    cipher,
    hub,
    instance: createInstance({ database, clock, isAlone: given.isAlone ?? true }),
    retries,
    store,
  };
}
