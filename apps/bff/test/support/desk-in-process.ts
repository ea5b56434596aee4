import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock, type Clock } from '#src/clock.ts';
import { readConfig } from '#src/config/config.ts';
import { createApp, type App } from '#src/app/create-app.ts';
import { createHttpTransport, type HttpTransport } from '#src/grow/client/http-transport.ts';
import type { PollIntervals } from '#src/mirror/sync/poll-intervals.ts';
import { DEFAULT_INTERVALS } from '#src/mirror/sync/poll-intervals.ts';
import { startedProcess, type StartedProcess } from './started-process.ts';
import { Stack } from './start-stack.ts';
import { openTestDatabase, openTestMirror } from './test-database.ts';

interface ServerOptions {
  clock?: Clock;
  pace?: Partial<PollIntervals>;
  /** Wraps the transport between the BFF and Grow. */
  between?: (exchange: HttpTransport) => HttpTransport;
  /** Environment variables of the BFF. */
  environment?: Record<string, string>;
  /** Environment variables of the sandbox. */
  grow?: Record<string, string>;
}

/**
 * The BFF in this process, with a clock of the test's own, and the sandbox as a process. It has the same interface as
 * {@link Stack}.
 */
export interface DeskInProcess {
  stack: Stack;
  app: App;
  directory: string;
  stop(): Promise<void>;
}

export async function deskInProcess({
  clock = systemClock,
  pace = {},
  between,
  environment,
  grow,
}: ServerOptions = {}): Promise<DeskInProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  const sandbox = startedProcess('apps/sandbox/src/main.ts', { SANDBOX_PORT: '0', DATA_DIR: directory, ...grow });
  const [, sandboxUrl = ''] = await sandbox.line(/Sandbox ready at (http:\/\/\S+)/);
  const webDist = join(directory, 'web');
  await mkdir(webDist);
  await writeFile(join(webDist, 'index.html'), '<!doctype html><title>Intake Desk</title>');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const read = readConfig({
    DATA_DIR: directory,
    SANDBOX_PORT: new URL(sandboxUrl).port,
    WEB_DIST: webDist,
    ...environment,
  });
  const isLimited = environment?.['SESSION_IDLE_SECONDS'] !== undefined;
  // Longer than any simulated week.
  const session = isLimited ? read.session : { idleSeconds: 30 * 86_400, absoluteSeconds: 30 * 86_400 };
  const config = { ...read, publicUrl: url, session };
  const database = await openTestDatabase(directory);
  const mirrorDatabase = config.mirror ? await openTestMirror(directory, 'test') : null;
  const exchange = createHttpTransport();
  const app = createApp({
    config,
    database,
    mirrorDatabase,
    clock,
    log: pino({ level: 'silent' }),
    pace: { ...DEFAULT_INTERVALS, ...pace },
    exchange: between?.(exchange) ?? exchange,
  });
  await app.recover();
  server.on('request', app.handler);
  const here = {
    async stop() {
      app.beginShutdown();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.drained();
      await app.close();
      await database.destroy();
      return 0;
    },
  } as unknown as StartedProcess;
  const stack = new Stack(directory, sandbox, sandboxUrl, {}, here, url);
  return { stack, app, directory, stop: () => stack.stop() };
}
