import type { Page } from '@playwright/test';
import { contactsTexts } from '../../apps/web/src/texts/records/contacts.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { expect, test } from '../fixtures/desk.ts';
import { startingWith } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

/** Twenty thousand contacts. */
test.use({ mirror: 'on', scenario: 'busy-firm' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));

const ROWS = 2000;

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('Back after two thousand rows restores the rows, the scroll position and the focus, also after a reload', async ({
      page,
      signIn,
    }) => {
      await signIn('/contacts');
      await wholeList(page);
      await readOn(page, way);
      const left = await placeOf(page);
      expect(left.last).toBeGreaterThanOrEqual(ROWS);

      // Open a record and go back.
      const row = page.locator(`[data-index="${left.middle}"] > a`);
      const record = await row.getAttribute('data-record');
      if (way === 'keyboard') {
        await row.focus();
        await page.keyboard.press('Enter');
      } else await (way === 'touch' ? row.tap() : row.click());
      await expect(page).toHaveURL(`/contacts/${record}`);
      await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
      await back(page, way);
      await expect(page).toHaveURL('/contacts');
      await expect(page.locator(`[data-record="${record}"]`)).toBeInViewport();
      expect(Math.abs((await placeOf(page)).top - left.top)).toBeLessThan(60);

      // Open another list and go back: the focus is restored.
      await page.locator(`[data-record="${record}"]`).focus();
      const before = await placeOf(page);
      if (way === 'keyboard') {
        await page.keyboard.press('g');
        await page.keyboard.press('m');
      } else {
        const link = page
          .getByRole('link', { name: startingWith(shellTexts.matters) })
          .filter({ visible: true })
          .first();
        await (way === 'touch' ? link.tap() : link.click());
      }
      await expect(page).toHaveURL('/matters');
      await expect(page.locator(`section[aria-label="${mattersTexts.title}"] [data-record]`).first()).toBeVisible();
      await page.goBack();
      await expect(page).toHaveURL('/contacts');
      await expect(page.locator(`[data-record="${record}"]`)).toBeFocused();
      expect((await placeOf(page)).top).toBe(before.top);

      // A reload loads the list up to the same position.
      await page.reload();
      await expect(page.locator(`[data-record="${record}"]`)).toBeInViewport({ timeout: 30_000 });
      await expect(page.locator(`[data-record="${record}"]`)).toBeFocused();
      expect(Math.abs((await placeOf(page)).top - before.top)).toBeLessThan(60);
      // Keys continue from there, without a click on the list.
      await page.keyboard.press('j');
      await expect(page.locator(`[data-index="${left.middle + 1}"] > a`)).toBeFocused();
    });
  });
}

test('a step past the last loaded row waits for the next page and keeps the cursor', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('/contacts');
  await wholeList(page);
  await page.keyboard.press('j');
  await page.keyboard.press('End');
  const last = Number(await page.locator('[data-index]:has(> a:focus)').getAttribute('data-index'));
  await page.keyboard.press('j');
  await expect(page.locator(`[data-index="${last + 1}"] > a`)).toBeFocused();
  // The new rows moved only the cursor.
  await expect(page.locator(`[data-index="${last}"]`)).toBeInViewport();
  await stack.control('PATCH', 'switches', { rate_limit: 3 });
});

/** The list after everything was read from Clio: until then it shows only a part. */
async function wholeList(page: Page): Promise<void> {
  const count = page.locator('main h1 + span').first();
  await expect(count).toHaveText('20,000', { timeout: 60_000 });
  await page.reload();
  await expect(count).toHaveText('20,000');
}

/** Scrolls until two thousand rows are loaded. */
async function readOn(page: Page, way: string): Promise<void> {
  await page.locator('[data-index="0"] > a').waitFor();
  const last = async () => (await placeOf(page)).last;
  if (way === 'keyboard') await page.keyboard.press('j');
  for (let tries = 0; tries < 200 && (await last()) < ROWS + 20; tries += 1) {
    const before = await last();
    if (way === 'keyboard') await page.keyboard.press('End');
    else if (way === 'touch')
      await page.evaluate(() => {
        const list = document.querySelector('[data-list-scroller]');
        list?.scrollTo({ top: list.scrollHeight });
      });
    else {
      const box = await page.locator('[data-list-scroller]').boundingBox();
      await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 200);
      await page.mouse.wheel(0, 20_000);
    }
    await expect.poll(last).toBeGreaterThan(before);
  }
}

async function back(page: Page, way: string): Promise<void> {
  if (way === 'keyboard') await page.keyboard.press('Escape');
  else if (way === 'touch') await page.getByRole('link', { name: contactsTexts.all }).tap();
  else await page.goBack();
}

/** The position of the list: pixels from the top, a visible row, the last rendered row. */
async function placeOf(page: Page): Promise<{ top: number; middle: number; last: number }> {
  return page.evaluate(() => {
    const list = document.querySelector('[data-list-scroller]');
    const rows = [...document.querySelectorAll<HTMLElement>('[data-index]')];
    const edge = list?.getBoundingClientRect();
    const seen = rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return edge !== undefined && top >= edge.top && bottom <= edge.bottom;
    });
    return {
      top: list?.scrollTop ?? -1,
      middle: Number(seen[Math.floor(seen.length / 2)]?.dataset['index'] ?? -1),
      last: Math.max(...rows.map(({ dataset }) => Number(dataset['index']))),
    };
  });
}
