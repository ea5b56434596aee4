import type { SeededRandom } from '../data/random/chance.ts';
import type { Sql } from '../data/database/sql.ts';

/**
 * What an act in Grow works with. Acts read and write through `sql`; whoever lets them happen wraps each in a transaction.
 * An act checks everything before its first write, so that one that cannot be done leaves no trace.
 */
export interface ActionContext {
  sql: Sql;
  /** For what a person would decide or type: a description, a type of matter, a telephone number. */
  chance: SeededRandom;
  /** Only records of this firm are in reach; null for those of every firm. */
  firm: number | null;
  /** Milliseconds since 1970: what is written down carries this time. */
  now: number;
}
