import { afterAll, beforeAll, expect, it } from 'vitest';
import { fuzzSandbox } from '../conformance/support/fuzz-sandbox.ts';
import { type RunningSandbox, startSandbox } from '../conformance/support/start-sandbox.ts';

const RUNS = 20_000;
/** Megabytes. */
const MAX_GROWTH = 40;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

it(`answers ${RUNS} invalid requests: no 500, none without a response, no memory growth`, async () => {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
  process.stdout.write(`FUZZ_SEED=${seed}\n`);
  const { statuses, memory } = await fuzzSandbox(sandbox, { runs: RUNS, seed });
  const growth = memory.end - memory.warm;
  process.stdout.write(`Answers: ${JSON.stringify(statuses)}\n`);
  process.stdout.write(`Memory: ${memory.warm.toFixed(0)} MB after 1,000, ${memory.end.toFixed(0)} MB after all\n`);
  expect(growth).toBeLessThan(MAX_GROWTH);
});
