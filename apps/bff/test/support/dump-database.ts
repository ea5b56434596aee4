import { DatabaseSync } from 'node:sqlite';

/** Returns the SQL that makes a database with the same schema and rows. */
export function dumpDatabase(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const objects = database
      .prepare(`SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'index', rowid`)
      .all();
    const lines = objects.flatMap(({ type, name, sql }) => [
      `${String(sql)};`,
      ...(type === 'table' ? rowsOf(database, String(name)) : []),
    ]);
    return `${lines.join('\n')}\n`;
  } finally {
    database.close();
  }
}

function rowsOf(database: DatabaseSync, table: string): string[] {
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  const values = columns.map(({ name }) => `quote("${String(name)}")`).join(` || ', ' || `);
  return database
    .prepare(`SELECT ${values} AS row FROM "${table}"`)
    .all()
    .map(({ row }) => `INSERT INTO "${table}" VALUES (${String(row)});`);
}
