import { startPostgres } from './embedded-postgres.ts';

/** Starts a PostgreSQL server, prints its port and waits: its end is what a test is about. */
const { port } = await startPostgres();
process.stdout.write(`port ${port}\n`);
setInterval(() => undefined, 60_000);
