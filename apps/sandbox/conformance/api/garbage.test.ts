import { afterAll, beforeAll, expect, it } from 'vitest';
import { fuzzSandbox } from '../support/fuzz-sandbox.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const RUNS = 5000;
/** Set `FUZZ_SEED` to repeat the same requests. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
/** Megabytes that a request log of some thousand entries, and the created records, may take. */
const MAX_GROWTH = 40;

it(`answers ${RUNS} invalid requests: no 500, none without a response, no memory growth (seed ${seed})`, async () => {
  const { statuses, memory } = await fuzzSandbox(sandbox, { runs: RUNS, seed });
  process.stdout.write(`Fuzzed with seed ${seed}: ${JSON.stringify(statuses)}, ${JSON.stringify(memory)} MB\n`);
  expect(memory.end - memory.warm).toBeLessThan(MAX_GROWTH);
  expect((await sandbox.grow(await sandbox.token(), '/users/who_am_i')).status).toBe(200);
}, 120_000);
