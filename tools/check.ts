import { spawn, type ChildProcess } from 'node:child_process';
import { enableCompileCache } from './compile-cache.ts';
import { reportOf } from './report-of.ts';
import { ROOT } from './start-process.ts';

/**
 * `npm run check`: runs all checks that need no browser. Static checks run concurrently and are reported in this order;
 * the tests run afterwards. The first failure ends it. `--core` leaves out the long tests; `--rest` runs only them.
 */
type Step = [title: string, program: string, ...args: string[]];
const STATIC_CHECKS: readonly Step[] = [
  ['Types', 'tsc', '-b', ...typedProjects()],
  ['Import rules', 'depcruise', '--config', '.dependency-cruiser.js', 'packages', 'apps', 'e2e', 'bench', 'tools'],
  ['OpenAPI', 'node', 'tools/openapi.ts', '--check'],
  [
    'Format',
    'prettier',
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-strategy=content',
    '--cache-location=.cache/prettier',
    '.',
  ],
  // Two processes, since the linter uses one core and takes longer than all other checks.
  ['Lint, web', 'eslint', 'apps/web'],
  ['Lint, the rest', 'eslint', '.', '--ignore-pattern', 'apps/web'],
];
const [part = ''] = process.argv.slice(2);
const PROJECTS: Record<string, string[]> = { '': [], '--core': ['--project=!long'], '--rest': ['--project=long'] };
if (!(part in PROJECTS)) throw new Error(`There is no ${part}: use --core, --rest, or neither.`);
const REPORTS = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf('vitest', part)}`];
const TESTS: Step = ['Unit, conformance and server tests', 'vitest', 'run', ...(PROJECTS[part] ?? []), ...REPORTS];

const children = new Set<ChildProcess>();

enableCompileCache();
const running = part === '--rest' ? [] : STATIC_CHECKS.map((step) => run(step, 'pipe'));
for (const one of running) printResult(await one);
printResult(await run(TESTS, 'inherit'));

interface StepResult {
  title: string;
  status: number;
  seconds: string;
  output: string;
}

function run([title, program, ...args]: Step, stdio: 'pipe' | 'inherit'): Promise<StepResult> {
  const from = performance.now();
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', stdio, stdio] });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      children.delete(child);
      resolve({ title, status: status ?? 1, seconds: ((performance.now() - from) / 1000).toFixed(1), output });
    });
  });
}

function printResult({ title, status, seconds, output }: StepResult): void {
  process.stdout.write(output);
  if (status === 0) return console.log(`${title}: passed in ${seconds} s`);
  console.error(`${title}: failed after ${seconds} s`);
  for (const child of children) child.kill();
  process.exit(1);
}

function typedProjects(): string[] {
  return [
    'packages/grow-api',
    'packages/grow-api/test',
    'packages/desk-api',
    'apps/sandbox',
    'apps/bff',
    'apps/web',
    'apps/web/tsconfig.vite.json',
    'e2e',
    'bench',
    'tools',
  ];
}
