import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { enableCompileCache } from './compile-cache.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { reportOf } from './report-of.ts';
import { ROOT } from './start-process.ts';

/**
 * `npm run e2e`: builds the web app if its sources changed, checks its size, finds a browser, and runs the journeys.
 * `--core` runs those of the main paths, `--rest` the others. Other arguments go to Playwright.
 */
enableCompileCache();
const words = process.argv.slice(2);
const part = words.find((word) => word === '--core' || word === '--rest') ?? '';
const asked = words.filter((word) => word !== part);
const projects = asked.some((word) => word.startsWith('--project')) ? [] : [`--project=${part.slice(2) || 'journeys'}`];
const executable = ensureBrowser();
await buildWeb();
// Checks a size, not a duration, so the result is the same on every machine.
const { status: budget } = spawnSync(process.execPath, ['bench/first-route.ts'], { cwd: ROOT, stdio: 'inherit' });
if (budget !== 0) process.exit(1);
const { status } = spawnSync('playwright', ['test', ...projects, ...asked], {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(ROOT, reportOf('playwright', part)),
    ...(executable === undefined ? {} : { CHROMIUM_PATH: executable }),
  },
});
process.exit(status ?? 1);
