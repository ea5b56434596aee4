import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import { createLoginStateCookies } from '../auth/oauth/login-state-cookie.ts';
import { endRemovedFirms } from '../auth/sign-in/end-removed-firms.ts';
import { sweepSessions } from '../auth/sign-in/sweep-sessions.ts';
import { collectGauges } from '../metrics/collect-gauges.ts';
import { serveMetrics } from '../metrics/serve-metrics.ts';
import { createCore, type AppDeps } from './create-core.ts';
import { createGrowAccess } from './create-grow-access.ts';
import { createRecords } from './create-records.ts';
import { createTeamServices } from './create-team-services.ts';
import { createWrites } from './create-writes.ts';
import { mountRoutes } from './mount-routes.ts';
import { reseal } from './reseal.ts';

export interface App {
  handler: Express;
  /** Request listener of the separate metrics port. */
  metrics: RequestListener;
  /** Must complete before the first request is handled. */
  recover(): Promise<void>;
  sweeps: readonly (() => Promise<void>)[];
  /** Makes `/readyz` return 503 from now on and ends the event streams. */
  beginShutdown(): void;
  /** Resolves when all in-flight refreshes, writes and revocations have ended. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** Composition root: creates all services and mounts the routes. Importing this module has no side effects. */
export function createApp(given: AppDeps): App {
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const core = createCore(given);
  const access = createGrowAccess(core);
  const writes = createWrites(core, access);
  const team = createTeamServices(core, access);
  const records = createRecords(core, access, team, writes);
  const { config, database, store, mirrorDatabase, clock, log, cipher, audit, metrics } = core;
  const { breaker, grants, revokeTokens, tokens, exchange } = access;
  const { mirror, events } = records;
  const loginCookies = createLoginStateCookies(config, database, clock);
  const recoverWrites = async (): Promise<void> => {
    await writes.quietStore.recover();
    await writes.reconciler.resume();
  };
  return {
    handler: mountRoutes({ core, access, writes, team, records, loginCookies }, isStopping),
    metrics: serveMetrics(metrics.registry, () =>
      collectGauges({ metrics, database, breaker, mirror, streams: events, clock }),
    ),
    async recover() {
      await core.hub.start();
      await team.erasures.settled();
      for (const firm of await team.chain.signHeads())
        log.error({ event: 'decision-log-broken', firm }, 'run npm run cli -- decisions check');
      await endRemovedFirms({ config, database, grants, revokeTokens, audit });
      await core.instance.begin(recoverWrites);
      writes.reconciler.wake();
      // Not awaited: loading a mirror of 100,000 records takes long, and only requests for lists depend on it.
      void mirror?.start();
    },
    sweeps: [
      () => sweepSessions({ database, store, clock, grants, revokeTokens, audit, isStopping }),
      () => writes.outboxStore.sweep(),
      () => writes.leadMessages.sweep(),
      () => reseal({ database, cipher, log }),
      () => audit.sweep(),
      () => core.hub.sweep(),
      () => mirror?.store.sweep() ?? Promise.resolve(),
    ],
    beginShutdown() {
      stopping = true;
      events.stop();
      team.triage.stop();
      team.presence.stop();
    },
    async drained() {
      await Promise.all([writes.outbox.settled(), tokens.settled(), writes.reconciler.stop(), mirror?.stop()]);
      await core.retries.stop();
      await revokeTokens.settled();
      await audit.settled();
      await core.hub.stop();
      // A database that is away cannot be told.
      await core.instance.end().catch(() => undefined);
    },
    async close() {
      await exchange.close();
      await core.slots?.close();
      await mirrorDatabase?.destroy();
    },
  };
}
