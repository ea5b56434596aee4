import { spawnSync } from 'node:child_process';
import { buildWeb } from './build-web.ts';
import { keepCompiledCode } from './compiled-code.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { ROOT } from './start-process.ts';

/** `npm run e2e`: builds the web app if need be, weighs it, finds a browser, and runs the journeys. Arguments go to Playwright. */
keepCompiledCode();
const asked = process.argv.slice(2);
const projects = asked.some((argument) => argument.startsWith('--project')) ? [] : ['--project=journeys'];
const executable = ensureBrowser();
await buildWeb();
// Checks a size, not a duration, so the result is the same on every machine.
const { status: budget } = spawnSync(process.execPath, ['bench/first-route.ts'], { cwd: ROOT, stdio: 'inherit' });
if (budget !== 0) process.exit(1);
const { status } = spawnSync('playwright', ['test', ...projects, ...asked], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, ...(executable === undefined ? {} : { CHROMIUM_PATH: executable }) },
});
process.exit(status ?? 1);
