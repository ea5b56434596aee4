import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { secondPerson } from '../fixtures/second-person.ts';
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

    test('three leads are picked, declined with one reason, and all taken back by one Undo', async ({
      page,
      signIn,
    }) => {
      await signIn();
      const before = await total(page);
      const ids = await Promise.all([0, 1, 2].map((at) => idAt(page, at)));
      const bar = page.getByRole('group', { name: 'Picked leads' });
      if (way === 'keyboard') {
        for (const key of ['j', 'x', 'Shift+J', 'Shift+J']) await page.keyboard.press(key);
      } else if (way === 'touch') {
        await page.getByRole('button', { name: 'Pick', exact: true }).tap();
        for (const at of [0, 1, 2]) await box(page, at).tap();
      } else {
        await page.locator('[data-index="0"]').hover();
        await box(page, 0).click();
        await page.locator('[data-index="2"] > a').click({ modifiers: ['Shift'] });
      }
      await expect(bar.getByText('3 picked')).toBeVisible();
      // Nothing was opened by it, and no row has moved.
      expect(new URL(page.url()).pathname).toBe('/');
      expect(await Promise.all([0, 1, 2].map((at) => idAt(page, at)))).toEqual(ids);
      await expectAccessible(page, `three leads picked, ${way}`);
      if (way === 'keyboard') await page.keyboard.press('3');
      else await press(page, way, bar.getByRole('button', { name: /^Decline/ }));
      const reasons = page.getByRole('group', { name: 'Why decline' });
      await expect(reasons).toBeVisible();
      if (way === 'keyboard') await page.keyboard.press('6');
      else await press(page, way, reasons.getByRole('button', { name: /Fee or budget/ }));
      const said = page.getByRole('status').filter({ hasText: 'Decline: 3 leads.' });
      await expect(said).toBeVisible();
      await expect(bar).toHaveCount(0);
      await expect.poll(() => total(page)).toBe(before - 3);
      for (const id of ids) await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(0);
      if (way === 'keyboard') await page.keyboard.press('z');
      else await press(page, way, said.getByRole('button', { name: /^Undo/ }));
      await expect(page.getByText('Taken back: 3 leads.')).toBeVisible();
      await expect.poll(() => total(page)).toBe(before);
      for (const id of ids) await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(1);
    });
  });
}

test('all leads that match are picked and put off; many ask twice, and Escape lets go', async ({ page, signIn }) => {
  await signIn('/?source=Google+Ads');
  const matching = await total(page);
  expect(matching).toBeGreaterThan(25);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const bar = page.getByRole('group', { name: 'Picked leads' });
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('x');
  await bar.getByRole('button', { name: `Pick all ${matching}` }).click();
  await expect(bar.getByText(`${matching} picked`)).toBeVisible();
  for (const _ of [1, 2]) {
    await page.keyboard.press('h');
    await expect(page.getByRole('group', { name: 'Put off until' })).toBeVisible();
    await page.keyboard.press('2');
    if (_ === 1) await expect(bar.getByText(`${matching} leads: press again`)).toBeVisible();
  }
  await expect(page.getByText(`Put off: ${matching} leads.`)).toBeVisible();
  await expect(page.getByText('No lead fits these filters.')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText(`Taken back: ${matching} leads.`)).toBeVisible();
  await expect.poll(() => total(page)).toBe(matching);
});

test('a lead that a colleague holds is left alone, and said', async ({ page, signIn, browser, stack }) => {
  await signIn();
  await total(page);
  const held = await idAt(page, 1);
  const other = await secondPerson(browser, stack.deskUrl);
  await other.goto(`/leads/${held}`);
  await other.getByRole('button', { name: 'Take it' }).click();
  await expect(page.locator(`[data-record="${held}"]`)).toContainText(/held by/);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await expect(page.getByText('2 picked')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('status').filter({ hasText: 'Pursue: 1 lead.' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(/1 lead left alone: .+ has it now\./);
  await page.keyboard.press('z');
  await expect(page.getByText('Taken back: 1 lead.')).toBeVisible();
  await other.getByRole('button', { name: 'Release' }).click();
  await other.context().close();
});
