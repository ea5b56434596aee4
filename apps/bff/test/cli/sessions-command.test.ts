import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const who = async (index: number) => {
  const person = (await stack.people())[index];
  if (person === undefined) throw new Error('The sandbox has people.');
  return person;
};
const isIn = async (browser: Awaited<ReturnType<Stack['signIn']>>) =>
  (await stack.call(browser, '/api/grow/users/who_am_i')).status;
const revocations = async (from: number) =>
  (await stack.seen(from)).filter(({ path, status }) => path === '/oauth/revoke' && status === 200).length;

test('20: the operator lists who is signed in and ends one person’s sessions: the next request is 401, the tokens are revoked, others are unaffected', async () => {
  const [ana, ben] = [await who(0), await who(1)];
  const browsers = [
    await stack.signIn(stack.browser(), { user: String(ana.id) }),
    await stack.signIn(stack.browser(), { user: String(ana.id) }),
    await stack.signIn(stack.browser(), { user: String(ben.id) }),
  ] as const;
  const list = await runCommand('sessions', ['list'], stack);
  expect([list.code, list.stderr]).toEqual([0, '']);
  for (const { name, email } of [ana, ben]) {
    expect(list.stdout).toContain(name);
    expect(list.stdout).toContain(email);
  }
  expect(list.stdout).toContain('3 sessions of 2 people');

  const from = Date.now();
  const ended = await runCommand('sessions', ['end', ana.email], stack);
  expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('Ended 2 sessions of 1 people') as string]);
  expect(await Promise.all(browsers.map(isIn))).toEqual([401, 401, 200]);
  expect(await revocations(from)).toBe(4);
}, 60_000);

test('20: all sessions can be ended at once, also while Clio does not answer: nothing usable is left, and the output says so', async () => {
  const browser = await stack.signIn();
  // The server has cached this session and must not trust its cache: the tokens stay valid.
  expect(await isIn(browser)).toBe(200);
  await stack.fault({ path: '/oauth/revoke', fault: 'status', status: 503, count: 50 });
  const ended = await runCommand('sessions', ['end-all'], stack);
  await stack.control('DELETE', '/faults');
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain('Clio did not revoke the tokens');
  expect(await isIn(browser)).toBe(401);
  expect((await runCommand('sessions', ['list'], stack)).stdout).toBe('No one is signed in.\n');
}, 60_000);

test('20: an unknown command is reported in one line and changes nothing', async () => {
  const browser = await stack.signIn();
  for (const args of [[], ['end'], ['list', 'all'], ['end', 'unlisted@example.com']]) {
    const { code, stderr } = await runCommand('sessions', args, stack);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  expect(await isIn(browser)).toBe(200);
}, 60_000);
