import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));

const HEAD = 'section [class*="head"] > [data-column]';
const columnsOf = (page: Page) =>
  page
    .locator(HEAD)
    .evaluateAll((all) =>
      all
        .filter((one) => getComputedStyle(one).display !== 'none')
        .map((one) => (one as HTMLElement).dataset['column']),
    );

test('columns of the table of matters are chosen by keys, kept in a view, and a file follows them', async ({
  page,
  signIn,
}) => {
  await signIn('/matters');
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  const usual = await columnsOf(page);
  expect(usual).toContain('type');
  const menu = page.getByRole('button', { name: 'Columns' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'choice of columns');
  for (const name of ['Type', 'Stage', 'Worth', 'Created']) {
    await page.getByRole('checkbox', { name }).focus();
    await page.keyboard.press('Space');
  }
  await expect(page).toHaveURL(/columns=client%2Clocation%2Cstatus%2Cassigned%2Cupdated/);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(page.getByRole('checkbox', { name: 'Type' })).toBeHidden();
  const chosen = ['name', 'client', 'location', 'status', 'assigned', 'updated'];
  expect(await columnsOf(page)).toEqual(chosen);
  const cells = page.locator('[data-record]').first().locator('[data-column]');
  expect(await cells.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['column']))).toEqual(chosen);

  // The filters by their key, then a file with the same columns.
  await page.keyboard.press('f');
  await expect(page.getByRole('combobox', { name: /^Stage/ })).toBeFocused();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const [head = ''] = (await readFile(await (await download).path(), 'utf8')).replace('\uFEFF', '').split('\r\n');
  expect(head.split(',')).toEqual([
    'Matter',
    'Description',
    'Client',
    'Status',
    'Location',
    'Assigned to',
    'Last change',
  ]);

  // Kept under a name, and found again.
  await page.getByRole('button', { name: 'Keep as a view' }).click();
  await page.keyboard.type('Who does what');
  await page.keyboard.press('Enter');
  await expect(page.getByText('View “Who does what”')).toBeVisible();
  await page
    .getByRole('link', { name: /^Contacts/ })
    .first()
    .click();
  await expect(page).toHaveURL('/contacts');
  await page.getByRole('link', { name: /^Who does what/ }).click();
  await expect.poll(() => columnsOf(page)).toEqual(chosen);
  await menu.click();
  await page.getByRole('button', { name: 'Usual columns' }).click();
  await expect(page).toHaveURL(/\/matters$/);
  expect(await columnsOf(page)).toEqual(usual);
});

test('the order is reached by its key', async ({ page, signIn }) => {
  await signIn('/contacts');
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  await page.locator('[data-record]').first().focus();
  await page.keyboard.press('s');
  await expect(page.getByLabel('Order')).toBeFocused();
  await page.keyboard.press('Escape');
  // Letters typed there choose an order: they are no commands.
  await page.getByLabel('Order').selectOption('name');
  await expect(page).toHaveURL(/sort=name/);
});
