import { migrate } from '#src/database/migrate.ts';
import { migrateAlone } from '#src/database/postgres/open-postgres.ts';
import type { Tables } from '#src/database/tables.ts';
import { migrateMirror } from '#src/mirror/database/mirror-migrations.ts';
import type { MirrorTables } from '#src/mirror/database/mirror-tables.ts';
import { startPostgres, type PostgresServer } from './embedded-postgres.ts';
import { onServer, TEMPLATE } from './test-database.ts';

let server: PostgresServer | null = null;

/** Starts the PostgreSQL server of a test run, with a migrated database that the tests copy. */
export async function setup(): Promise<void> {
  server = await startPostgres();
  await onServer(server.url, `CREATE DATABASE ${TEMPLATE}`);
  const url = `${server.url}/${TEMPLATE}`;
  await migrateAlone<Tables>(url, 'desk', (within) => migrate(within, 'desk'));
  await migrateAlone<MirrorTables>(url, 'mirror', (within) => migrateMirror(within, 'mirror'));
  process.env['TEST_DATABASE_URL'] = server.url;
}

export async function teardown(): Promise<void> {
  await server?.remove();
}
