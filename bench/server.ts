import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promises } from './server/promises.ts';
import { mirror } from './server/mirror.ts';
import { merging } from './server/merging.ts';
import { proxying } from './server/proxying.ts';
import { starting } from './server/starting.ts';
import { turns } from './server/turns.ts';

/**
 * S1 to S11 of docs/PERFORMANCE.md, each beside its peer or its floor in the same run. `BENCH_PARTS=mirror,turns` runs some of the
 * parts.
 */
const folder = mkdtempSync(join(tmpdir(), 'intake-desk-bench-'));
const kept = promises();
try {
  const wanted = process.env['BENCH_PARTS']?.split(',');
  for (const part of [starting, merging, turns, proxying, mirror]) {
    if (wanted === undefined || wanted.includes(part.name)) await part(folder, kept);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (kept.broken.length > 0) {
  console.error(`Not kept: ${kept.broken.join('; ')}.`);
  process.exit(1);
}
