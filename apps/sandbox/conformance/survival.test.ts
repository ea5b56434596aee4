import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from './start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

it('keeps every note that was answered 201, and every token, over SIGKILL', async () => {
  const token = await sandbox.token();
  const answered: number[] = [];
  const writes = Array.from({ length: 60 }, async (_, index) => {
    const json = { data: { subject: `Note ${index}`, body: 'Written just before the plug is pulled.' } };
    const reply = await sandbox.grow(token, '/matters/70005/notes', { method: 'POST', json });
    if (reply.status === 201) answered.push((reply.body as { data: { id: number } }).data.id);
  });
  // The plug is pulled while writes are under way: those without an answer may be lost, the others not.
  await Promise.race([...writes.slice(20, 21), ...writes.slice(25, 26)]);
  const [, ...results] = await Promise.all([
    sandbox.killAndRestart(),
    ...writes.map((write) => write.catch(() => 'cut')),
  ]);
  expect(answered.length).toBeGreaterThan(0);
  expect(results).toHaveLength(60);
  const { status, body } = await sandbox.grow(token, '/matters/70005/notes');
  expect(status).toBe(200);
  const kept = new Set((body as { data: { id: number }[] }).data.map(({ id }) => id));
  expect(answered.filter((id) => !kept.has(id))).toEqual([]);
});

it('keeps its database to its owner', () => {
  for (const file of ['sandbox.sqlite', 'sandbox.sqlite-wal']) {
    expect(statSync(join(sandbox.dataDir, file)).mode & 0o777).toBe(0o600);
  }
});
