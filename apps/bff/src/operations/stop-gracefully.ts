import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { App } from '../create-app.ts';
import type { Database } from '../database/open-database.ts';

const LIMIT_MS = 25_000;

interface Parts {
  server: Server;
  app: App;
  database: Database;
  log: Logger;
  stopSweeping: () => void;
}

/** On SIGTERM or SIGINT: nothing new comes in, what was accepted is answered, refreshes and posts end, exit 0. */
export function stopGracefully({ server, app, database, log, stopSweeping }: Parts): void {
  let stopping: Promise<void> | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop(signal)));

  async function stop(signal: string): Promise<void> {
    log.info({ event: 'stopping', signal }, 'stopping');
    const limit = setTimeout(() => {
      log.error({ event: 'stop-limit' }, 'stopped before everything was finished');
      process.exit(1);
    }, LIMIT_MS);
    app.beginStop();
    stopSweeping();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    await app.settled();
    await app.close();
    await database.destroy();
    clearTimeout(limit);
    log.info({ event: 'stopped' }, 'stopped');
    process.exit(0);
  }
}
