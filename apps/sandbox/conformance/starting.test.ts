import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runToEnd, type RunningSandbox, startSandbox } from './start-sandbox.ts';

let sandbox: RunningSandbox;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  writeFileSync(join(folder, 'file'), '');
  sandbox = await startSandbox({ scenario: 'empty' });
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

it.each([
  ['a taken port', () => ({ SANDBOX_PORT: new URL(sandbox.url).port }), /^Port \d+ is taken/],
  ['a bad port', () => ({ SANDBOX_PORT: '70000' }), /^SANDBOX_PORT must be/],
  ['an unknown scenario', () => ({ SANDBOX_SCENARIO: 'huge' }), /^SANDBOX_SCENARIO must be one of/],
  ['a folder that cannot be made', () => ({ DATA_DIR: join(folder, 'file/below') }), /cannot write its database/],
])('%s: one clear line, exit 1', async (_case, environment, line) => {
  const { code, stderr } = await runToEnd({
    SANDBOX_PORT: '0',
    SANDBOX_SCENARIO: 'empty',
    DATA_DIR: folder,
    ...environment(),
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(line);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
