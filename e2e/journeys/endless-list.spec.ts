import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { listActionTexts } from '../../apps/web/src/texts/lists/list-actions.ts';
import { appearanceTexts } from '../../apps/web/src/texts/settings/settings.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, containing, startingWith } from '../fixtures/text-pattern.ts';

/** Twenty thousand contacts. */
test.use({ mirror: 'on', scenario: 'busy-firm' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));

const FIRST = 50;
const PAGE = 200;

async function open(page: Page, signIn: (path?: string) => Promise<void>): Promise<void> {
  await signIn();
  // A list that is opened during the backfill offers its other rows by a button.
  const contacts = page.getByRole('navigation', { name: shellTexts.main }).getByRole('link', { name: /20,000/ });
  await contacts.click({ timeout: 60_000 });
  await expect(page.locator('main h1 + span').first()).toHaveText('20,000');
  await row(page, 0).waitFor();
}
const row = (page: Page, index: number) => page.locator(`[data-index="${index}"] > a`);
const more = (page: Page) => page.getByRole('button', { name: listsTexts.loadMore });
/** A request for another page. */
const isFurther = (url: URL) => url.pathname === '/api/desk/contacts' && url.searchParams.has('cursor');

test.describe('without any input', () => {
  // The window has room for more rows than three pages.
  test.use({ viewport: { width: 1440, height: 45_000 } });

  test('after three pages a list waits, and the button loads the next page', async ({ page, signIn }) => {
    await open(page, signIn);
    const last = FIRST + 3 * PAGE - 1;
    await expect(row(page, last)).toBeVisible();
    await expect(more(page)).toBeEnabled();
    await expect(row(page, last + 1)).toHaveCount(0);
    await more(page).click();
    await expect(row(page, last + 1)).toBeFocused();
    await expect(row(page, last + PAGE)).toBeVisible();
    await expect(row(page, last + PAGE + 1)).toHaveCount(0);
    // Moving on loads the next page without the button.
    await page.keyboard.press('j');
    await expect(row(page, last + PAGE + 1)).toBeVisible();
  });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('only the button or a step past the last row loads the next page', async ({ page, signIn }) => {
    await open(page, signIn);
    await row(page, 0).focus();
    await page.keyboard.press('End');
    await expect(row(page, FIRST - 1)).toBeFocused();
    await expect(more(page)).toBeVisible();
    // The rows are a single Tab stop: Tab moves to the element after them.
    await page.keyboard.press('Tab');
    await expect(more(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(row(page, FIRST)).toBeFocused();
    await page.keyboard.press('End');
    await expect(row(page, FIRST + PAGE - 1)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row(page, FIRST + PAGE)).toBeFocused();
  });
});

test('Settings offer loading by button', async ({ page, signIn }) => {
  const go = (name: string) =>
    page
      .getByRole('link', { name: startingWith(name) })
      .filter({ visible: true })
      .first()
      .click();
  await open(page, signIn);
  await go(shellTexts.settings);
  await page.getByRole('radio', { name: appearanceTexts.loading.button }).check();
  await go(shellTexts.matters);
  const matters = page.locator(`section[aria-label="${mattersTexts.title}"]`);
  await matters.locator('[data-index="0"] > a').focus();
  await page.keyboard.press('End');
  await expect(matters.locator(`[data-index="${FIRST - 1}"] > a`)).toBeFocused();
  await expect(more(page)).toBeVisible();
  await go(shellTexts.settings);
  await expect(page.getByRole('radio', { name: appearanceTexts.loading.button })).toBeChecked();
  await page.getByRole('radio', { name: appearanceTexts.loading.scroll }).check();
  await go(shellTexts.matters);
  await expect(matters.locator(`[data-index="${FIRST}"]`)).toBeAttached();
});

test('steps past the last loaded row wait for the page and keep the cursor', async ({ page, signIn }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(isFurther, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, signIn);
  await row(page, 0).focus();
  await page.keyboard.press('End');
  await expect(row(page, FIRST - 1)).toBeFocused();
  // Three steps to rows that are not loaded yet.
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await expect(row(page, FIRST - 1)).toBeFocused();
  await expect(row(page, FIRST)).toHaveCount(0);
  release();
  await expect(row(page, FIRST + 2)).toBeFocused();
  await expect(row(page, FIRST + 2)).toBeInViewport();
});

test('keys move by a page of rows and leave the list at either end', async ({ page, signIn }) => {
  await open(page, signIn);
  await row(page, 0).focus();
  await page.keyboard.press('PageDown');
  const index = async () => Number(await page.locator('[data-index]:has(> a:focus)').getAttribute('data-index'));
  await expect.poll(index).toBeGreaterThan(5);
  const step = await index();
  await page.keyboard.press('PageDown');
  await expect(row(page, 2 * step)).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(row(page, step)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(page.locator('[data-list-scroller] ul a:focus')).toHaveCount(0);
  await expect(page.locator('body:focus')).toHaveCount(0);
  await row(page, step).focus();
  await page.keyboard.press('Control+Home');
  await expect(page.locator('main header :focus')).toHaveCount(1);
});

test('the end of the list shows the number of rows', async ({ page, signIn }) => {
  await signIn('/contacts?status=none&hasPhone=false&hasEmail=false');
  const scroller = page.locator('[data-list-scroller]');
  await expect(scroller.getByText(containing(listActionTexts.inAll(anything)))).toBeAttached({ timeout: 60_000 });
  const shown = (await page.locator('main h1 + span').first().textContent()) ?? '';
  await expect(scroller.getByText(startingWith(listActionTexts.inAll(shown)))).toBeAttached();
});
