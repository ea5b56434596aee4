import type { Page } from '@playwright/test';
import { commandTexts } from '../../apps/web/src/texts/shell/commands.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import {
  customActionTexts,
  firmListTexts,
  keySettingsTexts,
  appearanceTexts,
  refusalTexts,
  regionalTexts,
  settingsTexts,
} from '../../apps/web/src/texts/settings/settings.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { containing, startingWith } from '../fixtures/text-pattern.ts';

const { titles } = commandTexts;
const SOURCE = firmListTexts.lists['/sources'].one;
const LABEL = 'Open the matter here';
const NEW_SOURCE = 'Billboard on Route 9';
const FIRST = '[data-index="0"] > a';

const takenBy = (title: string) => keySettingsTexts.taken(keySettingsTexts.quoted(title), true);

async function listIsThere(page: Page): Promise<void> {
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
}

async function goToPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: settingsTexts.contents }).getByRole('link', { name }).click();
}

/** Follows a link of the app, without a page load. */
async function go(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: shellTexts.main }).first().getByRole('link', { name: place }).click();
}

test('a key is changed by keyboard, applies to the key sheet and the button, and a conflict is shown', async ({
  page,
  signIn,
}) => {
  await signIn('/settings#keys');
  const change = page.getByRole('button', { name: keySettingsTexts.changeOf(titles['list.refresh']) });
  await change.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: keySettingsTexts.newKeyOf(titles['list.refresh']) });
  await expect(field).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByText(takenBy(titles['notes.add']))).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('u');
  await page.keyboard.press('Enter');
  await expect(change).toBeFocused();
  await expect(page.getByRole('row', { name: containing(titles['list.refresh']) }).locator('kbd')).toHaveText(['u']);

  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await listIsThere(page);
  const refresh = page.getByRole('button', { name: containing(listsTexts.refresh, listsTexts.asking) });
  await expect(refresh.locator('kbd')).toHaveText('U');
  await expect(refresh).toHaveAttribute('aria-keyshortcuts', 'u');
  await page.keyboard.press('?');
  await expect(
    page
      .getByRole('dialog')
      .getByRole('row', { name: containing(titles['list.refresh']) })
      .locator('kbd'),
  ).toHaveText(['u']);
  await page.keyboard.press('Escape');
  const asked = () =>
    page.waitForRequest((request) => request.url().includes('/api/grow/inbox_leads'), { timeout: 1_500 });
  const byOldKey = asked().catch(() => null);
  await page.keyboard.press('r');
  expect(await byOldKey, 'the default key does nothing now').toBeNull();
  const byNewKey = asked();
  await page.keyboard.press('u');
  await byNewKey;

  // The change is stored and can be reset.
  await page.goto('/settings#keys');
  await page.getByRole('button', { name: keySettingsTexts.resetOf(titles['list.refresh']) }).click();
  await expect(page.getByRole('row', { name: containing(titles['list.refresh']) }).locator('kbd')).toHaveText(['r']);
});

test('a key sequence is changed by mouse, and another command loses its key', async ({ page, signIn }) => {
  await signIn('/settings#keys');
  await page.getByRole('button', { name: keySettingsTexts.changeOf(titles['go.matters']) }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByText(takenBy(titles['go.contacts']))).toBeVisible();
  await page.getByRole('button', { name: keySettingsTexts.take, exact: true }).click();
  await expect(page.getByRole('row', { name: containing(titles['go.contacts']) })).toContainText(
    keySettingsTexts.noKey,
  );
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/matters$/);
  await page.goBack();
  await page.getByRole('button', { name: keySettingsTexts.resetAll }).click();
  await expect(page.getByRole('row', { name: containing(titles['go.contacts']) }).locator('kbd')).toHaveText([
    'g',
    'c',
  ]);
});

test('letter keys are switched off, or work only while a list or record has focus', async ({ page, signIn }) => {
  await signIn('/settings#keys');
  await page.getByRole('radio', { name: keySettingsTexts.lettersWords.off, exact: true }).check();
  await go(page, leadsTexts.views.open);
  await listIsThere(page);
  await expect(page.getByRole('button', { name: listsTexts.refresh }).locator('kbd')).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(page.locator(FIRST)).not.toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/$/);
  // Other keys keep working.
  await page.locator(FIRST).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-index="1"] > a')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings$/);
  await goToPage(page, settingsTexts.pages.keys);

  await page.getByRole('radio', { name: keySettingsTexts.lettersWords.focus }).check();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page).toHaveURL(/\/settings#keys$/);
  await go(page, leadsTexts.views.open);
  await listIsThere(page);
  await page.locator(FIRST).focus();
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="1"] > a')).toBeFocused();
});

test('rows get lower, keep their columns, and keep the height after a reload', async ({ page, signIn }) => {
  await signIn('/settings');
  await page.getByRole('radio', { name: appearanceTexts.density(appearanceTexts.densities.dense, '32') }).check();
  await go(page, leadsTexts.views.open);
  await listIsThere(page);
  await expect.poll(async () => (await page.locator(FIRST).boundingBox())?.height).toBe(32);
  const lefts = await page
    .locator('[data-record] [class*="second"] > span:nth-child(2)')
    .evaluateAll((details) => details.map((detail) => Math.round(detail.getBoundingClientRect().left)));
  expect(lefts.length).toBeGreaterThan(15);
  expect(new Set(lefts).size, 'every row has its phone number in the same place').toBe(1);
  await expectAccessible(page, 'dense inbox');
  await page.reload();
  await listIsThere(page);
  expect((await page.locator(FIRST).boundingBox())?.height).toBe(32);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(async () => (await page.locator(FIRST).boundingBox())?.height).toBe(64);
});

test('the list is resized by keyboard and mouse, the rail is folded, and nothing shifts at the next load', async ({
  page,
  signIn,
}) => {
  await signIn();
  await listIsThere(page);
  const separator = page.getByRole('separator', { name: shellTexts.widthOfList });
  const list = page.locator('[data-pane="list"]');
  await expect(separator).toHaveAttribute('aria-valuenow', '424');
  await separator.focus();
  await page.keyboard.press('ArrowRight');
  await expect(separator).toHaveAttribute('aria-valuenow', '440');
  await page.keyboard.press('End');
  await expect(separator).toHaveAttribute('aria-valuenow', '560');
  const box = await separator.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, 400);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) - 56, 400, { steps: 4 });
  await page.mouse.up();
  await expect(separator).toHaveAttribute('aria-valuenow', '500');
  await page.keyboard.press('[');
  await expect
    .poll(async () => (await page.getByRole('navigation', { name: shellTexts.main }).boundingBox())?.width)
    .toBe(48);
  await expectAccessible(page, 'folded rail');

  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await listIsThere(page);
  expect((await list.boundingBox())?.width).toBe(500);
  expect((await list.boundingBox())?.x).toBe(48);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  await separator.dblclick({ position: { x: 4, y: 300 } });
  await expect(separator).toHaveAttribute('aria-valuenow', '424');
  await page.getByRole('button', { name: shellTexts.unfold }).click();
  await expect
    .poll(async () => (await page.getByRole('navigation', { name: shellTexts.main }).boundingBox())?.width)
    .toBe(208);
});

test('times are shown in the chosen zone', async ({ page, signIn }) => {
  await signIn('/settings');
  await page.getByLabel(regionalTexts.timeZone, { exact: true }).selectOption('Asia/Tokyo');
  await page.getByLabel(regionalTexts.locale).selectOption('en-GB');
  await expect(page.getByText(regionalTexts.now, { exact: true }).locator('..')).toContainText('GMT+9');
  await expect(page.getByText(regionalTexts.now, { exact: true }).locator('..')).toContainText('1,200');
  await page.getByLabel(regionalTexts.locale).selectOption('de-DE');
  await expect(page.getByText(regionalTexts.now, { exact: true }).locator('..')).toContainText('1.200');
  await go(page, leadsTexts.views.open);
  await listIsThere(page);
  await expect(page.locator(`${FIRST} time`)).toHaveAttribute('title', /GMT\+9/);
});

test('an intake manager sets the firm’s time zone, and a colleague’s times follow it', async ({
  page,
  signIn,
  colleague,
}) => {
  await signIn('/settings');
  const firmZone = page.getByLabel(regionalTexts.firmTimeZone, { exact: true });
  await firmZone.selectOption('Asia/Tokyo');
  await expect(page.getByText(regionalTexts.firmSaved)).toBeVisible();
  await expect(page.getByText(regionalTexts.now, { exact: true }).locator('..')).toContainText('GMT+9');
  const other = await colleague();
  await listIsThere(other);
  await expect(other.locator(`${FIRST} time`)).toHaveAttribute('title', /GMT\+9/);
  await other.context().close();
  await firmZone.selectOption('');
  await expect(page.getByText(regionalTexts.now, { exact: true }).locator('..')).not.toContainText('GMT+9');
});

test('a custom action is created and deleted, and errors are shown before a request to Clio', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('/settings#actions');
  const label = page.getByRole('textbox', { name: customActionTexts.label });
  await label.fill('Desk');
  await page.getByRole('button', { name: customActionTexts.make }).click();
  await expect(label).toHaveAccessibleDescription(customActionTexts.labelFault('6', '32', '4'));
  // The typed text survives a reload.
  await page.reload();
  await expect(label).toHaveValue('Desk');
  await label.fill(LABEL);
  await page.keyboard.press('Enter');
  await expect(page.getByText(customActionTexts.made)).toBeVisible();
  const items = page.getByRole('list', { name: customActionTexts.title }).getByRole('listitem');
  const item = items.filter({ hasText: LABEL });
  await expect(item).toContainText('https://intake-desk.test/actions/open');
  const before = await items.count();

  const remove = item.getByRole('button');
  await remove.focus();
  await page.keyboard.press('Enter');
  await expect(remove).toHaveAccessibleName(customActionTexts.reallyOf(LABEL));
  await page.keyboard.press('Tab');
  await expect(remove, 'moving on cancels the deletion').toHaveAccessibleName(customActionTexts.removeOf(LABEL));
  await remove.click();
  await remove.click();
  await expect(items).toHaveCount(before - 1);
  const deletions = (await stack.requests()).filter(({ method }) => method === 'DELETE');
  expect(deletions.map(({ status }) => status)).toEqual([204]);

  await stack.fault('GET', '/grow/custom_actions', 'status', { status: 403 });
  await page.reload();
  await expect(page.getByText(refusalTexts.mayNot(customActionTexts.see))).toBeVisible();
  await stack.fault('POST', '/grow/sources', 'status', { status: 403 });
  await page.getByLabel(firmListTexts.fresh(SOURCE)).fill(NEW_SOURCE);
  await page.getByRole('button', { name: firmListTexts.add(SOURCE) }).click();
  await expect(page.getByText(refusalTexts.mayNot(firmListTexts.toAdd(SOURCE)))).toBeVisible();
  await page.getByRole('button', { name: firmListTexts.add(SOURCE) }).click();
  await expect(page.getByRole('listitem').filter({ hasText: NEW_SOURCE })).toBeVisible();
  await expect(page.getByLabel(firmListTexts.fresh(SOURCE))).toHaveValue('');
});

test('Settings have pages, those for every day first, and an address for each section', async ({ page, signIn }) => {
  await signIn('/settings');
  const heading = (name: string) => page.getByRole('heading', { name: startingWith(name) });
  await expect(heading(regionalTexts.title)).toBeVisible();
  await expect(heading(customActionTexts.title)).toHaveCount(0);
  await goToPage(page, settingsTexts.pages.firm);
  await expect(heading(customActionTexts.title)).toBeVisible();
  await expect(heading(regionalTexts.title)).toHaveCount(0);
  await page.goBack();
  await expect(heading(regionalTexts.title)).toBeVisible();
  await page.goto('/settings#lists');
  await expect(heading(firmListTexts.lists['/sources'].title)).toBeInViewport();
});
