import type { LeadPage, ListMeta } from '@intake-desk/desk-api/record-list';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { compareWithGrow, differences, readAll, testToken } from '../support/compare-with-grow.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

const FIRST_PAGE = '/api/desk/leads';

async function read<Answer>(on: Stack, browser: Browser, path: string): Promise<Answer> {
  const answer = await on.call(browser, path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
  return answer.json() as Answer;
}

async function meta(on: Stack, browser: Browser, list: string): Promise<ListMeta> {
  return (await read<{ meta: ListMeta }>(on, browser, `/api/desk/${list}`)).meta;
}

async function filled(on: Stack, browser: Browser): Promise<void> {
  await expect
    .poll(async () => (await meta(on, browser, 'contacts')).complete && (await meta(on, browser, 'matters')).complete, {
      timeout: 25_000,
      interval: 100,
    })
    .toBe(true);
}

it('the first response after sign-in has the fifty newest leads, and says that more will follow', async () => {
  stack = await startStack({ MIRROR: 'on' }, { SANDBOX_SCENARIO: 'busy-firm' });
  const browser = await stack.signIn();
  const page = await read<LeadPage>(stack, browser, FIRST_PAGE);
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  const all = (await readAll(stack, '/inbox_leads?state=untriaged', await testToken(stack))) as {
    id: number;
    created_at: string;
  }[];
  const newest = all.toSorted((one, other) => other.created_at.localeCompare(one.created_at) || other.id - one.id);
  expect(page.data.map(({ id }) => id)).toEqual(newest.slice(0, 50).map(({ id }) => id));
  expect(page.meta).toMatchObject({ complete: false, trouble: null });
  expect(page.meta.total).toBeLessThan(all.length);
  expect(page.meta.asOf).not.toBeNull();
});

it('the backfill ends with all records; progress grows meanwhile, and no total is given before', async () => {
  stack = await startStack({ MIRROR: 'on' });
  const browser = await stack.signIn();
  const seen: number[] = [];
  await expect
    .poll(
      async () => {
        const { complete, progress } = await meta(stack as Stack, browser, 'contacts');
        if (progress !== null) seen.push(progress.records);
        return complete;
      },
      { timeout: 25_000, interval: 20 },
    )
    .toBe(true);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  // Six pages arrive; on a busy machine the poll may run only twice between the first and the last.
  expect(new Set(seen).size).toBeGreaterThan(1);
  await filled(stack, browser);
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  expect(differences(await compareWithGrow(stack))).toEqual([]);
  expect(await meta(stack, browser, 'contacts')).toMatchObject({ total: 1200, complete: true, progress: null });
});

it('killed in the middle of the backfill it refetches one page at most, and ends with all records', async () => {
  stack = await startStack({ MIRROR: 'on' });
  const browser = await stack.signIn();
  await expect
    .poll(async () => (await meta(stack as Stack, browser, 'matters')).progress?.pages ?? 0, {
      timeout: 20_000,
      interval: 20,
    })
    .toBeGreaterThan(1);
  await stack.restart({}, 'SIGKILL');
  await filled(stack, browser);
  const asked = new Map<string, number>();
  for (const { path, query } of await stack.seen()) {
    const parameters = new URLSearchParams(query);
    const isFill = parameters.has('page_token') && !parameters.has('updated_since') && !parameters.has('created_since');
    if (isFill) asked.set(`${path} ${query}`, (asked.get(`${path} ${query}`) ?? 0) + 1);
  }
  // The scans that begin after the backfill request the same pages: only lists that they have not reached are counted.
  const again = [...asked].filter(([name, count]) => name.startsWith('/grow/matters') && count > 1);
  expect(again.length).toBeLessThanOrEqual(1);
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  expect(differences(await compareWithGrow(stack))).toEqual([]);
});
