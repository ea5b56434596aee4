import type { PlantedBreak } from './planted-break.ts';

const BUDGET = ['apps/bff/test/database/postgres-budget.test.ts'];
const EVENTS = ['apps/bff/test/database/postgres-events.test.ts'];
const STATEMENTS = 'apps/bff/src/grow/budget/slot-statements.ts';
const LOG = 'apps/bff/src/events/event-log.ts';

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
  {
    promise: 78,
    what: 'positions of events come from a sequence',
    file: LOG,
    find: `      const { position: last } = await within
        .insertInto('event_heads')
        .values({ firm, position: events.length, log: newLog() })
        .onConflict((conflict) =>
          conflict.column('firm').doUpdateSet((eb) => ({ position: eb('event_heads.position', '+', events.length) })),
        )
        .returning('position')
        .executeTakeFirstOrThrow();`,
    replace: `      await sql\`CREATE SEQUENCE IF NOT EXISTS desk.event_positions\`.execute(database);
      const { rows: [{ last }] } = (await sql\`SELECT max(nextval('desk.event_positions')) AS last FROM generate_series(1, \${events.length}::integer)\`.execute(within)) as { rows: [{ last: number }] };`,
    files: EVENTS,
    pattern: '78: however',
  },
  {
    promise: 78,
    what: 'an instance relies on notifications',
    file: 'apps/bff/src/events/database-hub.ts',
    find: `        void listener?.look();
        readAll();`,
    replace: `        void listener?.look();`,
    files: EVENTS,
    pattern: '78: where notifications',
  },
];
