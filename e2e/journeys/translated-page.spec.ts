import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { readStateTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { containing, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { TRANSLATED, translatePage } from '../fixtures/translate-page.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

/** Collects the errors of a page, which translation must not cause. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && line.text().includes('NotFoundError')) errors.push(line.text());
  });
  return errors;
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('on a page that the browser translates, leads are opened, claimed, decided and searched, and matters get notes', async ({
      page,
      signIn,
    }) => {
      const errors = errorsOf(page);
      await signIn();
      await translatePage(page);
      await page.goto('/');
      await total(page);
      await expect(page.locator('h1').first()).toContainText(TRANSLATED);
      const row = page.locator('[data-index="2"] > a');
      const name =
        (await row.locator('[translate="no"]').first().textContent())?.replace(readStateTexts.unread, '') ?? '';
      expect(name).not.toContain(TRANSLATED);
      for (let at = 0; at < 3; at += 1) {
        const here = new URL(page.url()).pathname;
        if (at === 0 && way === 'keyboard') {
          for (const key of ['j', 'j', 'j', 'Enter']) await page.keyboard.press(key);
        } else if (at === 0) await press(page, way, row);
        const claim = page
          .getByRole('article')
          .getByRole('button', { name: startingWith(leadTriageTexts.buttons.take) });
        await expect(claim).toBeVisible();
        if (at === 0) await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
        if (way === 'keyboard') await page.keyboard.press('c');
        else await press(page, way, claim);
        await expect(page.getByRole('button', { name: startingWith(leadTriageTexts.buttons.release) })).toBeVisible();
        if (way === 'keyboard') await page.keyboard.press('1');
        else await press(page, way, page.getByRole('button', { name: startingWith(leadTriageTexts.buttons.pursue) }));
        await expect(page).not.toHaveURL(here);
      }
      await page.goto('/?q=ma');
      await expect(page.locator('[data-record] mark').first()).toBeVisible();
      await page.goto('/?q=mar');
      await expect(page.locator('[data-record]').first()).toBeVisible();
      await page.goto('/matters');
      await total(page);
      if (way === 'keyboard') {
        for (const key of ['j', 'Enter']) await page.keyboard.press(key);
      } else await press(page, way, page.locator('[data-index="0"] > a'));
      await expect(page.getByRole('article').first()).toBeVisible();
      const body = page.getByRole('textbox', { name: notesTexts.note });
      await body.fill('A note on a translated page');
      await expect(body).toHaveValue('A note on a translated page');
      await page.goto('/matters?view=board');
      await expect(page.getByText(containing(mattersTexts.board.truth))).toBeVisible();
      expect(errors).toEqual([]);
    });
  });
}

test('if React cannot go on, a message and a link take the place of the page', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  // An extension moves the app into an element of its own, and the session ends.
  await page.evaluate(() => {
    const root = document.querySelector('#root');
    const wrapper = document.createElement('div');
    wrapper.append(...(root?.children ?? []));
    root?.append(wrapper);
  });
  await page.getByRole('link', { name: shellTexts.settings }).first().click();
  await page.getByRole('button', { name: shellTexts.signOut.does }).click();
  await expect(page.getByRole('heading', { name: shellTexts.fault.screen })).toBeVisible();
  await page.getByRole('link', { name: shellTexts.fault.again }).click();
  await expect(page.locator('main')).toBeVisible();
});
