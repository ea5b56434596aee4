import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { cpuSeconds } from './cpu-seconds.ts';
import { median } from './median.ts';
import type { Goals } from './goals.ts';
import { runningServer } from './running-server.ts';
import { printRow } from './table.ts';

const ROUNDS = 5;
const IDLE_SECONDS = 30;

/**
 * S11: `npm start` as a new user runs it, with an empty data directory and the web app built; and the cost of being
 * idle.
 */
export async function starting(folder: string, { expect }: Goals): Promise<void> {
  const workDir = join(folder, 'starting');
  mkdirSync(workDir);
  const times: number[] = [];
  let idle = Number.NaN;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    const server = await runningServer({
      name: `npm start ${round}`,
      command: ['npm', 'start'],
      env: { PORT: '0', SANDBOX_PORT: '0', DATA_DIR: join(workDir, String(round)), HOME: process.env['HOME'] ?? '' },
      core: 'both',
      folder: workDir,
      ready: /Intake Desk ready at http:\S+:(\d+)/,
    });
    times.push((performance.now() - from) / 1000);
    if (round === ROUNDS - 1) {
      await after(3000);
      const before = family(server.pid);
      await after(IDLE_SECONDS * 1000);
      idle = (family(server.pid) - before) / IDLE_SECONDS;
    }
    await server.stop();
  }
  const from = performance.now();
  const floor = await runningServer({
    name: 'npm run',
    command: ['npm', 'exec', '--', 'node', '-e', 'console.log("ready at 1"); setTimeout(() => {}, 1e6)'],
    env: { HOME: process.env['HOME'] ?? '' },
    core: 'both',
    folder: workDir,
    ready: /ready at (\d+)/,
  });
  const bare = (performance.now() - from) / 1000;
  await floor.stop();
  printRow('npm start', ['ready, s', 'idle CPU %']);
  printRow('  Intake Desk with its sandbox', [median(times).toFixed(1), (idle * 100).toFixed(2)]);
  printRow('  npm and Node alone', [bare.toFixed(1)]);
  expect('S11 npm start until it is ready', median(times), { atMost: 4 }, ' s');
  expect('S11 processor time without users', idle * 100, { atMost: 1 }, ' %');
}

/** Returns the processor seconds of a process and of all its descendants. */
function family(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return cpuSeconds(pid) + children.reduce((sum, child) => sum + family(Number(child)), 0);
}
