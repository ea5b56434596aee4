import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

/**
 * Checks the JavaScript that is requested before the first row of the inbox is painted. Everything else is loaded when
 * it is opened. Budget: W1 of docs/PERFORMANCE.md.
 */
const FIRST_ROUTE_KB = 148;
const WHOLE_APP_KB = 320;
const DIST = fileURLToPath(new URL('../apps/web/dist', import.meta.url));

interface Chunk {
  file: string;
}

const manifest = JSON.parse(await readFile(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
/** The page names all of it: its entry scripts, and its preloads. */
const page = await readFile(join(DIST, 'index.html'), 'utf8');
const first = new Set(Array.from(page.matchAll(/"\/(assets\/[\w-]+\.js)"/g), ([, file]) => String(file)));
if (first.size === 0) throw new Error('The built web app asks for no script: run "npm start" once.');

const sizes = await Promise.all([...first].map(async (file) => [file, await gzipped(file)] as const));
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
const whole = (
  await Promise.all(
    [...new Set(Object.values(manifest).map(({ file }) => file))].filter((file) => file.endsWith('.js')).map(gzipped),
  )
).reduce((sum, size) => sum + size, 0);

for (const [file, size] of sizes.sort(([, one], [, other]) => other - one))
  console.log(`${kb(size).padStart(7)} KB  ${file}`);
console.log(`${kb(total).padStart(7)} KB  first route, gzip (budget ${FIRST_ROUTE_KB} KB)`);
console.log(`${kb(whole).padStart(7)} KB  whole app, gzip (budget ${WHOLE_APP_KB} KB)`);
if (total > FIRST_ROUTE_KB * 1000 || whole > WHOLE_APP_KB * 1000) {
  console.error('Over budget.');
  process.exit(1);
}

async function gzipped(file: string): Promise<number> {
  return gzipSync(await readFile(join(DIST, file)), { level: 9 }).length;
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
