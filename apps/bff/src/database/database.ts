import { randomUUID } from 'node:crypto';
import { Kysely, sql, type Expression, type KyselyConfig } from 'kysely';
import type { Tables } from './tables.ts';

/** What differs between the engines, besides the dialect. */
export interface Engine {
  /** Changes after each write: at once for this process, and soon for another one. */
  version: () => number;
  /** Changes soon after a write of another process, such as the operator's commands. */
  versionElsewhere: () => number;
  /**
   * True if rows that were read before may be used while the database does not answer: then lists in memory are
   * still served.
   */
  remembersWhileAway: boolean;
  /** The database's own clock, in milliseconds since 1970; null where it has none, and only one process uses it. */
  clock: Expression<number> | null;
  /** Called once no query can follow. */
  closed?: () => Promise<void>;
  /** Rejects if the database cannot be read or written. */
  probe: (database: Database) => Promise<void>;
}

/** The server's own database: Kysely queries, and a cheap version number for cache invalidation. */
export class Database extends Kysely<Tables> {
  readonly #engine: Engine;
  readonly #caches = new Set<(id: string) => void>();
  /** Names this opening in the rows that it works on: never the same for two processes. */
  readonly owner = randomUUID();

  constructor(config: KyselyConfig, engine: Engine) {
    super(config);
    this.#engine = engine;
  }

  /** @see Engine.version */
  get version(): () => number {
    return this.#engine.version;
  }

  /** @see Engine.versionElsewhere */
  get versionElsewhere(): () => number {
    return this.#engine.versionElsewhere;
  }

  /** @see Engine.remembersWhileAway */
  get remembersWhileAway(): boolean {
    return this.#engine.remembersWhileAway;
  }

  /** Returns the present by a clock that all processes of this database share. @see Engine.clock */
  now(clock: { now(): number }): Expression<number> {
    return this.#engine.clock ?? sql.val(clock.now());
  }

  /** @see Engine.probe */
  probe(): Promise<void> {
    return this.#engine.probe(this);
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    await this.#engine.closed?.();
  }

  /** @param forget is called with the id of each row that this process has ended */
  addCache(forget: (id: string) => void): void {
    this.#caches.add(forget);
  }

  /** Called once rows are deleted that may be remembered. */
  forgetRows(ids: Iterable<string>): void {
    for (const id of ids) for (const forget of this.#caches) forget(id);
  }
}
