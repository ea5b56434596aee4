import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { listStateTexts } from '../../apps/web/src/texts/lists/list-states.ts';
import { selectionTexts } from '../../apps/web/src/texts/lists/selection.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { containing, some, startingWith, textOf } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

const box = (page: Page, at: number) => page.locator(`[data-index="${at}"] input[type="checkbox"]`);
const idAt = async (page: Page, at: number) =>
  Number(await page.locator(`[data-index="${at}"] > a`).getAttribute('data-record'));

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('three leads are selected, declined with one reason, and restored by one Undo', async ({ page, signIn }) => {
      await signIn();
      const before = await total(page);
      const ids = await Promise.all([0, 1, 2].map((at) => idAt(page, at)));
      const bar = page.getByRole('group', { name: selectionTexts.bar });
      if (way === 'keyboard') {
        for (const key of ['j', 'x', 'Shift+J', 'Shift+J']) await page.keyboard.press(key);
      } else if (way === 'touch') {
        await page.getByRole('button', { name: selectionTexts.start, exact: true }).tap();
        for (const at of [0, 1, 2]) await box(page, at).tap();
      } else {
        await page.locator('[data-index="0"]').hover();
        await box(page, 0).click();
        await page.locator('[data-index="2"] > a').click({ modifiers: ['Shift'] });
      }
      await expect(bar.getByText(selectionTexts.count(3))).toBeVisible();
      // Nothing was opened, and no row has moved.
      expect(new URL(page.url()).pathname).toBe('/');
      expect(await Promise.all([0, 1, 2].map((at) => idAt(page, at)))).toEqual(ids);
      await expectAccessible(page, `three leads selected, ${way}`);
      if (way === 'keyboard') await page.keyboard.press('3');
      else await press(page, way, bar.getByRole('button', { name: startingWith(leadTriageTexts.buttons.decline) }));
      const reasons = page.getByRole('group', { name: leadTriageTexts.reasons });
      await expect(reasons).toBeVisible();
      if (way === 'keyboard') await page.keyboard.press('6');
      else await press(page, way, reasons.getByRole('button', { name: containing(serverTexts.reasons.fee) }));
      const said = page
        .getByRole('status')
        .filter({ hasText: selectionTexts.done(selectionTexts.verdicts.decline, 3) });
      await expect(said).toBeVisible();
      await expect(bar).toHaveCount(0);
      await expect.poll(() => total(page)).toBe(before - 3);
      for (const id of ids) await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(0);
      if (way === 'keyboard') await page.keyboard.press('z');
      else await press(page, way, said.getByRole('button', { name: startingWith(triageToastTexts.echo.undo) }));
      await expect(page.getByText(selectionTexts.undone(3))).toBeVisible();
      await expect.poll(() => total(page)).toBe(before);
      for (const id of ids) await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(1);
    });
  });
}

test('all matching leads are selected and snoozed; many need a confirmation, and Escape clears the selection', async ({
  page,
  signIn,
}) => {
  await signIn('/?source=Google+Ads');
  const matching = await total(page);
  expect(matching).toBeGreaterThan(25);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const bar = page.getByRole('group', { name: selectionTexts.bar });
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('x');
  await bar.getByRole('button', { name: selectionTexts.all(String(matching)) }).click();
  await expect(bar.getByText(selectionTexts.count(matching))).toBeVisible();
  for (const _ of [1, 2]) {
    await page.keyboard.press('h');
    await expect(page.getByRole('group', { name: leadTriageTexts.snooze.title })).toBeVisible();
    await page.keyboard.press('2');
    if (_ === 1) await expect(bar.getByText(selectionTexts.sure(matching))).toBeVisible();
  }
  await expect(page.getByText(selectionTexts.done(textOf(selectionTexts.acts, 'snooze'), matching))).toBeVisible();
  await expect(page.getByText(listStateTexts.filtered.leads)).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText(selectionTexts.undone(matching))).toBeVisible();
  await expect.poll(() => total(page)).toBe(matching);
});

test('a lead that a colleague holds is skipped with a message', async ({ page, signIn, colleague }) => {
  await signIn();
  await total(page);
  const held = await idAt(page, 1);
  const other = await colleague();
  await other.goto(`/leads/${held}`);
  const claim = other.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true });
  await expect(claim.or(other.getByRole('button', { name: leadTriageTexts.buttons.release }))).toBeVisible();
  if (await claim.isVisible()) await claim.click();
  await expect(page.locator(`[data-record="${held}"]`)).toContainText(triageTexts.mark.spokenClaimedBy);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await expect(page.getByText(selectionTexts.count(2))).toBeVisible();
  await page.keyboard.press('1');
  await expect(
    page.getByRole('status').filter({ hasText: selectionTexts.done(selectionTexts.verdicts.pursue, 1) }),
  ).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(
    containing(selectionTexts.skipped(1, triageToastTexts.conflicts.held(some(/.+/)))),
  );
  await page.keyboard.press('z');
  await expect(page.getByText(selectionTexts.undone(1))).toBeVisible();
  await other.getByRole('button', { name: leadTriageTexts.buttons.release }).click();
});
