import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { sqliteAdapter } from '../../database/sqlite/sqlite-adapter.ts';
import type { MirrorDatabase } from './open-mirror.ts';

/**
 * Opens the mirror's file next to a server that may have it open, without migrating it.
 * @returns null if the file does not exist
 */
export function existingMirror(directory: string): MirrorDatabase | null {
  const file = join(directory, 'mirror.sqlite');
  if (!existsSync(file)) return null;
  const sqlite = new DatabaseSync(file, { timeout: 5000 });
  return new Kysely({ dialect: new SqliteDialect({ database: sqliteAdapter(sqlite, () => undefined) }) });
}
