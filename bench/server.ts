import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGoals } from './server/goals.ts';
import { mirror } from './server/mirror.ts';
import { merging } from './server/merging.ts';
import { proxying } from './server/proxying.ts';
import { starting } from './server/starting.ts';
import { turns } from './server/turns.ts';

/**
 * Measures S1 to S11 of docs/PERFORMANCE.md, each compared with its peer or its floor in the same run.
 * `BENCH_PARTS=mirror,turns` runs some of them.
 */
const folder = mkdtempSync(join(tmpdir(), 'intake-desk-bench-'));
const goals = createGoals();
try {
  const wanted = process.env['BENCH_PARTS']?.split(',');
  for (const measurement of [starting, merging, turns, proxying, mirror]) {
    if (wanted === undefined || wanted.includes(measurement.name)) await measurement(folder, goals);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (goals.missed.length > 0) {
  console.error(`Not reached: ${goals.missed.join('; ')}.`);
  process.exit(1);
}
