import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { BREAKS } from './prove/breaks.ts';
import { findPromiseTests } from './prove/find-promise-tests.ts';
import { WorktreeCopy } from './prove/house-copy.ts';
import { Protocol } from './prove/protocol.ts';
import { occurrences } from './prove/occurrences.ts';
import { proveBreaks } from './prove/prove-breaks.ts';
import { TestRunner } from './prove/test-runner.ts';
import { ROOT } from './start-process.ts';

/**
 * `npm run prove`: breaks each of the sixty promises on purpose, in a copy of the house, and looks whether the tests of just that
 * promise turn red. `npm run prove -- 40 41` takes these two only. What a whole run says is kept as proof.
 * `npm run prove -- --dry-run` only checks that each text to replace occurs exactly once; `npm run check` includes it.
 */
const PROMISES = 60;
const PROOF = join(ROOT, 'docs/proof/prove.txt');

if (process.argv.includes('--dry-run')) dryRun();
const started = new Date();
const asked = process.argv.slice(2).map(Number);
const wanted = asked.length > 0 ? asked : Array.from({ length: PROMISES }, (_, index) => index + 1);
const breaks = BREAKS.filter(({ promise }) => wanted.includes(promise)).sort(
  (one, other) => one.promise - other.promise,
);
const needsBrowser = breaks.some(({ files = [] }) => files.some((file) => file.startsWith('e2e/')));
const browser = needsBrowser ? ensureBrowser() : undefined;
const runner = new TestRunner(browser === undefined ? {} : { CHROMIUM_PATH: browser });
// The machines that run this have two cores.
const copies = [new WorktreeCopy(), new WorktreeCopy()];
const protocol = new Protocol([...copies.map(({ root }) => root), ROOT.replace(/\/$/, '')]);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);

for (const promise of wanted) {
  if (!breaks.some((planted) => planted.promise === promise)) protocol.fault(`${promise} → nothing breaks it`);
}
try {
  await proveBreaks(breaks, { copies, runner, protocol, testsOf: await findPromiseTests(ROOT) });
} finally {
  for (const copy of copies) copy.remove();
}
const { faults } = protocol;
const outcome =
  faults === 0 ? 'each of them turned tests of its promise red' : `${faults} of them not as they should be`;
protocol.say(`${breaks.length} breaks of ${new Set(breaks.map(({ promise }) => promise)).size} promises, ${outcome}.`);
if (asked.length === 0) keep();
process.exit(faults === 0 ? 0 : 1);

function dryRun(): never {
  const outdated = BREAKS.flatMap((planted) => [planted, ...(planted.and ?? [])]).filter(
    ({ file, find }) => occurrences(readFileSync(join(ROOT, file), 'utf8'), find) !== 1,
  );
  for (const { file, find } of outdated) console.error(`${file} does not contain this text exactly once:\n${find}`);
  console.log(`${BREAKS.length} breaks, ${outdated.length} of their texts outdated`);
  process.exit(outdated.length === 0 ? 0 : 1);
}

function keep(): void {
  const minutes = ((Date.now() - started.getTime()) / 60_000).toFixed(1);
  const head = [
    'npm run prove',
    `Started ${started.toISOString()}, took ${minutes} minutes on Node ${process.version}: ${faults === 0 ? 'passed' : 'failed'}.`,
  ];
  mkdirSync(join(ROOT, 'docs/proof'), { recursive: true });
  writeFileSync(PROOF, `${head.join('\n')}\n\n${protocol.text}\n`);
}

/** Stopped by a person: the tests end, and the copies go. */
function leave(): void {
  runner.stop();
  for (const copy of copies) copy.remove();
  process.exit(130);
}
