import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, containing, textOf } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });

interface Lead {
  id: number;
  last_name: string | null;
  marketing_source: { name: string } | null;
}

test('a search respects the filters, which stay and keep working', async ({ page, signIn, stack }) => {
  await stack.control('PATCH', 'switches', { rate_limit: 0 });
  for (const source of ['Google Ads', 'Referral']) {
    await stack.control('POST', 'acts', { act: 'lead_arrives', last_name: 'Featherquill', source });
  }
  const leads = await stack.grow<Lead>('/inbox_leads?state=untriaged');
  const named = leads.filter(({ last_name }) => last_name === 'Featherquill');
  const matching = named.find(({ marketing_source }) => marketing_source?.name === 'Google Ads');
  expect(named).toHaveLength(2);

  await signIn('/?source=Google+Ads');
  const rows = page.locator(`section[aria-label="${leadsTexts.lists.open.title}"] [data-record]`);
  await expect(rows.first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('searchbox').fill('featherquill');
  await expect(page).toHaveURL(/q=featherquill/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveAttribute('data-record', String(matching?.id));
  // Remove a filter and keep the search.
  await page.getByLabel(textOf(listsTexts.filters, 'source')).selectOption('');
  await expect(page).not.toHaveURL(/source=/);
  await expect(rows).toHaveCount(2);
  // A filter without results shows a message and a way back.
  await page.getByLabel(textOf(listsTexts.filters, 'older')).selectOption('7d');
  await expect(page.getByText(containing(listsTexts.nothingFits(anything)))).toBeVisible();
  await page.getByRole('button', { name: containing(listsTexts.clearAll) }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(rows.nth(2)).toBeVisible();
});
