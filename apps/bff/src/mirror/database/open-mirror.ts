import { chmodSync, closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { sqliteAdapter } from '../../database/sqlite/sqlite-adapter.ts';
import { migrateMirror } from './mirror-migrations.ts';
import type { MirrorTables } from './mirror-tables.ts';

export type MirrorDatabase = Kysely<MirrorTables>;

/** Raised when keys or tables mean something else than before: an older file is read anew. */
const SHAPE = 2;

/**
 * Opens `mirror.sqlite` in the data directory, made readable for the owner only. What is in it was read with one application at
 * one address of Grow; that of another, or a file that cannot be read, is dropped, since Grow has everything.
 * @param directory there already
 * @param origin names application and address
 * @throws Error when the place cannot be written
 */
export async function openMirror(directory: string, origin: string): Promise<MirrorDatabase> {
  try {
    const database = await open(directory);
    if (await isOf(database, origin)) return database;
    await database.destroy();
  } catch {
    // A damaged file: what follows says so if the place itself is at fault.
  }
  dropMirror(directory);
  const database = await open(directory);
  await isOf(database, origin);
  return database;
}

/** Removes the mirror's files. The next start reads everything anew. */
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
    // What the power takes is read again: only the order of the writes has to hold.
    sqlite.exec('PRAGMA synchronous = NORMAL');
    sqlite.exec('PRAGMA cache_size = -8192');
    // Keys lie all over their tree: the same pages are written again and again, and moved to the file once.
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
