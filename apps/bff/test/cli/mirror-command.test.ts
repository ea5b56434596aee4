import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContactPage } from '@intake-desk/desk-api/record-list';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { compareWithGrow, differences } from '../support/compare-with-grow.ts';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { IS_SQLITE } from '../support/test-database.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ MIRROR: 'on', GROW_RATE_LIMIT: '0' }, { SANDBOX_SWITCHES: 'rate_limit=0' });
  browser = await stack.signIn();
  await filled();
});
afterAll(() => stack.stop());

async function contacts(): Promise<ContactPage> {
  const answer = await stack.call(browser, '/api/desk/contacts?limit=1');
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
  return answer.json() as ContactPage;
}

async function filled(): Promise<void> {
  await vi.waitFor(async () => expect((await contacts()).meta).toMatchObject({ complete: true, total: 1200 }), {
    timeout: 20_000,
    interval: 50,
  });
}

test('the operator refetches everything: people can read meanwhile, no partial count is presented as complete, and all records are there again', async () => {
  const seen: ContactPage['meta'][] = [];
  const from = Date.now();
  const result = await runCommand('mirror', ['rebuild'], stack);
  expect([result.code, result.stderr, result.stdout]).toEqual([0, '', expect.stringContaining('read from Clio again')]);
  await expect
    .poll(
      async () => {
        seen.push((await contacts()).meta);
        return seen.some(({ complete }) => !complete) && seen.at(-1)?.complete;
      },
      { timeout: 20_000, interval: 5 },
    )
    .toBe(true);
  expect(seen.filter(({ complete, total }) => complete && total !== 1200)).toEqual([]);
  expect((await stack.seen(from)).filter(({ path }) => path === '/grow/contacts').length).toBeGreaterThan(5);
  await expect.poll(async () => differences(await compareWithGrow(stack)), { timeout: 10_000 }).toEqual([]);
  expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
}, 60_000);

test('an unknown command is reported in one line and changes nothing', async () => {
  for (const args of [[], ['drop'], ['rebuild', 'all']]) {
    const { code, stderr } = await runCommand('mirror', args, stack);
    expect([code, stderr]).toEqual([1, 'Usage: npm run cli -- mirror rebuild\n']);
  }
  expect((await contacts()).meta.complete).toBe(true);
}, 60_000);

test.runIf(IS_SQLITE)(
  'a damaged file is recreated at the start; it is for its owner only, and is backfilled automatically',
  async () => {
    await stack.bff.stop();
    await writeFile(join(stack.directory, 'mirror.sqlite'), 'not a database '.repeat(2000));
    await stack.restart();
    await filled();
    await expect.poll(async () => differences(await compareWithGrow(stack)), { timeout: 10_000 }).toEqual([]);
    const files = (await readdir(stack.directory)).filter((name) => name.startsWith('mirror.sqlite'));
    expect(files).toContain('mirror.sqlite');
    for (const name of files) expect((await stat(join(stack.directory, name))).mode & 0o077).toBe(0);
    const text = (await readFile(join(stack.directory, 'mirror.sqlite'))).toString('latin1');
    expect(text.startsWith('SQLite format 3')).toBe(true);
  },
  60_000,
);
