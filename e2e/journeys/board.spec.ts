import type { Page } from '@playwright/test';
import { listStateTexts } from '../../apps/web/src/texts/lists/list-states.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { endingWith, some, startingWith, textOf } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });

/** The end of the accessible name of a column. */
const MATTERS_IN_COLUMN = endingWith(
  mattersTexts.board.columnLabel('', 1, some(/[\d,]+/)),
  mattersTexts.board.columnLabel('', 2, some(/[\d,]+/)),
);

interface Matter {
  id: number;
  description: string;
  status: string;
  status_category: string;
}

/** The status of most open matters: its column does not show all of them. */
function fullest(matters: readonly Matter[]): { status: string; count: number } {
  const counts = new Map<string, number>();
  for (const { status, status_category: category } of matters) {
    if (category === 'intake') counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return { status: most?.[0] ?? '', count: most?.[1] ?? 0 };
}

async function openBoard(page: Page): Promise<void> {
  await page.goto('/matters');
  await expect(page.locator('main h1 + span').first()).toHaveText(/^[\d,]+$/, { timeout: 40_000 });
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a filter of the list is shown in the board, where it is changed and cleared', async ({ page, signIn }) => {
      await signIn();
      await openBoard(page);
      const all = await total(page);
      await page.goto('/matters?category=intake');
      const intake = await total(page);
      expect(intake).toBeLessThan(all);
      await press(page, way, page.getByRole('link', { name: mattersTexts.views.board }));
      await expect(page).toHaveURL(/category=intake.*view=board/);
      await expect.poll(() => total(page)).toBe(intake);
      const filter = page.getByLabel(textOf(listsTexts.filters, 'category'));
      await expect(filter).toHaveValue('intake');
      await expectAccessible(page, `board with a filter, ${way}`);
      if (way === 'keyboard') {
        await page.keyboard.press('f');
        await expect(page.locator('select:focus')).toBeVisible();
      }
      await filter.selectOption('hired');
      await expect(page).toHaveURL(/category=hired/);
      await expect.poll(() => total(page)).not.toBe(intake);
      if (way === 'keyboard') {
        await filter.blur();
        await page.keyboard.press('Shift+C');
      } else await press(page, way, page.getByRole('button', { name: startingWith(listStateTexts.clear) }).first());
      await expect(page).toHaveURL(/\?view=board$/);
      await expect.poll(() => total(page)).toBe(all);
    });

    test('the board counts the matters of each status, opens one, and shows all of a status', async ({
      page,
      stack,
      signIn,
    }) => {
      const matters = await stack.grow<Matter>('/matters');
      const { status, count } = fullest(matters);
      await signIn();
      await openBoard(page);
      await press(page, way, page.getByRole('link', { name: mattersTexts.views.board }));
      await expect(page).toHaveURL(/view=board/);
      await expect(page.getByText(mattersTexts.board.truth)).toBeVisible();
      const columnChoice = mattersTexts.board.option(textOf(mattersTexts.categories, 'intake'), status, String(count));
      const column = page.getByRole('region', { name: mattersTexts.board.columnLabel(status, count, String(count)) });
      if (way === 'touch')
        await page.getByRole('combobox', { name: mattersTexts.board.column }).selectOption({ label: columnChoice });
      await expect(column).toBeVisible();
      await expectAccessible(page, `board, ${way}`);

      const board = page.getByRole('group', { name: mattersTexts.board.title });
      if (way === 'keyboard') {
        // The board is a single Tab stop; arrow keys move inside it.
        await expect(board.locator('a[tabindex="0"]')).toHaveCount(1);
        await board.locator('a[tabindex="0"]').focus();
        await page.keyboard.press('ArrowDown');
        await expect(board.locator('[data-cell="0-1"]')).toBeFocused();
        await page.keyboard.press('ArrowRight');
        await expect(board.locator('[data-cell="1-1"]')).toBeFocused();
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
      } else await press(page, way, column.locator('li a').first());
      await expect(page.getByRole('article').first()).toBeVisible();
      await expect(page).toHaveURL(/\/matters\/\d+\?view=board$/);
      await page.goBack();
      await expect(board).toBeVisible();

      if (way === 'touch')
        await page.getByRole('combobox', { name: mattersTexts.board.column }).selectOption({ label: columnChoice });
      const all = column.getByRole('link', { name: mattersTexts.board.showAll(String(count)) });
      if (way === 'keyboard') {
        await column.locator('a').first().focus();
        await page.keyboard.press('End');
        await expect(all).toBeFocused();
        await page.keyboard.press('Enter');
      } else await press(page, way, all);
      await expect(page.locator('main h1 + span').first()).toHaveText(String(count));
      expect(new URL(page.url()).searchParams.get('status')).toBe(status);
    });
  });
}

test('a matter whose status changes in Clio moves to another column of the board', async ({ page, stack, signIn }) => {
  const matters = await stack.grow<Matter>('/matters');
  await signIn();
  await openBoard(page);
  await page.goto('/matters?view=board');
  const regions = page.getByRole('region', { name: MATTERS_IN_COLUMN });
  await expect(regions.first()).toBeVisible();
  const sum = async () =>
    (await regions.locator('h2 small').allTextContents()).reduce(
      (all, text) => all + Number(text.replaceAll(',', '')),
      0,
    );
  expect(await sum()).toBe(matters.length);
  const before = await regions.locator('h2').allTextContents();
  const moving = matters.find(({ status, status_category: stage }) => stage === 'intake' && status !== 'Referred out');
  await stack.control('POST', 'acts', { act: 'move_matter', matter: moving?.id, status: 'Referred out' });
  await expect.poll(() => regions.locator('h2').allTextContents(), { timeout: 50_000 }).not.toEqual(before);
  expect(await sum()).toBe(matters.length);
});
