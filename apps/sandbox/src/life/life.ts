import type { SeededRandom } from '../data/random/chance.ts';
import type { Sql } from '../data/database/sql.ts';

/**
 * Context of an action in Grow. Actions read and write through `sql`; the caller wraps each in a transaction. An action
 * checks everything before its first write, so that an impossible one changes nothing.
 */
export interface ActionContext {
  sql: Sql;
  /** Random values for what a person would decide or type: a description, a matter type, a phone number. */
  chance: SeededRandom;
  /** Restricts access to records of this firm; null for all firms. */
  firm: number | null;
  /** Milliseconds since 1970, used for all written times. */
  now: number;
}
