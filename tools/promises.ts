import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promiseNumbers } from './prove/promise-numbers.ts';
import { readPromises } from './prove/read-promises.ts';
import { reportOf } from './report-of.ts';
import { ROOT } from './start-process.ts';

/**
 * The summary at the end of `npm run test:all`: one line for each promise of docs/SECURITY.md.
 * Fails if a promise has no test, or one that did not pass.
 */
const promises = readPromises();
const tests = ['--core', '--rest'].flatMap((part) => [
  ...ofVitest(reportOf('vitest', part)),
  ...ofPlaywright(reportOf('playwright', part)),
]);
// The table was not found, or a row was lost.
let broken = promises.length >= 60 ? 0 : 1;
for (const { number, sentence } of promises) {
  const own = tests.filter(({ title }) => promiseNumbers(title).includes(number));
  const passed = own.filter(({ isPassed }) => isPassed).length;
  const isKept = passed > 0 && passed === own.length;
  if (!isKept) broken += 1;
  const count = passed === own.length ? `${passed}` : `${passed} of ${own.length}`;
  console.log(`${String(number).padStart(2)} ${isKept ? '✓' : '✗'} ${sentence} (${count})`);
}
console.log(
  broken === 0 ? `All ${promises.length} promises are kept.` : `${broken} of the promises are not shown to be kept.`,
);
process.exit(broken === 0 ? 0 : 1);

interface RunTest {
  title: string;
  isPassed: boolean;
}

function ofVitest(file: string): RunTest[] {
  interface Report {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  }
  return read<Report>(file).testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status }) => ({ title, isPassed: status === 'passed' })),
  );
}

function ofPlaywright(file: string): RunTest[] {
  interface Suite {
    specs?: { title: string; ok: boolean }[];
    suites?: Suite[];
  }
  const collect = ({ specs = [], suites = [] }: Suite): RunTest[] => [
    ...specs.map(({ title, ok }) => ({ title, isPassed: ok })),
    ...suites.flatMap(collect),
  ];
  return collect(read<Suite>(file));
}

function read<Report>(file: string): Report {
  const path = join(ROOT, file);
  if (!existsSync(path)) {
    console.error(`${file} is not there. Run npm run test:all: it runs the tests first.`);
    process.exit(1);
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Report;
}
