import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { rowActionTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, some, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const idAt = (page: Page, index: number) => page.locator(`[data-index="${index}"] > a`).getAttribute('data-record');

/** The number of decided leads. Other tests of the worker may add leads at the same time. */
async function decided(page: Page): Promise<number> {
  const answer = await page.request.get('/api/desk/triage', { headers: { 'X-CSRF': '1' } });
  const { data } = (await answer.json()) as { data: { leads: { verdict: object | null }[] } };
  return data.leads.filter(({ verdict }) => verdict !== null).length;
}

test('by keyboard: the focused lead is taken, released and decided without being opened, and focus moves on', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  const before = await decided(page);
  await page.locator('[data-index="3"] > a').focus();
  const [id, next] = [await idAt(page, 3), await idAt(page, 4)];
  const row = page.locator(`[data-record="${id}"]`);
  await expect(page.getByRole('button', { name: startingWith(rowActionTexts.take(anything)) })).toHaveAttribute(
    'aria-keyshortcuts',
    'c',
  );
  await expectAccessible(page, 'a row in focus');
  await page.keyboard.press('c');
  await expect(row).toContainText(/\d+:\d\d/);
  await page.keyboard.press('c');
  await expect(row).not.toContainText(/\d+:\d\d/);
  await page.keyboard.press('1');
  await expect(row).toHaveCount(0);
  await expect(page.locator(`[data-record="${next}"]`)).toBeFocused();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => decided(page)).toBe(before + 1);
  await page.keyboard.press('z');
  await expect(row).toBeVisible();
  await expect.poll(() => decided(page)).toBe(before);
});

test('by mouse: another lead is decided while one is open, the open one stays, and a double click decides one lead', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  const before = await decided(page);
  await page.locator('[data-index="1"] > a').click();
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  const open = page.url();
  const id = await idAt(page, 4);
  await page.locator('[data-index="4"] > a').hover();
  await page.getByRole('button', { name: startingWith(rowActionTexts.pursue(some(/./))) }).dblclick();
  await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(0);
  await expect.poll(() => decided(page)).toBe(before + 1);
  expect(page.url()).toBe(open);
  await page.keyboard.press('z');
  await expect.poll(() => decided(page)).toBe(before);
});
