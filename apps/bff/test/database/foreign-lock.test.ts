import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ContactPage } from '@intake-desk/desk-api/record-list';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { act, leadIds } from '../support/triage-acts.ts';

let stack: Stack;
let browser: Browser;
let leads: number[];
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0', MIRROR: 'on' }, { SANDBOX_SWITCHES: 'rate_limit=0' });
  browser = await stack.signIn();
  leads = await leadIds(stack, browser);
  await vi.waitFor(
    async () => {
      const page = (await stack.call(browser, '/api/desk/contacts?limit=1')).json() as ContactPage;
      expect(page.meta.complete).toBe(true);
    },
    { timeout: 20_000, interval: 50 },
  );
});
afterAll(() => stack.stop());

/** Locks a database as another process, such as a backup tool, would. @returns unlocks it */
function lock(name: 'desk' | 'mirror'): () => void {
  const database = new DatabaseSync(join(stack.directory, `${name}.sqlite`), { timeout: 5000 });
  database.exec('BEGIN IMMEDIATE');
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}

async function readAll(paths: readonly string[]): Promise<void> {
  const answers = await Promise.all(paths.map((path) => stack.call(browser, path)));
  expect(answers.map(({ status }, index) => [paths[index], status])).toEqual(paths.map((path) => [path, 200]));
}

const READS = [
  '/healthz',
  '/auth/session',
  '/api/desk/leads',
  '/api/desk/triage',
  '/api/desk/audit',
  '/api/desk/views',
];
const claim = (index: number) => act(stack, browser, leads[index] ?? 0, { act: 'claim' });

test('68: while another process holds a write lock, the process answers, and an action waits for its end', async () => {
  const unlock = lock('desk');
  let settled = 0;
  const acts = [0, 1, 2].map(async (index) => {
    const { status } = await claim(index);
    settled += 1;
    return status;
  });
  // While SQLite itself waited, these would be answered only after the actions had failed.
  for (let times = 0; times < 10; times += 1) await readAll(['/healthz']);
  expect(settled).toBe(0);
  unlock();
  expect(await Promise.all(acts)).toEqual([200, 200, 200]);
});

test('68: no read needs the lock that another process holds', async () => {
  const unlock = lock('desk');
  await readAll(READS);
  unlock();
});

test('68: a lock that lasts longer than five seconds fails the act with 503, and nothing is done', async () => {
  const unlock = lock('desk');
  const from = performance.now();
  const answer = await claim(3);
  const waited = performance.now() - from;
  unlock();
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
  expect(answer.json()).toMatchObject({ code: 'store-unavailable' });
  expect(waited).toBeGreaterThan(4900);
  expect((await claim(3)).status).toBe(200);
});

test('68: a lock on the mirror holds nothing up, and the sync goes on after it', async () => {
  const unlock = lock('mirror');
  await readAll([...READS, '/api/desk/contacts?limit=50', '/api/desk/search?q=miller']);
  const { data } = (await stack.control('POST', '/acts', { act: 'lead_arrives' })) as { data: { lead: number } };
  await readAll(READS);
  unlock();
  await expect.poll(async () => (await stack.call(browser, `/api/desk/leads/${data.lead}`)).status).toBe(200);
});
