import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('75: the page of one person does nothing as another who signed in in a second window', async ({
      page,
      signIn,
      context,
      stack,
    }) => {
      const ofPage = personOf(page);
      await signIn();
      await total(page);
      const row = page.locator('[data-index="2"] > a');
      await (way === 'touch' ? row.tap() : row.click());
      const claim = page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true });
      await expect(claim).toBeVisible();
      const shown = ofPage();
      // Neither the focus nor a request in the background tells the page: only the claim itself.
      const background = /\/api\/(?!desk\/leads\/\d+\/claim)/;
      await page.route(background, () => undefined);
      await page.evaluate(() => {
        for (const type of ['focus', 'visibilitychange'])
          addEventListener(type, (event) => event.stopImmediatePropagation(), true);
      });
      const refused = page.waitForResponse((response) => response.url().endsWith('/claim'));

      const window = await context.newPage();
      const ofWindow = personOf(window);
      await window.goto(`${stack.deskUrl}/auth/login?returnTo=/settings`);
      await window.getByRole('radio').nth(1).check();
      await window.getByRole('button', { name: sandboxTexts.consent.allow }).click();
      await expect.poll(ofWindow).not.toBe('');
      const other = ofWindow();
      expect(other).not.toBe(shown);

      if (way === 'keyboard') await page.keyboard.press('c');
      else await (way === 'touch' ? claim.tap() : claim.click());
      const answer = await refused;
      await page.unroute(background);
      expect([answer.status(), answer.request().headers()['x-person']]).toEqual([409, shown]);
      // The page now shows the person who is signed in, and the lead is still unclaimed.
      await expect.poll(ofPage).toBe(other);
      await expect(claim).toBeVisible();
      const board = await page.request.get('/api/desk/triage', { headers: { 'X-CSRF': '1' } });
      expect(((await board.json()) as { data: { leads: unknown[] } }).data.leads).toEqual([]);
      await expect(page.getByText(signInTexts.ended.title)).toBeHidden();
      stack.savedCookies = [];
    });
  });
}

/** @returns the person whom the page named in its latest request; empty before the first */
function personOf(page: Page): () => string {
  let latest = '';
  page.on('request', (request) => (latest = request.headers()['x-person'] ?? latest));
  return () => latest;
}
