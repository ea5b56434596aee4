import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { BREAKS } from './prove/breaks.ts';
import { findPromiseTests } from './prove/find-promise-tests.ts';
import { WorktreeCopy } from './prove/worktree-copy.ts';
import { readPromises } from './prove/read-promises.ts';
import { ProveReport } from './prove/prove-report.ts';
import { proveBreaks } from './prove/prove-breaks.ts';
import { TestRunner } from './prove/test-runner.ts';
import { ROOT } from './start-process.ts';

/**
 * `npm run prove`: breaks each promise of docs/SECURITY.md in a copy of the working tree, and checks that the tests of
 * exactly that promise fail. `npm run prove -- 40 41` runs these two only. The report of a full run is stored
 * as proof. `npm run check` includes a dry run: each text to replace occurs exactly once.
 */
const PROOF = join(ROOT, 'docs/proof/prove.txt');

const started = new Date();
const asked = process.argv.slice(2).map(Number);
const wanted = asked.length > 0 ? asked : readPromises().map(({ number }) => number);
const breaks = BREAKS.filter(({ promise }) => wanted.includes(promise)).sort(
  (one, other) => one.promise - other.promise,
);
const needsBrowser = breaks.some(({ files = [] }) => files.some((file) => file.startsWith('e2e/')));
const browser = needsBrowser ? ensureBrowser() : undefined;
const runner = new TestRunner(browser === undefined ? {} : { CHROMIUM_PATH: browser });
// The machines that run this have two cores.
const copies = [new WorktreeCopy(), new WorktreeCopy()];
const report = new ProveReport([...copies.map(({ root }) => root), ROOT.replace(/\/$/, '')]);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

for (const promise of wanted) {
  if (!breaks.some((planted) => planted.promise === promise)) report.addFault(`${promise} → has no break`);
}
try {
  await proveBreaks(breaks, { copies, runner, report, testsOf: await findPromiseTests(ROOT) });
} finally {
  for (const copy of copies) copy.remove();
}
const { faults } = report;
const outcome = faults === 0 ? 'each one failed a test of its promise' : `${faults} problems`;
report.print(`${breaks.length} breaks of ${new Set(breaks.map(({ promise }) => promise)).size} promises, ${outcome}.`);
if (asked.length === 0) writeProof();
process.exit(faults === 0 ? 0 : 1);

function writeProof(): void {
  const minutes = ((Date.now() - started.getTime()) / 60_000).toFixed(1);
  const head = [
    'npm run prove',
    `Started ${started.toISOString()}, took ${minutes} minutes on Node ${process.version}: ${faults === 0 ? 'passed' : 'failed'}.`,
  ];
  mkdirSync(join(ROOT, 'docs/proof'), { recursive: true });
  writeFileSync(PROOF, `${head.join('\n')}\n\n${report.text}\n`);
}

/** Interrupted by a signal: kills the tests and deletes the copies. */
function stop(): void {
  runner.stop();
  for (const copy of copies) copy.remove();
  process.exit(130);
}
