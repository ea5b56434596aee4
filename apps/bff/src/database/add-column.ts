import { sql, type Kysely } from 'kysely';

/**
 * Earlier versions could be stopped between two statements of a migration. So a column that exists is left as it is,
 * and tables and indexes are created only if they do not exist.
 */
export async function addColumn(
  db: Kysely<unknown>,
  table: string,
  name: string,
  type: 'bigint' | 'text' | `varchar(${number})`,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  if (rows.some((column) => column.name === name)) return;
  await db.schema.alterTable(table).addColumn(name, type).execute();
}
