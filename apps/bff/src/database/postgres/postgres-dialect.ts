import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type DataTypeNode,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';
import { asStoreError, isDead } from './store-errors.ts';

/**
 * PostgreSQL through a pool. A connection whose server has stopped, or has become a standby, is never used again, and
 * what the database refuses is a {@link StoreUnavailable}.
 */
export class PooledPostgresDialect implements Dialect {
  readonly #pool: Pool;
  readonly #requirePermission: () => void;

  /** @param requirePermission throws while this process must not use the database */
  constructor(pool: Pool, requirePermission: () => void = () => undefined) {
    this.#pool = pool;
    this.#requirePermission = requirePermission;
  }

  createDriver(): Driver {
    return new PooledDriver(this.#pool, this.#requirePermission);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new Compiler();
  }

  createAdapter(): PostgresAdapter {
    return new Adapter();
  }

  createIntrospector(database: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(database);
  }
}

/**
 * The migrations are written for both engines. SQLite compares text by its bytes and enforces no length; here every
 * column of text does the same, whatever the collation of the database.
 */
class Compiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    const isText = node.dataType === 'text' || node.dataType.startsWith('varchar');
    this.append(isText ? 'text collate "C"' : node.dataType);
  }
}

/** Kysely's own lock belongs to the session, which does not survive a pooler: the transaction that migrates takes one. */
class Adapter extends PostgresAdapter {
  override acquireMigrationLock(): Promise<void> {
    return Promise.resolve();
  }

  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
}

class PooledDriver implements Driver {
  readonly #pool: Pool;
  readonly #requirePermission: () => void;

  constructor(pool: Pool, requirePermission: () => void) {
    this.#pool = pool;
    this.#requirePermission = requirePermission;
  }

  async init(): Promise<void> {
    // The pool connects when it is used.
  }

  async acquireConnection(): Promise<PooledConnection> {
    this.#requirePermission();
    try {
      return new PooledConnection(await this.#pool.connect());
    } catch (error) {
      throw new StoreUnavailable(error, { mayRepeat: true });
    }
  }

  async beginTransaction(connection: PooledConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    await connection.run(CompiledQuery.raw('commit'), true);
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    // A lost connection has ended its transaction.
    if (!connection.isDead) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

class PooledConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  isDead = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.run(query, false);
  }

  async run<Row>({ sql: text, parameters }: CompiledQuery, isCommit: boolean): Promise<QueryResult<Row>> {
    try {
      const { rows, rowCount } = await this.#client.query<Row & object>(text, [...parameters]);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      this.isDead ||= isDead(error);
      throw asStoreError(error, isCommit);
    }
  }

  streamQuery(): never {
    throw new Error('large results are read in pages');
  }

  release(): void {
    this.#client.release(this.isDead);
  }
}
