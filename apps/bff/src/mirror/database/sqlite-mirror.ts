import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import {
  extendedResultCode,
  resultCode,
  sqliteAdapter,
  type SqliteFile,
} from '../../database/sqlite/sqlite-adapter.ts';
import { LOCK_WAIT_MS, RetryingSqliteDialect } from '../../database/sqlite/sqlite-dialect.ts';
import { MirrorDatabase } from './mirror-database.ts';
import { migrateMirror } from './mirror-migrations.ts';
import type { MirrorTables } from './mirror-tables.ts';
import { isOfOrigin } from './mirror-origin.ts';
import { takeRebuildRequest } from './rebuild-request.ts';

/** A file that is found damaged so soon after it was made is on a damaged disk. */
const SOON_MS = 10 * 60_000;
/** SQLite's codes for a file that cannot be used: READONLY, CORRUPT and NOTADB. */
const UNUSABLE = [8, 11, 26];
/** IOERR_READ, IOERR_SHORT_READ and IOERR_CORRUPTFS. Other codes of IOERR also mean a full disk. */
const UNREADABLE = [266, 522, 8458];

interface Content {
  database: DatabaseSync;
  isInMemory: boolean;
}

type OpenNew = (options: { inMemory: boolean }) => Promise<Content>;

/** The mirror in a file. Whatever is wrong with it, a new one takes its place, and memory does where none can be made. */
class SqliteMirror extends MirrorDatabase {
  readonly comesBack = false;
  readonly #directory: string;
  readonly #file: SqliteFile;
  readonly #state: { isDamaged: boolean };
  readonly #openNew: OpenNew;
  #replacedAt = -Infinity;
  isInMemory: boolean;

  constructor(directory: string, { database, isInMemory }: Content, openNew: OpenNew) {
    const state = { isDamaged: false };
    const file = sqliteAdapter(database, { onFailed: (error) => (state.isDamaged ||= isDamage(error)) });
    super({ dialect: new RetryingSqliteDialect(file) });
    this.#directory = directory;
    this.#file = file;
    this.#state = state;
    this.#openNew = openNew;
    this.isInMemory = isInMemory;
  }

  get isDamaged(): boolean {
    return this.#state.isDamaged;
  }

  takeRebuildRequest(): Promise<boolean> {
    return Promise.resolve(takeRebuildRequest(this.#directory));
  }

  /**
   * Copies the write-ahead log to the file and empties it: erased contents may still be in the log.
   * @returns false if another process is reading the log; it is not waited for
   * @see https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
   */
  purge(): Promise<boolean> {
    return this.connection().execute(async (connection) => {
      const before = await sql<{ timeout: number }>`PRAGMA busy_timeout`.execute(connection);
      await sql`PRAGMA busy_timeout = 0`.execute(connection);
      const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(connection);
      await sql`PRAGMA busy_timeout = ${sql.raw(String(before.rows[0]?.timeout ?? 0))}`.execute(connection);
      return rows[0]?.busy === 0;
    });
  }

  async replace(): Promise<void> {
    await this.connection().execute(async () => {
      // Closed first, because closing removes files by their name.
      closeQuietly(this.#file);
      const isAgain = this.isDamaged && performance.now() - this.#replacedAt < SOON_MS;
      this.#replacedAt = performance.now();
      const { database, isInMemory } = await this.#openNew({ inMemory: isAgain });
      this.#file.use(database);
      this.isInMemory = isInMemory;
      this.#state.isDamaged = false;
    });
  }
}

/**
 * Opens `mirror.sqlite` in the data directory, readable for the owner only. Its content belongs to one application at
 * one address of Grow. A file of another origin, or an unusable one, is dropped.
 * @param origin identifies application and address
 */
export async function openSqliteMirror(directory: string, origin: string): Promise<MirrorDatabase> {
  const openNew: OpenNew = async ({ inMemory }) => {
    try {
      dropMirror(directory);
      if (!inMemory) return { database: await openFile(directory, origin), isInMemory: false };
    } catch {
      // The directory cannot be written, or the disk is full.
    }
    return { database: await openInMemory(origin), isInMemory: true };
  };
  try {
    return new SqliteMirror(directory, { database: await openFile(directory, origin), isInMemory: false }, openNew);
  } catch {
    return new SqliteMirror(directory, await openNew({ inMemory: false }), openNew);
  }
}

/** Removes the mirror's files. */
function dropMirror(directory: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    rmSync(join(directory, `mirror.sqlite${end}`), { force: true, recursive: true });
  }
}

async function openFile(directory: string, origin: string): Promise<DatabaseSync> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'mirror.sqlite');
  // To open a named pipe would block.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new Error('mirror.sqlite is not a file');
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = await prepare(new DatabaseSync(file, { timeout: LOCK_WAIT_MS }), origin);
  const model = await openInMemory(origin);
  const isWhole = schemaOf(database) === schemaOf(model);
  model.close();
  if (isWhole) return database;
  closeQuietly(database);
  throw new Error('the schema of mirror.sqlite is damaged');
}

function openInMemory(origin: string): Promise<DatabaseSync> {
  return prepare(new DatabaseSync(':memory:'), origin);
}

function schemaOf(database: DatabaseSync): string {
  return JSON.stringify(database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all());
}

/** @throws Error if the content is of another origin or shape, or damaged as far as can be seen at once */
async function prepare(sqlite: DatabaseSync, origin: string): Promise<DatabaseSync> {
  try {
    sqlite.exec('PRAGMA journal_mode = WAL');
    // Writes lost in a power failure are fetched again; only their order matters.
    sqlite.exec('PRAGMA synchronous = NORMAL');
    // What is deleted is overwritten: the file must not keep what Clio deleted.
    sqlite.exec('PRAGMA secure_delete = ON');
    sqlite.exec('PRAGMA cache_size = -8192');
    // Search keys are scattered over their tree: the same pages change many times, and are copied to the file once.
    sqlite.exec('PRAGMA wal_autocheckpoint = 10000');
    // Kysely must not be destroyed: that would close the database.
    const database = new Kysely<MirrorTables>({ dialect: new RetryingSqliteDialect(sqliteAdapter(sqlite)) });
    await migrateMirror(database);
    if (!(await isOfOrigin(database, origin))) throw new Error('the mirror is of another origin');
    // From now on the dialect waits, without blocking the process.
    sqlite.exec('PRAGMA busy_timeout = 0');
    return sqlite;
  } catch (error) {
    closeQuietly(sqlite);
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return UNUSABLE.includes(resultCode(error) ?? 0) || UNREADABLE.includes(extendedResultCode(error) ?? 0);
}

function closeQuietly(database: { close(): void }): void {
  try {
    database.close();
  } catch {
    // A damaged database may refuse even that. Its file is dropped.
  }
}
