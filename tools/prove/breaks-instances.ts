import type { PlantedBreak } from './planted-break.ts';

const BUDGET = ['apps/bff/test/database/postgres-budget.test.ts'];
const STATEMENTS = 'apps/bff/src/grow/budget/slot-statements.ts';

/** What several instances on one database share. */
export const INSTANCE_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 74,
    what: 'a slot in the database is taken whatever its time is',
    file: STATEMENTS,
    find: `AND known.free_at <= now.ms AND known.paused_until <= now.ms`,
    replace: `AND known.paused_until <= now.ms`,
    files: BUDGET,
    pattern: '74: 3 instances',
  },
  {
    promise: 74,
    what: 'an instance takes a slot when it is the turn of another one',
    file: STATEMENTS,
    find: ` AND NOT ahead.is_any`,
    replace: ``,
    files: BUDGET,
    pattern: '74: over two instances',
  },
  {
    promise: 74,
    what: 'an instance that stood still sends with a slot that it has lost',
    file: 'apps/bff/src/grow/budget/rate-window.ts',
    find: `if (ofAll?.isHeld() === false) return false;`,
    replace: ``,
    files: BUDGET,
    pattern: '74: an instance that stands still',
  },
];
