import { SqliteAdapter, sql, type Kysely } from 'kysely';

/**
 * Earlier versions could be stopped between two statements of a migration on SQLite. So a column that exists there is left as it is,
 * and tables and indexes are created only if they do not exist.
 */
export async function addColumn(
  db: Kysely<unknown>,
  table: string,
  name: string,
  type: 'bigint' | 'text' | `varchar(${number})`,
): Promise<void> {
  if (db.getExecutor().adapter instanceof SqliteAdapter && (await hasColumn(db, table, name))) return;
  await db.schema.alterTable(table).addColumn(name, type).execute();
}

async function hasColumn(db: Kysely<unknown>, table: string, name: string): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  return rows.some((column) => column.name === name);
}
