import { Kysely, type Dialect } from 'kysely';
import type { DataVersion } from './sqlite/data-version.ts';
import type { Tables } from './tables.ts';

/** The server's own database: Kysely queries, and a cheap version number for cache invalidation. */
export class Database extends Kysely<Tables> {
  /** Changes after each write: at once for this process, after `CHECK_INTERVAL_MS` at most for another one. */
  readonly version: () => number;
  /** Changes only after a write of another process, such as the operator's commands. */
  readonly versionElsewhere: () => number;

  /** Throws if the file was removed or replaced. Every write does that too. */
  readonly requireOwnFile: () => void;

  constructor(
    dialect: Dialect,
    { current, elsewhere }: Pick<DataVersion, 'current' | 'elsewhere'>,
    requireOwnFile: () => void,
  ) {
    super({ dialect });
    this.version = current;
    this.versionElsewhere = elsewhere;
    this.requireOwnFile = requireOwnFile;
  }
}
