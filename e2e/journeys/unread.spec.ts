import type { Locator } from '@playwright/test';
import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { commandTexts } from '../../apps/web/src/texts/shell/commands.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { readStateTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { containing, startingWith } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

/** The position of the time within its row. */
function placeOfTime(row: Locator): Promise<number[]> {
  return row.evaluate((element) => {
    const [own, time] = [element.getBoundingClientRect(), element.querySelector('time')?.getBoundingClientRect()];
    if (time === undefined) throw new Error('The row has no time.');
    return [time.left - own.left, time.top - own.top, time.width, time.height];
  });
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a lead is unread for each person until it is opened, and can be made unread again', async ({
      page,
      signIn,
    }) => {
      await signIn();
      // Earlier journeys of this worker may have opened every lead that fits on a phone's screen.
      const headers = { 'X-CSRF': '1' };
      const newest = (await (
        await page.request.get('/api/desk/leads?triage=open&limit=1', { headers })
      ).json()) as LeadPage;
      await page.request.delete(`/api/desk/leads/${newest.data[0]?.id}/read`, { headers });
      await page.goto('/');
      await expect(page.locator('main h1 + span').first()).toHaveText(/^\d+$/, { timeout: 20_000 });
      const rows = page.locator('[data-record]');
      const unread = page.getByRole('link', { name: startingWith(readStateTexts.unread) });
      await expect(unread.first()).toBeVisible();
      const first = unread.first();
      const id = await first.getAttribute('data-record');
      const row = page.locator(`[data-record="${id}"]`);
      const before = await placeOfTime(row);
      const marked = page.waitForResponse((answer) => answer.url().endsWith(`/leads/${id}/read`));
      if (way === 'keyboard') {
        await row.focus();
        await page.keyboard.press('Enter');
      } else await press(page, way, row);
      await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
      expect((await marked).status()).toBe(204);
      if (way === 'touch') await page.getByRole('link', { name: shellTexts.allLeads }).tap();
      await expect(row).not.toHaveAccessibleName(startingWith(readStateTexts.unread));
      // Nothing in the row has moved.
      expect(await placeOfTime(row)).toEqual(before);

      // It stays read after a reload, and the filter hides it.
      await page.goto('/?unread=true');
      await expect(rows.first()).toBeVisible();
      await expect(row).toHaveCount(0);
      await page.goto(`/leads/${id}`);
      await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
      if (way === 'keyboard') await page.keyboard.press('u');
      else if (way === 'touch') {
        await page.getByRole('button', { name: leadTriageTexts.buttons.more }).tap();
        await page
          .getByRole('button', { name: readStateTexts.markUnread, exact: true })
          .filter({ visible: true })
          .tap();
      } else {
        await press(
          page,
          way,
          page
            .getByRole('button', { name: startingWith(shellTexts.find) })
            .filter({ visible: true })
            .first(),
        );
        await page.keyboard.type('unread');
        await press(
          page,
          way,
          page.getByRole('option', { name: containing(commandTexts.titles['lead.unread']) }).first(),
        );
      }
      await expect(page.getByText(readStateTexts.madeUnread)).toBeVisible();
      await page.goto('/');
      await expect(row).toHaveAccessibleName(startingWith(readStateTexts.unread));
    });
  });
}

test('the unread filter can be typed, and its count follows', async ({ page, signIn }) => {
  await signIn();
  await expect(page.locator('main h1 + span').first()).toHaveText(/^\d+$/, { timeout: 20_000 });
  await page.keyboard.press('/');
  await page.keyboard.type('is:unread ');
  await expect(page).toHaveURL(/unread=true/);
  const count = page.locator('main section > header h1 + span').first();
  await expect(count).toHaveText(/^\d+$/);
  const before = Number(await count.textContent());
  await page.locator('[data-record]').first().click();
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  await expect(count).toHaveText(String(before - 1));
});
