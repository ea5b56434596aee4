import { expect, it } from 'vitest';
import { fuzzProxy } from '../test/support/fuzz-proxy.ts';

const PAIRS = 10_000;

it(`31, 32: of ${PAIRS} fuzzed requests only those of the table reach Clio, byte for byte, and no other is accepted`, async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);
  process.stdout.write(`FUZZ_SEED=${seed}\n`);
  const report = await fuzzProxy({ pairs: PAIRS, seed });
  process.stdout.write(`Fuzzed: ${JSON.stringify(report)}\n`);
  expect(report.pairs).toBeGreaterThanOrEqual(PAIRS);
  expect(report.reachedGrow).toBeGreaterThan(PAIRS / 20);
});
