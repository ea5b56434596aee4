import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

/** A PostgreSQL server in a temporary folder. */
export interface PostgresServer {
  /** Without the name of a database. */
  url: string;
  port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and deletes its folder. */
  remove(): Promise<void>;
}

const KEEPER = fileURLToPath(new URL('./keep-postgres.ts', import.meta.url));

/** Starts a server on a free port. It ends with this process, also if that is killed. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'intake-desk-postgres-'));
  // The server runs as a user of its own, who must reach the folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const keeper = spawn(process.execPath, [KEEPER, folder, String(port), password], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Signals to the group of this process must not end it before its server.
    detached: true,
  });
  const ended = once(keeper, 'exit');
  const answers = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]();
  const order = async (name: 'start' | 'stop'): Promise<void> => {
    keeper.stdin.write(`${name}\n`);
    const { value, done } = await answers.next();
    if (done === true || value !== `${name}: done`) throw new Error(`PostgreSQL: ${value ?? 'has ended'}`);
  };
  await order('start');
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}`,
    port,
    start: () => order('start'),
    stop: () => order('stop'),
    async remove() {
      keeper.stdin.end();
      await ended;
    },
  };
}
