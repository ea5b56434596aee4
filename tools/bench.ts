import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { buildWeb } from './build-web.ts';
import { ROOT } from './start-process.ts';

/**
 * `npm run bench`: runs every benchmark, or the named ones: `npm run bench -- sandbox-serving`. Each prints its table
 * and fails if it exceeds its budget.
 */
const asked = process.argv.slice(2).filter((word) => !/^W\d+$/i.test(word));
/** `npm run bench:web -- W3`: arguments that are passed to the benchmark. */
const promises = process.argv.slice(2).filter((word) => /^W\d+$/i.test(word));
const known = readdirSync(`${ROOT}/bench`)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const unknown = asked.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. There are: ${known.join(', ')}.`);
  process.exit(1);
}
await buildWeb();
let failed = false;
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [`bench/${name}.ts`, ...promises], { cwd: ROOT, stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
