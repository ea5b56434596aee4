import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runToEnd, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

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
  ['an unknown switch', () => ({ SANDBOX_SWITCHES: 'gravity=off' }), /^SANDBOX_SWITCHES .*no switch gravity/],
  [
    'an unknown value of a switch',
    () => ({ SANDBOX_SWITCHES: 'rate_limit=10,error_status=maybe' }),
    /error_status must be one/,
  ],
  ['a negative limit', () => ({ SANDBOX_SWITCHES: 'rate_limit=-1' }), /rate_limit must be a number/],
  ['text for a number', () => ({ SANDBOX_SWITCHES: 'rate_limit=many' }), /rate_limit must be a number/],
  ['malformed switches', () => ({ SANDBOX_SWITCHES: 'rate_limit:10' }), /^SANDBOX_SWITCHES must be a list such as/],
  ['a folder that cannot be created', () => ({ DATA_DIR: join(folder, 'file/below') }), /cannot write its database/],
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

it('starts with the given switches, and a reset restores them', async () => {
  const environment = { SANDBOX_SWITCHES: ' rate_limit=7, error_status=name ,' };
  const configured = await startSandbox({ scenario: 'empty', rateLimit: null, environment });
  const switches = async () => ((await configured.control('GET', 'switches')).body as { data: object }).data;
  expect(await switches()).toMatchObject({ rate_limit: 7, error_status: 'name', paging_end: 'absent' });
  await configured.control('PATCH', 'switches', { rate_limit: 0, error_status: 'number', paging_end: 'null' });
  await configured.control('POST', 'reset');
  expect(await switches()).toMatchObject({ rate_limit: 7, error_status: 'name', paging_end: 'absent' });
  await configured.control('PATCH', 'switches', { rate_limit: 0 });
  await configured.control('POST', 'scenario', { name: 'empty' });
  expect(await switches()).toMatchObject({ rate_limit: 7 });
  await configured.stop();
});

it('starts with the documented limit by default', async () => {
  const plain = await startSandbox({ scenario: 'empty', rateLimit: null });
  expect((await plain.control('GET', 'switches')).body).toMatchObject({ data: { rate_limit: 3 } });
  await plain.stop();
});
