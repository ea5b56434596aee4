import { startPostgres, type PostgresServer } from './embedded-postgres.ts';

let server: PostgresServer | null = null;

/** Starts the PostgreSQL server of a test run. */
export async function setup(): Promise<void> {
  server = await startPostgres();
  process.env['TEST_DATABASE_URL'] = server.url;
}

export async function teardown(): Promise<void> {
  await server?.remove();
}
