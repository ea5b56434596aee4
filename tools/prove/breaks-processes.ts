import type { PlantedBreak } from './planted-break.ts';

const LEASES_TEST = 'apps/bff/test/instances/postgres-leases.test.ts';

/** What only several processes on one database can show. */
export const PROCESS_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 42,
    what: 'a lease does not keep other processes from a refresh',
    file: 'apps/bff/src/auth/oauth/grant-store.ts',
    find: `.where(sql<boolean>\`(\${isFree} OR refresh_until <= \${database.now(clock)})\`)`,
    replace: `.where(sql<boolean>\`(\${isFree} OR true)\`)`,
    files: [LEASES_TEST],
    pattern: '42: while a living',
  },
  {
    promise: 42,
    what: 'a refusal ends the sessions without a second look at the grant',
    file: 'apps/bff/src/sessions/end-sessions.ts',
    find: `.$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))`,
    replace: ``,
    files: [LEASES_TEST],
    pattern: '42: the refusal',
  },
  {
    promise: 42,
    what: 'a new pair is given up when another process has taken over',
    file: 'apps/bff/src/auth/oauth/access-tokens.ts',
    find: `read = await grants.read(leased.id);`,
    replace: `read = null;`,
    files: [LEASES_TEST],
    pattern: '42: a new pair',
  },
  {
    promise: 54,
    what: 'a start gives up the writes of other processes',
    file: 'apps/bff/src/grow/outbox/outbox-store.ts',
    find: `.where('state', '=', 'SENT')
        .where(isOfTheDead)`,
    replace: `.where('state', '=', 'SENT')`,
    files: ['apps/bff/test/instances/postgres-writes.test.ts'],
    pattern: '53, 54: a start',
    also: [53],
  },
  {
    promise: 73,
    what: 'two processes append to the decision log at once',
    file: 'apps/bff/src/features/triage/triage-store.ts',
    find: `await lockDecisions(within, firm);`,
    replace: `void lockDecisions;`,
    files: ['apps/bff/test/instances/postgres-people.test.ts'],
    pattern: '73: five people',
  },
];
