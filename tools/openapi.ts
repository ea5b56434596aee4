import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openapi } from '@intake-desk/grow-api/openapi';
import { ROOT } from './start-process.ts';

/** `npm run openapi`: writes the contract as OpenAPI 3.1; `--check` only checks that the file is up to date. */
const FILE = 'packages/grow-api/openapi.json';
const file = join(ROOT, FILE);
const text = `${JSON.stringify(openapi(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  console.log(`${FILE} is written.`);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${FILE} is not what operations.ts and the schemas say. Run: npm run openapi`);
  process.exit(1);
}
