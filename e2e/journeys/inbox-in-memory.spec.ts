import type { Page } from '@playwright/test';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { freshnessTexts } from '../../apps/web/src/texts/lists/freshness.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { expect, test } from '../fixtures/desk.ts';
import { settled } from '../fixtures/settled.ts';
import { textOf } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const INBOX = '**/api/desk/inbox';
const rows = (page: Page) => page.locator(`section[aria-label="${leadsTexts.lists.open.title}"] [data-record]`);
const filter = (page: Page, name: string) => page.getByLabel(textOf(listsTexts.filters, name));

/** Waits until the inbox is in memory. */
async function inMemory(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('desk.inbox-loaded').length > 0);
  await settled(page);
}

/** Collects the requests for lists from now on, except for the number beside *Ignored in Clio*, which events renew. */
function listRequests(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (search.startsWith('?state=ignored')) return;
    if (/^\/api\/desk\/(leads|leads\/ids|search)$/.test(pathname)) sent.push(pathname + search);
  });
  return sent;
}

async function idsOf(page: Page): Promise<number[]> {
  const ids = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-record')));
  return ids.map(Number);
}

/** Expects the rows of the list that the server has for a query. */
async function expectServed(page: Page, query: string): Promise<void> {
  const read = async (more: string): Promise<number[]> => {
    const path = `/api/desk/leads?state=untriaged&${more}`;
    const answer = await page.request.get(path, { headers: { 'X-CSRF': '1' } });
    return ((await answer.json()) as { data: { id: number }[] }).data.map(({ id }) => id);
  };
  // Leads that are due since an earlier journey stand above the others.
  const due = new Set(await read('triage=due'));
  const all = (await read(`triage=open&${query}`)).filter((id) => !due.has(id));
  await expect(async () => {
    const shown = (await idsOf(page)).filter((id) => !due.has(id));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(all.slice(0, shown.length));
  }).toPass({ timeout: 20_000 });
}

test('the inbox is filtered, sorted and searched without a request, as the server would', async ({
  page,
  signIn,
  stack,
}) => {
  await stack.control('POST', 'acts', {
    act: 'lead_arrives',
    first_name: 'Łucja',
    last_name: 'Memoryquill',
    source: 'Google Ads',
  });
  await signIn();
  await total(page);
  await inMemory(page);
  const sent = listRequests(page);
  await page.getByLabel(listsTexts.order).selectOption('name');
  await expect(page).toHaveURL(/sort=name/);
  await expectServed(page, 'sort=name');
  await page.getByRole('button', { name: listsTexts.filter, exact: true }).click();
  await filter(page, 'source').selectOption('Google Ads');
  await expect(page).toHaveURL(/source=/);
  await expectServed(page, 'sort=name&source=Google+Ads');
  await page.getByRole('searchbox').fill('lucja memoryquil');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('mark').first()).toHaveText('Łucja');
  expect(sent).toEqual([]);
});

test('a search of the inbox offers all other leads, and searches them if none in the inbox matches', async ({
  page,
  signIn,
  stack,
}) => {
  const arrive = async () =>
    (await stack.control<{ data: { lead: number } }>('POST', 'acts', { act: 'lead_arrives', last_name: 'Bothquill' }))
      .data.lead;
  const [here, gone] = [await arrive(), await arrive()];
  await stack.control('POST', 'acts', { act: 'ignore_lead', lead: gone });
  const { lead: ignored } = (
    await stack.control<{ data: { lead: number } }>('POST', 'acts', { act: 'lead_arrives', last_name: 'Ignoredquill' })
  ).data;
  await stack.control('POST', 'acts', { act: 'ignore_lead', lead: ignored });
  await signIn();
  await total(page);
  await expect
    .poll(async () =>
      (await page.request.get('/api/desk/search?q=quill&kind=lead', { headers: { 'X-CSRF': '1' } })).ok(),
    )
    .toBe(true);
  await expect(async () => {
    await page.goto('/');
    await inMemory(page);
    await page.getByRole('searchbox').fill('bothquill');
    await expect(page.locator(`[data-record="${here}"]`)).toBeVisible({ timeout: 3000 });
    await expect(page.locator(`[data-record="${gone}"]`)).toHaveCount(0, { timeout: 3000 });
  }).toPass();
  await page.getByRole('button', { name: listsTexts.searchAll }).click();
  await expect(page.locator(`[data-record="${gone}"]`)).toBeVisible();
  await expect(page.getByRole('button', { name: listsTexts.searchAll })).toHaveCount(0);
  await page.getByRole('searchbox').fill('ignoredquill');
  await expect(page.locator(`[data-record="${ignored}"]`)).toBeVisible();
});

test('events keep it right: a lead that arrives is in the next list, one that left is not', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  await total(page);
  await inMemory(page);
  const [first = 0] = await idsOf(page);
  const { lead } = (
    await stack.control<{ data: { lead: number } }>('POST', 'acts', { act: 'lead_arrives', last_name: 'Eventquill' })
  ).data;
  await expect(page.getByRole('button', { name: listsTexts.arrived('1') })).toBeVisible({ timeout: 30_000 });
  await stack.control('POST', 'acts', { act: 'ignore_lead', lead: first });
  await expect(page.locator(`[data-record="${first}"]`)).toContainText(freshnessTexts.departures.ignored, {
    timeout: 60_000,
  });
  const sent = listRequests(page);
  await page.getByLabel(listsTexts.order).selectOption('updated');
  await expect(page.locator(`[data-record="${lead}"]`)).toBeVisible();
  await expect(page.locator(`[data-record="${first}"]`)).toHaveCount(0);
  expect(sent).toEqual([]);
});

test('after a restart of the server the inbox is requested again, and used again', async ({ page, signIn, stack }) => {
  await signIn();
  await total(page);
  await inMemory(page);
  const again = page.waitForResponse(INBOX);
  await stack.restartBff();
  await again;
  await page.waitForFunction(() => performance.getEntriesByName('desk.inbox-loaded').length > 1);
  await settled(page);
  // The inbox is used again once the events are live again. An order that was requested meanwhile is in the cache.
  const orders = ['name', 'waiting', 'updated'];
  await expect(async () => {
    const order = orders.shift() ?? '';
    const sent = listRequests(page);
    await page.getByLabel(listsTexts.order).selectOption(order);
    await expectServed(page, `sort=${order}`);
    expect(sent).toEqual([]);
  }).toPass({ intervals: [3000], timeout: 60_000 });
});

test('an inbox that is not in memory is requested page by page, as before', async ({ page, signIn }) => {
  // What the server answers above the limit.
  await page.route(INBOX, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as object;
    await route.fulfill({ response: answer, json: { ...body, data: null } });
  });
  const answered = page.waitForResponse(INBOX);
  await signIn();
  await total(page);
  await answered;
  const sent = listRequests(page);
  await page.getByLabel(listsTexts.order).selectOption('name');
  await expect.poll(() => sent).toContain('/api/desk/leads?state=untriaged&sort=name&triage=open');
  await expect(rows(page).first()).toBeVisible();
});
