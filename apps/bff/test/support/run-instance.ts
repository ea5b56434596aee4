import { createServer } from 'node:http';
import { Client } from 'pg';
import { pino } from 'pino';
import { createApp } from '#src/app/create-app.ts';
import { listen } from '#src/app/listen.ts';
import { systemClock } from '#src/clock.ts';
import { readConfig } from '#src/config/config.ts';
import { openPostgres } from '#src/database/postgres/open-postgres.ts';

/**
 * One of several BFFs on one database, without the lock that keeps the server alone. It stops at a step of a refresh if
 * `PAUSE_AT` names it, says so in a line, and goes on after SIGUSR2.
 */
const wanted = readConfig();
if (wanted.postgres === null) throw new Error('DATABASE_URL is missing');
const pauseAt = process.env['PAUSE_AT'];
if (pauseAt !== undefined) pauseRefreshes(pauseAt);

const server = createServer();
const port = await listen(server, wanted);
const database = await openPostgres(wanted.postgres, {
  requireHeld: () => undefined,
  release: () => Promise.resolve(),
});
const app = createApp({
  config: { ...wanted, port, publicUrl: `http://127.0.0.1:${port}` },
  database,
  mirrorDatabase: null,
  clock: systemClock,
  log: pino({ level: 'silent' }),
  isAlone: false,
});
await app.recover();
server.on('request', app.handler);
process.once('SIGTERM', () => void stop());
process.stdout.write(`Process ${database.owner}\nIntake Desk BFF listening at http://127.0.0.1:${port}\n`);

async function stop(): Promise<void> {
  app.beginShutdown();
  server.close();
  server.closeAllConnections();
  await app.drained();
  await app.close();
  await database.destroy();
  process.exit(0);
}

/** @param step `leased`: before anything is sent; `answered`: before the new pair is stored; `stored`: afterwards */
function pauseRefreshes(step: string): void {
  const resumed = new Promise<void>((resolve) => process.on('SIGUSR2', () => resolve()));
  const pause = async (): Promise<void> => {
    process.stdout.write('Paused\n');
    await resumed;
  };
  const clients = Client.prototype as unknown as { query: (...values: unknown[]) => Promise<{ rowCount: number }> };
  const { query } = clients;
  clients.query = async function (...values) {
    const [text] = values;
    const isWrite = typeof text === 'string' && text.includes('update "desk"."grants" set "version"');
    const isLease = isWrite && text.includes('NOT IN');
    if (isWrite && !isLease && step === 'answered') await pause();
    const result = await query.apply(this, values);
    const isDone = isWrite && result.rowCount === 1;
    if (isDone && step === (isLease ? 'leased' : 'stored')) await pause();
    return result;
  };
}
