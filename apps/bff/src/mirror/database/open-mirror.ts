import { chmodSync, closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { sqliteAdapter } from '../../database/sqlite/sqlite-adapter.ts';
import { migrateMirror } from './mirror-migrations.ts';
import type { MirrorTables } from './mirror-tables.ts';

export type MirrorDatabase = Kysely<MirrorTables>;

/** Incremented when keys or tables change their meaning: an older file is dropped and read again from Grow. */
const SHAPE = 2;

/**
 * Opens `mirror.sqlite` in the data directory, readable for the owner only. Its content belongs to one application at
 * one address of Grow. A file of another origin, or a damaged one, is dropped, because everything can be fetched again.
 * @param directory existing folder
 * @param origin identifies application and address
 * @throws Error if the folder cannot be written
 */
export async function openMirror(directory: string, origin: string): Promise<MirrorDatabase> {
  try {
    const database = await open(directory);
    if (await isOf(database, origin)) return database;
    await database.destroy();
  } catch {
    // The file is damaged. If the folder itself is the problem, the next attempt throws.
  }
  dropMirror(directory);
  const database = await open(directory);
  await isOf(database, origin);
  return database;
}

/** Removes the mirror's files. The next start fetches everything again. */
export function dropMirror(directory: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(directory, `mirror.sqlite${end}`), { force: true });
}

async function open(directory: string): Promise<MirrorDatabase> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'mirror.sqlite');
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const sqlite = new DatabaseSync(file, { timeout: 5000 });
  try {
    sqlite.exec('PRAGMA journal_mode = WAL');
    // Writes lost in a power failure are fetched again; only their order matters.
    sqlite.exec('PRAGMA synchronous = NORMAL');
    // What is deleted is overwritten: the file must not keep what Clio deleted.
    sqlite.exec('PRAGMA secure_delete = ON');
    sqlite.exec('PRAGMA cache_size = -8192');
    // Search keys are scattered over their tree: the same pages change many times, and are copied to the file once.
    sqlite.exec('PRAGMA wal_autocheckpoint = 10000');
    const database: MirrorDatabase = new Kysely({
      dialect: new SqliteDialect({ database: sqliteAdapter(sqlite, () => undefined) }),
    });
    await migrateMirror(database);
    return database;
  } catch (error) {
    if (sqlite.isOpen) sqlite.close();
    throw error;
  }
}

async function isOf(database: MirrorDatabase, origin: string): Promise<boolean> {
  const value = `${origin}, shape ${SHAPE}`;
  await database
    .insertInto('mirror_facts')
    .values({ name: 'origin', value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await database.selectFrom('mirror_facts').select('value').where('name', '=', 'origin').executeTakeFirst();
  return row?.value === value;
}
