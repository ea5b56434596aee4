import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';
import { writeHeaders } from '../fixtures/write-headers.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('rows that a search found show what they show in the list: age, source, claim and priority', async ({
      page,
      stack,
      signIn,
    }) => {
      const name = `Quillfeather${way}`;
      await stack.control('POST', 'acts', { act: 'lead_arrives', last_name: name, source: 'Google Ads' });
      await signIn();
      await total(page);
      const found = page.locator('[data-record]').filter({ hasText: name }).first();
      await expect(async () => {
        await page.goto('/');
        await expect(found).toBeVisible({ timeout: 3000 });
      }).toPass();
      const lead = await found.getAttribute('data-record');
      for (const path of ['claim', 'priority']) {
        const answer = await page.request.put(`/api/desk/leads/${lead}/${path}`, { headers: await writeHeaders(page) });
        expect(answer.status()).toBe(200);
      }
      if (way === 'keyboard') await page.keyboard.press('/');
      else await press(page, way, page.getByRole('searchbox'));
      await page.keyboard.type(name.toLowerCase());
      await expect(page).toHaveURL(/q=/);
      const row = page.locator(`[data-record="${lead}"]`);
      await expect(row.locator('mark').first()).toBeVisible();
      // The claim before it counts down in a time of its own.
      await expect(row.locator('time').last()).toHaveText(/^\d+ min$/);
      await expect(row).toContainText('Google Ads');
      await expect(row.locator('[data-mine="true"]')).toContainText(/\d+:\d\d/);
      await expect(row.locator('[data-priority]')).toBeVisible();

      await page.goto('/matters');
      await total(page);
      const words = (await page.locator('[data-record]').first().textContent())?.match(/[A-Za-z]{4,}/)?.[0] ?? '';
      await page.getByRole('searchbox').fill(words);
      await expect(page.locator('[data-record] mark').first()).toBeVisible();
      await expect(page.locator('[data-record] time').first()).toBeVisible();
      await expect(page.locator('[data-record]').first()).toContainText(
        new RegExp(Object.values(mattersTexts.categories).join('|')),
      );
    });
  });
}
