import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../tools/ensure-browser.ts';
import { ROOT } from '../tools/start-process.ts';
import { firstRows } from './web/first-rows.ts';
import { createResults } from './web/results.ts';
import { inboxInMemory } from './web/inbox-in-memory.ts';
import { keys } from './web/keys.ts';
import { memory } from './web/memory.ts';
import { pagesArrive } from './web/pages-arrive.ts';
import { renewing } from './web/renewing.ts';
import { searching } from './web/searching.ts';
import { startDesk } from './web/start-desk.ts';
import { startFirm } from './web/start-firm.ts';
import { startPeers } from './web/start-peers.ts';
import { steadiness } from './web/steadiness.ts';
import { subjectsOf } from './web/subjects.ts';
import { switching } from './web/switching.ts';
import { wheel } from './web/wheel.ts';

/**
 * Measures W1 to W10 of docs/PERFORMANCE.md with 52,000 leads. Compares Intake Desk with a list without
 * a framework (the floor), TanStack's example, AG Grid and react-admin in one run. `npm run bench:web -- W3 W4` runs a
 * part of it.
 */
const MEASUREMENTS = [
  firstRows,
  keys,
  wheel,
  pagesArrive,
  memory,
  steadiness,
  switching,
  searching,
  inboxInMemory,
  renewing,
];
const PROOF = join(ROOT, 'docs/proof/bench-web.txt');

const wanted = process.argv.slice(2).map((word) => word.toUpperCase());
const measurements = MEASUREMENTS.filter(
  ({ promises }) => wanted.length === 0 || promises.some((one) => wanted.includes(one)),
);
const folder = mkdtempSync(join(tmpdir(), 'intake-desk-bench-web-'));
const executablePath = ensureBrowser('whole');
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags, '--js-flags=--expose-gc'],
});
const firm = await startFirm(folder);
const results = createResults();
const began = new Date();
try {
  const desk = await startDesk(browser, firm, folder);
  try {
    const peers = await startPeers(desk);
    const subjects = subjectsOf(browser, desk, peers);
    for (const measurement of measurements) {
      // A failed measurement counts as missed; the others still run.
      await measurement.run({ browser, firm, desk, peers, subjects, results }).catch((error: Error) => {
        results.add(measurement.promises.join(' '), 'could not be measured', '', '', false);
        console.error(error);
      });
    }
    peers.close();
  } finally {
    await desk.stop();
  }
} finally {
  await browser.close();
  await firm.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (wanted.length === 0) {
  const minutes = ((Date.now() - began.getTime()) / 60_000).toFixed(1);
  const head = `npm run bench:web\n${began.toISOString()}, ${minutes} minutes, ${cpus().length} cores, Chromium ${browser.version()}\n`;
  writeFileSync(PROOF, `${head}\n${results.lines.join('\n')}\n`);
}
if (results.missed.length > 0) {
  console.error(`Not reached: ${results.missed.join('; ')}.`);
  process.exit(1);
}
