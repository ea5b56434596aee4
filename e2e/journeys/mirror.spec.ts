import type { Page } from '@playwright/test';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { connectionTexts } from '../../apps/web/src/texts/settings/connection.ts';
import { freshnessTexts } from '../../apps/web/src/texts/lists/freshness.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { searchTexts } from '../../apps/web/src/texts/lists/search.ts';
import { timeTexts } from '../../apps/web/src/texts/time.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { anything, containing, digits, some, startingWith, textOf } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

const SOURCE = 'Google Ads';
/** The notice while Clio does not answer. */
const STALE = containing(freshnessTexts.stale(textOf(freshnessTexts.causes, 'grow-unavailable'), anything));

/** Waits until the inbox is read to its end: then its count is a total. */
async function whole(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: leadsTexts.lists.open.title }).getByText(/^\d+$/).first()).toBeVisible({
    timeout: 20_000,
  });
}

function firstRow(page: Page) {
  return page.locator('[data-index="0"] > a');
}

async function act(
  stack: { control: (method: 'POST', path: string, body: unknown) => Promise<unknown> },
  order: unknown,
) {
  return ((await stack.control('POST', 'acts', order)) as { data: { lead: number; matter: number } }).data;
}

test('the newest lead comes first, the total is exact, and filters show how many leads they would leave', async ({
  page,
  signIn,
}) => {
  await signIn();
  await whole(page);
  await expect(firstRow(page)).toContainText(containing(timeTexts.minutes(digits)));
  await page.getByRole('button', { name: listsTexts.filter }).click();
  const source = page.getByLabel(textOf(listsTexts.filters, 'source'));
  const option = source.locator('option', { hasText: SOURCE });
  const count = Number(containing(listsTexts.option('', some(/(\d+)/))).exec((await option.textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);
  await source.selectOption(SOURCE);
  await expect(page).toHaveURL(/source=Google/);
  await expect(
    page.getByRole('region', { name: leadsTexts.lists.open.title }).getByText(String(count), { exact: true }).first(),
  ).toBeVisible();
  await page.getByLabel(listsTexts.order).selectOption('waiting');
  await expect(page).toHaveURL(/sort=waiting/);
  // The address holds the whole state.
  await page.reload();
  await expect(page.getByRole('button', { name: listsTexts.filtersOn('1') })).toBeVisible();
  await expectAccessible(page, 'filtered inbox');
});

test('a new lead waits behind a button, moves no row, and appears on request', async ({ page, signIn, stack }) => {
  await signIn();
  await whole(page);
  const before = await firstRow(page).getAttribute('data-record');
  const { lead } = await act(stack, { act: 'lead_arrives', first_name: 'Zora', last_name: 'Quillfeather' });
  const pill = page.getByRole('button', { name: listsTexts.arrived('1') });
  await expect(pill).toBeVisible({ timeout: 10_000 });
  expect(await firstRow(page).getAttribute('data-record')).toBe(before);
  await expectAccessible(page, 'inbox with new lead');
  await pill.click();
  await expect(firstRow(page)).toHaveAttribute('data-record', String(lead));
  await expect(firstRow(page)).toContainText('Zora Quillfeather');
});

test('without live events a new lead is still found', async ({ page, signIn, stack }) => {
  await page.route('**/api/desk/events*', (route) => route.abort());
  await signIn();
  await whole(page);
  await act(stack, { act: 'lead_arrives', first_name: 'Ines', last_name: 'Unannounced' });
  const pill = page.getByRole('button', { name: listsTexts.arrived('1') });
  await expect(pill).toBeVisible({ timeout: 60_000 });
  await pill.click();
  await expect(firstRow(page)).toContainText('Ines Unannounced');
});

test('a lead accepted in Clio stays in its row and shows what it became', async ({ page, signIn, stack }) => {
  await signIn();
  await whole(page);
  const id = Number(await page.locator('[data-index="2"] > a').getAttribute('data-record'));
  const { matter } = await act(stack, { act: 'accept_lead', lead: id });
  const row = page.locator('[data-index="2"] > a');
  await expect(row).toContainText(freshnessTexts.departures.matter(String(matter)), { timeout: 60_000 });
  await expect(row).toHaveAttribute('data-record', String(id));
  await page.keyboard.press('r');
  await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(0);
});

test('half a phone number finds the caller, and names find matters', async ({ page, signIn, stack }) => {
  await signIn();
  await whole(page);
  const { lead } = await act(stack, {
    act: 'lead_arrives',
    first_name: 'Ottoline',
    last_name: 'Vane',
    phone_number: '+12125550177',
  });
  await expect(page.getByRole('button', { name: containing(listsTexts.arrived(digits)) })).toBeVisible({
    timeout: 10_000,
  });
  await page.keyboard.press('/');
  await page.keyboard.type('555-0177');
  await expect(page.locator(`[data-record="${lead}"]`)).toBeVisible();
  await expect(page.locator(`[data-record="${lead}"] mark`)).toHaveText(/555.?0177/);
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.getByRole('searchbox').fill('otoline');
  await expect(page.locator(`[data-record="${lead}"]`)).toContainText(searchTexts.ways.typo);
  await page.goto('/matters?q=estate');
  await expect(page.locator('[data-record] mark').first()).toHaveText(/estate/i, { timeout: 20_000 });
  await expectAccessible(page, 'search results');
});

test('while Clio fails the list stays, shows the cause and the time, and catches up by itself', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  await whole(page);
  await stack.control('POST', 'faults', { path: '/grow/*', fault: 'status', status: 503, count: 200 });
  await expect(page.getByText(STALE)).toBeVisible({ timeout: 40_000 });
  await expect(firstRow(page)).toBeVisible();
  await expectAccessible(page, 'stale inbox');
  await stack.control('DELETE', 'faults');
  await expect(page.getByText(STALE)).toBeHidden({ timeout: 70_000 });
});

test('Settings show the state of the connection and can connect the firm', async ({ page, signIn }) => {
  await signIn('/settings#connection');
  await expect(page.getByRole('heading', { name: connectionTexts.connection })).toBeVisible();
  await expect(
    page.getByRole('row', { name: containing(textOf(connectionTexts.lists.names, 'untriaged')) }),
  ).toBeVisible();
  await expectAccessible(page, 'settings with the doctor');
  await page.getByRole('button', { name: connectionTexts.firm.connect }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await page.waitForURL(/\/settings#connection$/);
  await expect(page.getByText(startingWith(connectionTexts.firm.connected(anything, anything)))).toBeVisible();
  await page.getByRole('button', { name: connectionTexts.firm.disconnect }).click();
  const dialog = page.getByRole('dialog', { name: connectionTexts.firm.ask });
  await expectAccessible(page, 'dialog');
  await dialog.getByRole('button', { name: connectionTexts.firm.disconnect }).click();
  await expect(page.getByText(startingWith(connectionTexts.firm.none))).toBeVisible();
});

test('a list that Clio refuses keeps its rows and says so, and catches up when Clio allows it again', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  await whole(page);
  await stack.fault('GET', '/grow/inbox_leads', 'status', { status: 403, count: 1000 });
  const notice = page.getByText(
    containing(freshnessTexts.stale(textOf(freshnessTexts.causes, 'grow-forbidden'), anything)),
  );
  await expect(notice).toBeVisible({ timeout: 60_000 });
  await expect(firstRow(page)).toBeVisible();
  await stack.control('DELETE', 'faults');
  // Clio answers this person's own request: the list opens at once.
  await firstRow(page).click();
  await expect(notice).toHaveCount(0, { timeout: 40_000 });
  await expect(page.getByRole('article').getByText(recordsTexts.stamp.synced, { exact: true })).toBeVisible();
});
