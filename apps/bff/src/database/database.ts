import { Kysely, type Dialect } from 'kysely';
import type { Tables } from './tables.ts';

/** The server's own database: Kysely queries, and a cheap version number for cache invalidation. */
export class Database extends Kysely<Tables> {
  /** Changes after each write: at once for this process, after `CHECK_INTERVAL_MS` at most for another one. */
  readonly version: () => number;

  /** Throws if the file was removed or replaced. Every write does that too. */
  readonly requireOwnFile: () => void;

  constructor(dialect: Dialect, { version, requireOwnFile }: Pick<Database, 'version' | 'requireOwnFile'>) {
    super({ dialect });
    this.version = version;
    this.requireOwnFile = requireOwnFile;
  }
}
