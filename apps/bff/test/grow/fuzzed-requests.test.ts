import { expect, test } from 'vitest';
import { fuzzProxy } from '../support/fuzz-proxy.ts';

const PAIRS = 500;
/** Set `FUZZ_SEED` to repeat the same requests. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

test(`31, 32: of ${PAIRS} fuzzed requests only those of the table reach Clio, byte for byte, and no other is accepted`, async () => {
  const report = await fuzzProxy({ pairs: PAIRS, seed });
  process.stdout.write(`Fuzzed: ${JSON.stringify(report)}\n`);
  expect(report.pairs).toBeGreaterThanOrEqual(PAIRS);
  // A server that refuses everything would also pass the checks above.
  expect(report.reachedGrow).toBeGreaterThan(PAIRS / 20);
  expect(report.reachedGrow).toBeLessThan(report.sent / 2);
});
