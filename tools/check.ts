import { spawnSync } from 'node:child_process';
import { keepCompiledCode } from './compiled-code.ts';
import { ROOT } from './start-process.ts';

/** `npm run check`: everything that needs no browser, one step after another; the first failure ends it. */
const REPORTS = ['--reporter=default', '--reporter=json', '--outputFile.json=.cache/vitest.json'];
const STEPS: [title: string, program: string, ...args: string[]][] = [
  ['Types', 'tsc', '-b', ...typedProjects()],
  ['Lint', 'eslint', '.'],
  ['Format', 'prettier', '--check', '--log-level=warn', '.'],
  ['Import rules', 'depcruise', '--config', '.dependency-cruiser.js', 'packages', 'apps', 'e2e', 'bench', 'tools'],
  ['OpenAPI', 'node', 'tools/openapi.ts', '--check'],
  ['Unit, conformance and server tests', 'vitest', 'run', ...REPORTS],
];

keepCompiledCode();
for (const [title, program, ...args] of STEPS) {
  const from = performance.now();
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`${title}: failed after ${seconds} s`);
    process.exit(status ?? 1);
  }
  console.log(`${title}: passed in ${seconds} s`);
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
