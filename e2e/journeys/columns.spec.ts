import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { savedViewsTexts } from '../../apps/web/src/texts/lists/saved-views.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { startingWith, textOf } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));

const VIEW = 'Who does what';
const HEAD = 'section [class*="head"] > [data-column]';
const columnsOf = (page: Page) =>
  page
    .locator(HEAD)
    .evaluateAll((all) =>
      all
        .filter((one) => getComputedStyle(one).display !== 'none')
        .map((one) => (one as HTMLElement).dataset['column']),
    );

test('columns of the matters table are chosen by keyboard, kept in a view, and used for the CSV file', async ({
  page,
  signIn,
}) => {
  await signIn('/matters');
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  const defaults = await columnsOf(page);
  expect(defaults).toContain('type');
  const menu = page.getByRole('button', { name: listsTexts.columns });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'choice of columns');
  const { type, stage, worth, created } = mattersTexts.columns;
  for (const name of [type, stage, worth, created]) {
    await page.getByRole('checkbox', { name }).focus();
    await page.keyboard.press('Space');
  }
  await expect(page).toHaveURL(/columns=client%2Clocation%2Cstatus%2Cassigned%2Cupdated/);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(page.getByRole('checkbox', { name: type })).toBeHidden();
  const chosen = ['name', 'client', 'location', 'status', 'assigned', 'updated'];
  expect(await columnsOf(page)).toEqual(chosen);
  const cells = page.locator('[data-record]').first().locator('[data-column]');
  expect(await cells.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['column']))).toEqual(chosen);

  // Open the filters by key, then save a file with the same columns.
  await page.keyboard.press('f');
  await expect(
    page.getByRole('combobox', { name: startingWith(textOf(listsTexts.filters, 'category')) }),
  ).toBeFocused();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: listsTexts.saveCsv }).click();
  const [head = ''] = (await readFile(await (await download).path(), 'utf8')).replace('\uFEFF', '').split('\r\n');
  const { file, columns } = mattersTexts;
  expect(head.split(',')).toEqual([
    file.matter,
    file.description,
    columns.client,
    columns.status,
    file.location,
    columns.assigned,
    columns.updated,
  ]);

  // Save as a view and open it again.
  await page.getByRole('button', { name: savedViewsTexts.keepAsView }).click();
  await page.keyboard.type(VIEW);
  await page.keyboard.press('Enter');
  await expect(page.getByText(savedViewsTexts.current(VIEW))).toBeVisible();
  await page
    .getByRole('link', { name: startingWith(shellTexts.contacts) })
    .first()
    .click();
  await expect(page).toHaveURL('/contacts');
  await page.getByRole('link', { name: startingWith(VIEW) }).click();
  await expect.poll(() => columnsOf(page)).toEqual(chosen);
  await menu.click();
  await page.getByRole('button', { name: listsTexts.defaultColumns }).click();
  await expect(page).toHaveURL(/\/matters$/);
  expect(await columnsOf(page)).toEqual(defaults);
});

test('the order has a key of its own', async ({ page, signIn }) => {
  await signIn('/contacts');
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  await page.locator('[data-record]').first().focus();
  await page.keyboard.press('s');
  await expect(page.getByLabel(listsTexts.order)).toBeFocused();
  await page.keyboard.press('Escape');
  // Letters typed there choose an order and run no commands.
  await page.getByLabel(listsTexts.order).selectOption('name');
  await expect(page).toHaveURL(/sort=name/);
});

test('contacts and matters are saved as CSV by intake managers only, unless the firm allows it to everyone', async ({
  page,
  signIn,
  stack,
}) => {
  const INTAKE_LEADS = 'manager@example.com';
  const save = page.getByRole('button', { name: listsTexts.saveCsv });
  const isOffered = async (path: string) => {
    await page.goto(path);
    await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: listsTexts.refresh }).first().waitFor();
    await page.keyboard.press('f');
    await expect(page.getByRole('combobox').first()).toBeVisible();
    return (await save.count()) === 1;
  };
  await signIn();
  await stack.restartBff({ INTAKE_LEADS });
  expect([await isOffered('/matters'), await isOffered('/contacts'), await isOffered('/')]).toEqual([
    false,
    false,
    true,
  ]);
  await stack.restartBff({ INTAKE_LEADS, CSV_EXPORT: 'everyone' });
  expect([await isOffered('/matters'), await isOffered('/contacts')]).toEqual([true, true]);
  await stack.restartBff();
  expect([await isOffered('/matters'), await isOffered('/contacts')]).toEqual([true, true]);
});
