import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSwitches } from './behaviour/switches.ts';
import { createClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createSandbox } from './create-sandbox.ts';
import { loadScenario } from './data/load-scenario.ts';
import { openDatabase } from './data/open-database.ts';
import { createSql } from './data/sql.ts';
import { holdsScenario } from './data/holds-scenario.ts';

/** Longer than clients keep theirs, so that none writes into a connection that is just being closed. */
const KEEP_ALIVE_MS = 65_000;

try {
  start();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function start(): void {
  const { port, host, database: file, scenario, switches: startSwitches } = readConfig(process.env);
  const switches = attempt('SANDBOX_SWITCHES cannot be used', () => createSwitches(startSwitches));
  const clock = createClock();
  const database = attempt(`The sandbox cannot write its database ${file}`, () => openDatabase(file));
  const sql = createSql(database);
  if (!holdsScenario(sql, scenario)) {
    attempt(`The sandbox cannot fill its database ${file}`, () => loadScenario(sql, scenario, clock.now()));
  }

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
    server.close(() => database.close());
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function attempt<Result>(sentence: string, work: () => Result): Result {
  try {
    return work();
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
