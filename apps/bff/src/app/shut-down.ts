import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { App } from './create-app.ts';
import type { Database } from '../database/database.ts';
import type { LogOutput } from './log-output.ts';
import type { InFlightRequests } from './in-flight-requests.ts';

const LIMIT_MS = 25_000;
/**
 * While requests are in flight, new ones are accepted for this long, so that clients of `/readyz` notice the shutdown.
 */
const LEAVE_MS = 3000;
/** Time for accepted requests to finish; the rest of `LIMIT_MS` is for refreshes, writes and the database. */
const ANSWER_MS = 18_000;

interface Deps {
  server: Server;
  underWay: InFlightRequests;
  app: App;
  database: Database;
  log: Logger;
  output: LogOutput;
  stopSweeping: () => Promise<void>;
}

/**
 * On SIGTERM or SIGINT: fails `/readyz`, closes the port, answers accepted requests, waits for refreshes and writes,
 * then exits with 0. Takes no time if nothing is in flight.
 */
export function stopGracefully({ server, underWay, app, database, log, output, stopSweeping }: Deps): void {
  let stopping: Promise<void> | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop(signal)));

  async function stop(signal: string): Promise<void> {
    log.info({ event: 'stopping', signal }, 'stopping');
    const limit = setTimeout(() => {
      log.error({ event: 'stop-limit' }, 'stopped before everything was finished');
      process.exit(1);
    }, LIMIT_MS);
    app.beginShutdown();
    const swept = stopSweeping();
    await underWay.none(LEAVE_MS);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await underWay.noneOfWhole(ANSWER_MS);
    // The remaining connections have no complete request, so no accepted request is lost.
    server.closeAllConnections();
    await closed;
    await Promise.all([app.drained(), swept]);
    await app.close();
    await database.destroy();
    log.info({ event: 'stopped' }, 'stopped');
    await output.flush();
    clearTimeout(limit);
    process.exit(0);
  }
}
