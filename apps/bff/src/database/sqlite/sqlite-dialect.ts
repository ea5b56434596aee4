import { setTimeout as pause } from 'node:timers/promises';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import { StoreUnavailable } from '../store-unavailable.ts';
import { resultCode, type SqliteFile } from './sqlite-adapter.ts';

/** How long a statement waits for a lock of another process. */
export const LOCK_WAIT_MS = 5000;
const ATTEMPT_EVERY_MS = 10;
const SQLITE_BUSY = 5;

/**
 * SQLite on one connection. SQLite's own wait for a lock would block the whole process, so a statement that finds the
 * file locked is repeated instead, and other statements run meanwhile. A transaction takes the write lock at its begin:
 * later it could only fail.
 * @see https://www.sqlite.org/isolation.html
 */
export class RetryingSqliteDialect extends SqliteDialect {
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): Driver {
    return new RetryingDriver(this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

class Adapter extends SqliteAdapter {
  /** True because the driver has its own queue, which a statement leaves while it waits. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** A migration that is cut off leaves nothing. @see https://www.sqlite.org/lang_transaction.html */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class RetryingDriver implements Driver {
  readonly #file: SqliteFile;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  async init(): Promise<void> {
    // The file is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#take();
    return {
      executeQuery: (query) => this.#execute(query),
      streamQuery: () => {
        throw new Error('large results are read in pages');
      },
    };
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After an error such as a full disk, SQLite has rolled back already.
    if (this.#file.isInTransaction()) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  releaseConnection(): Promise<void> {
    this.#release();
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    this.#file.close();
    return Promise.resolve();
  }

  async #execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const until = performance.now() + LOCK_WAIT_MS;
    for (;;) {
      try {
        return this.#executeOnce(query);
      } catch (error) {
        if (resultCode(error) !== SQLITE_BUSY || this.#file.isInTransaction() || performance.now() > until)
          throw asStoreError(error);
      }
      this.#release();
      await pause(ATTEMPT_EVERY_MS);
      await this.#take();
    }
  }

  #executeOnce<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#file.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  async #take(): Promise<void> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
  }

  #release(): void {
    const next = this.#waiting.shift();
    // The connection passes to the next one directly, so that no other takes it in between.
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}

/** SQLite has one code for whatever it refuses; most likely the disk is full. */
function asStoreError(error: unknown): unknown {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
    ? new StoreUnavailable(error)
    : error;
}
