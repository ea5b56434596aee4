import { defineConfig } from '@playwright/test';

/** Main paths: sign-in, the inbox, opening a lead, a decision, a note, search, new leads, and the end of a session. */
const CORE = ['mirror', 'palette', 'row-actions', 'session-ends-while-typing', 'thin-whole'].map(
  (name) => `journeys/${name}.spec.ts`,
);

/** Each worker runs its journeys against its own stack: sandbox and BFF as processes on free ports. */
export default defineConfig({
  testDir: 'e2e',
  // Upper bounds, not goals: a busy machine can be three times as slow.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  // A journey mostly waits for Grow's three requests a second and for live events, so two of them share two cores well.
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // A busy machine sometimes starves the browser: in CI a failed journey runs once more and is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  // tools/promises.ts reads the JSON report.
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    viewport: { width: 1440, height: 900 },
    // A trace stores the page at each step, which takes longer than most steps: `TRACE=1 npm run e2e -- …` records one.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'journeys', testMatch: 'journeys/*.spec.ts' },
    // The same journeys in two parts: `npm test` runs the first, `npm run test:rest` the second.
    { name: 'core', testMatch: CORE },
    { name: 'rest', testMatch: 'journeys/*.spec.ts', testIgnore: CORE },
    { name: 'screens', testMatch: 'screens/*.spec.ts', timeout: 180_000 },
  ],
});
