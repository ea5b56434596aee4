import type { Locator, Page } from '@playwright/test';
import { selectionTexts } from '../../apps/web/src/texts/lists/selection.ts';
import { expect, test } from '../fixtures/desk.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(what: Locator): Promise<Box> {
  const box = await what.boundingBox();
  if (box === null) throw new Error(`${what.toString()} is not on the screen.`);
  return box;
}

function overlap(one: Box, other: Box): boolean {
  const across = one.x < other.x + other.width && other.x < one.x + one.width;
  return across && one.y < other.y + other.height && other.y < one.y + one.height;
}

/** The last row that is wholly in sight. */
async function lastInSight(page: Page): Promise<number> {
  const [list, row] = [
    await boxOf(page.locator('[data-list-scroller]')),
    await boxOf(page.locator('[data-index="0"]')),
  ];
  return Math.floor((list.y + list.height - row.y) / row.height) - 1;
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('the bar of the selected leads covers none of them', async ({ page, signIn }) => {
      await signIn();
      await total(page);
      const last = await lastInSight(page);
      const row = page.locator(`[data-index="${last}"]`);
      if (way === 'keyboard') {
        await row.locator('> a').focus();
        await page.keyboard.press('x');
      } else if (way === 'touch') {
        await page.getByRole('button', { name: selectionTexts.start, exact: true }).tap();
        await row.locator('input').tap();
      } else {
        await row.hover();
        await row.locator('input').click();
      }
      const bar = page.getByRole('group', { name: selectionTexts.bar });
      await expect(bar.getByText(selectionTexts.count(1))).toBeVisible();
      const [barBox, list] = [await boxOf(bar), await boxOf(page.locator('[data-list-scroller]'))];
      const shown = await boxOf(row);
      expect(overlap(shown, barBox)).toBe(false);
      expect(shown.y + shown.height).toBeLessThanOrEqual(list.y + list.height + 1);
    });
  });
}

for (const [name, viewport] of [
  ['wide', { width: 1440, height: 900 }],
  ['390 px', { width: 390, height: 844 }],
] as const) {
  for (const density of ['comfortable', 'compact'] as const) {
    test(`the actions of a row cover neither its age nor its claim: ${name}, ${density}`, async ({ page, signIn }) => {
      await page.setViewportSize(viewport);
      await page.addInitScript((chosen) => localStorage.setItem('desk.density', chosen), density);
      await signIn();
      await total(page);
      const row = page.locator('[data-index="1"]');
      const actions = row.locator('[data-row-actions]');
      const check = async () => {
        await expect(actions).toBeVisible();
        const covered = await boxOf(actions);
        for (const part of await row.locator('time, [data-mine]').all()) {
          if (await part.isVisible()) expect(overlap(covered, await boxOf(part))).toBe(false);
        }
      };
      await row.hover();
      await check();
      await row.locator('> a').focus();
      await page.keyboard.press('c');
      await expect(row).toContainText(/\d+:\d\d/);
      await check();
      await page.keyboard.press('c');
      await expect(row).not.toContainText(/\d+:\d\d/);
    });
  }
}
