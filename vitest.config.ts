import { defineConfig } from 'vitest/config';

/** One project per workspace; each test names the promise it keeps. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'packages', include: ['packages/*/test/**/*.test.ts'] } },
      {
        test: {
          name: 'sandbox',
          include: ['apps/sandbox/conformance/**/*.test.ts', 'apps/sandbox/src/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'bff',
          include: ['apps/bff/test/**/*.test.ts', 'apps/bff/src/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'web', include: ['apps/web/src/**/*.test.ts'] } },
      { test: { name: 'tools', include: ['tools/test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
    ],
  },
});
