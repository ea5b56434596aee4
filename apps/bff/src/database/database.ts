import { Kysely, type KyselyConfig } from 'kysely';
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
  /** Called once no query can follow. */
  closed?: () => Promise<void>;
  /** Rejects if the database cannot be read or written. */
  probe: (database: Database) => Promise<void>;
}

/** The server's own database: Kysely queries, and a cheap version number for cache invalidation. */
export class Database extends Kysely<Tables> {
  readonly #engine: Engine;
  readonly #caches = new Set<(id: string) => void>();

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
