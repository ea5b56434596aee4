import { defineConfig } from 'vitest/config';

/** Upper bounds for a condition, a test and a hook on a busy machine; an idle one needs a fraction of them. */
const LIMITS = { expect: { poll: { timeout: 15_000 } }, testTimeout: 90_000, hookTimeout: 120_000 };

/** Files of a quarter of a minute and more: `npm run check` and `npm run test:rest` run them, `npm test` does not. */
const LONG_TESTS = [
  'apps/bff/test/app/full-disk.test.ts',
  'apps/bff/test/app/log-output.test.ts',
  'apps/bff/test/database/foreign-lock.test.ts',
  'apps/bff/test/database/key-rotation.test.ts',
  'apps/bff/test/database/migrations.test.ts',
  'apps/bff/test/database/postgres-budget.test.ts',
  'apps/bff/test/database/postgres-events.test.ts',
  'apps/bff/test/database/postgres-lease.test.ts',
  'apps/bff/test/database/postgres-move.test.ts',
  'apps/bff/test/database/postgres-keeper.test.ts',
  'apps/bff/test/database/postgres-outage.test.ts',
  'apps/bff/test/database/postgres-store.test.ts',
  'apps/bff/test/instances/postgres-leases.test.ts',
  'apps/bff/test/instances/postgres-people.test.ts',
  'apps/bff/test/instances/postgres-refresh.test.ts',
  'apps/bff/test/instances/postgres-writes.test.ts',
  'apps/bff/test/mirror/damaged-mirror.test.ts',
  'apps/bff/test/mirror/mirror-access.test.ts',
  'apps/bff/test/mirror/mirror-backfill.test.ts',
  'apps/bff/test/mirror/mirror-departures.test.ts',
  'apps/bff/test/mirror/mirror-faults.test.ts',
  'apps/bff/test/mirror/mirror-refusals.test.ts',
  'apps/bff/test/mirror/mirror-odd-answers.test.ts',
  'apps/bff/test/mirror/mirror-erased.test.ts',
  'apps/bff/test/mirror/mirror-clock.test.ts',
  'apps/bff/test/grow/retry-after.test.ts',
  'apps/bff/test/mirror/mirror-week.test.ts',
  'apps/bff/test/grow/note-failures.test.ts',
  'apps/bff/test/grow/grow-traffic.test.ts',
  'apps/bff/test/auth/concurrent-refresh.test.ts',
  'apps/bff/test/auth/firm-connection.test.ts',
  'apps/bff/test/auth/token-life.test.ts',
  'apps/bff/test/cli/verify-clio.test.ts',
  'apps/bff/test/features/decision-log.test.ts',
  'apps/bff/test/features/decision-signature.test.ts',
  'apps/bff/test/cli/erase-person.test.ts',
  'apps/bff/test/grow/shared-rate.test.ts',
  'apps/bff/test/http/session-limits.test.ts',
  'apps/bff/test/sessions/same-person.test.ts',
  'apps/bff/test/mirror/search-corpus.test.ts',
  'apps/bff/test/http/slow-clients.test.ts',
  'apps/bff/test/upgrade/upgrade.test.ts',
  'apps/sandbox/conformance/data/busy-firm.test.ts',
  'apps/sandbox/conformance/api/garbage.test.ts',
  'apps/sandbox/conformance/data/large-firm.test.ts',
  'apps/sandbox/conformance/data/scenario-cache.test.ts',
];

/** True for a run of the server's tests on PostgreSQL: `npm run test:postgres`. */
const IS_ON_POSTGRES = process.env['TEST_DATABASE'] === 'postgres';

/** Tests of what only SQLite has: files that are damaged, replaced, locked, full, copied or of an earlier version. */
const SQLITE_TESTS = [
  'apps/bff/test/database/hold-directory.test.ts',
  'apps/bff/test/app/full-disk.test.ts',
  'apps/bff/test/app/start-up.test.ts',
  'apps/bff/test/cli/backup.test.ts',
  'apps/bff/test/database/foreign-lock.test.ts',
  'apps/bff/test/database/migrations.test.ts',
  'apps/bff/test/mirror/damaged-mirror.test.ts',
  'apps/bff/test/upgrade/upgrade.test.ts',
];

/** Tests with a server of their own, also in the other runs. */
const OWN_SERVER = ['apps/bff/test/*/postgres-*.test.ts'];

/** The server's tests of both other projects, with one PostgreSQL server for the whole run. */
const POSTGRES = {
  test: {
    name: 'postgres',
    include: ['apps/bff/test/**/*.test.ts'],
    exclude: [...SQLITE_TESTS, ...OWN_SERVER],
    globalSetup: 'apps/bff/test/support/postgres-setup.ts',
    ...LIMITS,
  },
};

/** Tests that take minutes, only for `npm run soak`. Files run one by one, so that none disturbs another's timing. */
const SOAK = {
  test: {
    name: 'soak',
    include: ['apps/*/soak/**/*.soak.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
};

/** One project per workspace, and one for long tests. The title of a test starts with the promises that it covers. */
export default defineConfig({
  test: {
    // Tests mostly wait for what the server waits for: with two workers, two cores would be idle a third of the time.
    maxWorkers: 4,
    projects: [
      { test: { name: 'packages', include: ['packages/*/test/**/*.test.ts'], ...LIMITS } },
      {
        test: {
          name: 'sandbox',
          include: ['apps/sandbox/conformance/**/*.test.ts', 'apps/sandbox/src/**/*.test.ts'],
          exclude: LONG_TESTS,
          ...LIMITS,
        },
      },
      {
        test: {
          name: 'bff',
          include: ['apps/bff/test/**/*.test.ts', 'apps/bff/src/**/*.test.ts'],
          exclude: LONG_TESTS,
          ...LIMITS,
        },
      },
      { test: { name: 'long', include: LONG_TESTS, ...LIMITS } },
      ...(process.env['SOAK'] === undefined ? [] : [SOAK]),
      ...(IS_ON_POSTGRES ? [POSTGRES] : []),
      { test: { name: 'web', include: ['apps/web/src/**/*.test.ts'], ...LIMITS } },
      { test: { name: 'tools', include: ['tools/test/**/*.test.ts'], ...LIMITS, testTimeout: 120_000 } },
    ],
  },
});
