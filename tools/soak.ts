import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './start-process.ts';

/**
 * `npm run soak`: runs the tests that need minutes of real time. Their output is stored as proof. Arguments go to
 * Vitest.
 */
const PROOF = join(ROOT, 'docs/proof/soak.txt');

const started = new Date();
const vitest = ['run', '--project', 'soak', '--reporter=verbose', ...process.argv.slice(2)];
const child = spawn('vitest', vitest, {
  cwd: ROOT,
  env: { ...process.env, SOAK: '1', NO_COLOR: '1' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
let output = '';
for (const stream of ['stdout', 'stderr'] as const) {
  child[stream].on('data', (chunk: Buffer) => {
    process[stream].write(chunk);
    output += chunk.toString();
  });
}
const [code] = (await once(child, 'close')) as [number | null];
const seconds = Math.round((Date.now() - started.getTime()) / 1000);
const head = [
  'npm run soak',
  `Started ${started.toISOString()}, took ${seconds} s on Node ${process.version}: ${code === 0 ? 'passed' : 'failed'}.`,
  '',
];
await mkdir(join(ROOT, 'docs/proof'), { recursive: true });
await writeFile(PROOF, `${head.join('\n')}\n${withoutPaths(output).trim()}\n`);
process.exit(code ?? 1);

/** Removes the repository's path on this machine, which must not appear in the proof. */
function withoutPaths(text: string): string {
  return text
    .replaceAll(ROOT, '')
    .replaceAll(ROOT.replace(/\/$/, ''), '.')
    .replaceAll(/[ \t]+$/gm, '');
}
