import { readFileSync } from 'node:fs';
import { compareBuilds } from './contract/compare-builds.ts';
import { compareTrees, type Allowed } from './contract/compare-trees.ts';
import { dumpContract } from './contract/dump-contract.ts';

/**
 * Shows that a refactoring changed no name that is stored or used outside the code.
 *
 * `npm run contract` prints routes, codes, names and literals of this tree.
 * `npm run contract -- diff COMMIT [COMMIT]` compares them with another commit.
 * `npm run contract -- trees COMMIT [COMMIT] --only moves|names|comments` compares all statements, aside from what may change.
 * `npm run contract -- journeys FILE FILE` compares the recordings of two runs of `CONTRACT_FILE=… npm run e2e`.
 * `npm run contract -- builds FOLDER` compares screens, database schemas and the display of data with the build in
 *   that checkout.
 * A difference is printed line by line, and the command fails.
 */
const [command, ...values] = process.argv.slice(2);
const option = values.indexOf('--only');
const [only] = option === -1 ? [] : values.splice(option, 2).slice(1);
const [from = 'HEAD', to = null] = values;

if (command === undefined) {
  for (const [list, names] of Object.entries(dumpContract(null))) console.log([`# ${list}`, ...names, ''].join('\n'));
} else if (command === 'diff') {
  const [left, right] = [dumpContract(from), dumpContract(to)];
  const lists = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  finish(
    lists.flatMap((list) => compare(list, left[list] ?? [], right[list] ?? [])),
    `${lists.length} lists`,
  );
} else if (command === 'trees') {
  finish(compareTrees(from, to, (only ?? 'comments') as Allowed), 'statements');
} else if (command === 'builds') {
  finish(await compareBuilds(from), 'builds');
} else if (command === 'journeys' && to !== null) {
  const [left, right] = [recorded(from), recorded(to)];
  finish(compare('recorded', left, right), `${left.length} recorded keys`);
} else {
  console.error('Unknown command: use diff, trees, builds or journeys.');
  process.exit(2);
}

function compare(list: string, left: readonly string[], right: readonly string[]): string[] {
  const [own, other] = [new Set(left), new Set(right)];
  return [
    ...left.filter((name) => !other.has(name)).map((name) => `- ${list}: ${name}`),
    ...right.filter((name) => !own.has(name)).map((name) => `+ ${list}: ${name}`),
  ];
}

function recorded(file: string): string[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return [...new Set(lines.flatMap((line) => JSON.parse(line) as string[]))].sort();
}

function finish(differences: readonly string[], compared: string): void {
  for (const line of differences) console.log(line);
  console.log(`${compared} compared: ${differences.length} differences`);
  process.exit(differences.length === 0 ? 0 : 1);
}
