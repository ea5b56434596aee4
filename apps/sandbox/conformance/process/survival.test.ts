import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killWhileWriting } from '../support/kill-while-writing.ts';
import { exchange, obtainCode, refresh } from '../support/oauth-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

it('keeps every note that was answered 201, once, when it is killed at 50 notes a second', async () => {
  const token = await sandbox.token();
  const report = await killWhileWriting(sandbox, { token, matter: 70_005, afterMs: 2000 });
  expect(report.sent).toBeGreaterThanOrEqual(90);
  expect(report.answered).toBeGreaterThan(report.sent / 2);
  expect(report).toMatchObject({ lost: [], doubled: [] });
});

it('keeps valid, revoked and spent tokens as they are', async () => {
  const sign = async () =>
    (await exchange(sandbox, await obtainCode(sandbox))).body as { access_token: string; refresh_token: string };
  const [valid, spent, code] = [await sign(), await sign(), await obtainCode(sandbox)];
  const next = (await refresh(sandbox, spent.refresh_token)).body as typeof valid;
  await sandbox.killAndRestart();
  for (const { access_token } of [valid, spent, next]) {
    expect((await sandbox.grow(access_token, '/users/who_am_i')).status).toBe(200);
  }
  expect((await refresh(sandbox, spent.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
  expect((await refresh(sandbox, next.refresh_token)).status).toBe(200);
  expect((await refresh(sandbox, valid.refresh_token)).status).toBe(200);
  expect((await exchange(sandbox, code)).status).toBe(200);
});

it('makes its database readable by its owner only', () => {
  for (const file of ['sandbox.sqlite', 'sandbox.sqlite-wal']) {
    expect(statSync(join(sandbox.dataDir, file)).mode & 0o777).toBe(0o600);
  }
});
