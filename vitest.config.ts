import { defineConfig } from 'vitest/config';

/** Takes minutes of real time: only `npm run soak` asks for it. One file after another, so that none disturbs another's timing. */
const SOAK = {
  test: {
    name: 'soak',
    include: ['apps/*/soak/**/*.soak.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
};

/** A ceiling, not a promise: what is waited for comes at once, unless the machine is busy with something else. */
const PATIENT = { poll: { timeout: 15_000 } };

/** Tests with real processes share CI's two cores with a browser's start or a garbage collection: one that failed is tried once more. */
const RETRIES = process.env['CI'] ? 1 : 0;

/** One project per workspace; each test names the promise it keeps. */
export default defineConfig({
  test: {
    // Tests mostly wait for what the server waits for: with two workers, two cores would be idle a third of the time.
    maxWorkers: 4,
    projects: [
      { test: { name: 'packages', include: ['packages/*/test/**/*.test.ts'] } },
      {
        test: {
          name: 'sandbox',
          include: ['apps/sandbox/conformance/**/*.test.ts', 'apps/sandbox/src/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: PATIENT,
          retry: RETRIES,
        },
      },
      {
        test: {
          name: 'bff',
          include: ['apps/bff/test/**/*.test.ts', 'apps/bff/src/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: PATIENT,
          retry: RETRIES,
        },
      },
      ...(process.env['SOAK'] === undefined ? [] : [SOAK]),
      { test: { name: 'web', include: ['apps/web/src/**/*.test.ts'] } },
      {
        test: {
          name: 'tools',
          include: ['tools/test/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: PATIENT,
          retry: RETRIES,
        },
      },
    ],
  },
});
