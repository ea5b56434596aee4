import { readFile } from 'node:fs/promises';
import { leadRecordTexts } from '../../apps/web/src/texts/leads/lead-record.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { savedViewsTexts } from '../../apps/web/src/texts/lists/saved-views.ts';
import { listActionTexts } from '../../apps/web/src/texts/lists/list-actions.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, exactly, startingWith, textOf } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

const VIEW = 'From the ads';

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a filtered list is kept as a view, opened again, saved as a file, and removed', async ({ page, signIn }) => {
      await signIn();
      const press = async (name: string | RegExp) => {
        const button = page.getByRole('button', { name });
        await expect(button).toBeVisible({ timeout: 20_000 });
        if (way === 'keyboard') {
          await button.focus();
          await page.keyboard.press('Enter');
        } else if (way === 'touch') await button.tap();
        else await button.click();
      };
      await press(listsTexts.filter);
      await page.getByLabel(textOf(listsTexts.filters, 'source')).selectOption('Google Ads');
      await expect(page).toHaveURL(/source=Google/);
      await press(savedViewsTexts.keepAsView);
      await expectAccessible(page, `naming a view, ${way}`);
      await page.keyboard.type(VIEW);
      await page.keyboard.press('Enter');
      await expect(page.getByText(savedViewsTexts.current(VIEW))).toBeVisible();
      const count = page.locator('main section > header h1 + span').first();
      await expect(count).toHaveText(/^\d+$/);
      const total = Number(await count.textContent());

      const download = page.waitForEvent('download');
      await press(listsTexts.saveCsv);
      const file = await download;
      expect(file.suggestedFilename()).toMatch(exactly(`${leadsTexts.file} ${anything}.csv`));
      const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
      expect(rows).toHaveLength(total + 1);
      expect(rows.slice(1).every((row) => row.includes('Google Ads'))).toBe(true);
      await expect(page.getByText(listActionTexts.saved(String(total), false))).toBeVisible();

      await page.goto('/');
      if (way !== 'touch') {
        const link = page.getByRole('link', { name: startingWith(VIEW) });
        await expect(link).toContainText(String(total));
        await (way === 'keyboard' ? link.press('Enter') : link.click());
      } else await page.goto('/?source=Google+Ads');
      await expect(page).toHaveURL(/source=Google/);
      await press(savedViewsTexts.remove);
      await expect(page.getByRole('button', { name: savedViewsTexts.keepAsView })).toBeVisible();
    });
  });
}

test('a known person with the same phone number is shown beside the lead, with the reason', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  const contacts = await stack.grow<{ id: number; name: string; phone_numbers: string[] }>('/contacts');
  const known = contacts.find(({ phone_numbers: phones }) => phones.length > 0);
  const {
    data: { lead },
  } = await stack.control<{ data: { lead: number } }>('POST', 'acts', {
    act: 'lead_arrives',
    first_name: 'Zelda',
    last_name: 'Quayle',
    phone_number: known?.phone_numbers[0],
  });
  await expect(async () => {
    await page.goto(`/leads/${lead}`);
    const related = page.getByRole('complementary', { name: recordsTexts.page.related });
    await expect(related.getByRole('link', { name: new RegExp(known?.name ?? '') }).first()).toBeVisible({
      timeout: 3_000,
    });
  }).toPass({ timeout: 30_000 });
  await page.getByRole('button', { name: recordsTexts.about(leadRecordTexts.who.title) }).click();
  await expect(page.getByText(leadRecordTexts.who.clearance)).toBeVisible();
  await expectAccessible(page, 'a lead that is known');
});
