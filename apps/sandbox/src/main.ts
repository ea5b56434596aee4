import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSwitches } from './behavior/switches.ts';
import { createClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createSandbox } from './create-sandbox.ts';
import { cacheFolder } from './data/scenarios/cache-file.ts';
import { loadScenario } from './data/scenarios/load-scenario.ts';
import { openDatabase } from './data/database/open-database.ts';
import { createSql } from './data/database/sql.ts';
import { isScenarioLoaded } from './data/scenarios/holds-scenario.ts';
import { prepareScenario } from './data/scenarios/prepare-scenario.ts';
import { removeStaleCaches } from './data/scenarios/remove-stale-caches.ts';

/** Longer than clients keep idle connections, so that none writes to a connection that is just being closed. */
const KEEP_ALIVE_MS = 65_000;

try {
  await start();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

async function start(): Promise<void> {
  const { port, host, database: file, scenario, switches: startSwitches } = readConfig(process.env);
  const switches = await attempt('SANDBOX_SWITCHES cannot be used', () => createSwitches(startSwitches));
  const clock = createClock();
  const database = await attempt(`The sandbox cannot write its database ${file}`, () => openDatabase(file));
  const sql = createSql(database);
  await attempt(`The sandbox cannot fill its database ${file}`, async () => {
    removeStaleCaches(cacheFolder(sql));
    if (isScenarioLoaded(sql, scenario)) return;
    await prepareScenario(sql, scenario, () => {
      process.stdout.write(`Generating ${scenario} once, which takes some seconds\n`);
    });
    loadScenario(sql, scenario, clock.now());
  });

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createSandbox({ database, clock, switches }));
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Stop what uses it, or set SANDBOX_PORT.`
        : `The sandbox cannot listen on ${host}:${port}: ${error.message}.`,
    );
  });
  server.listen(port, host, () => {
    process.stdout.write(`Sandbox ready at http://localhost:${(server.address() as AddressInfo).port}\n`);
  });
  const stop = (): void => {
    // Stops the simulated week: its timer must not find the database closed.
    switches.set({ simulation_speed: 0 });
    server.close(() => database.close());
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function attempt<Result>(sentence: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${sentence}: ${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}.`, {
      cause: error,
    });
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
