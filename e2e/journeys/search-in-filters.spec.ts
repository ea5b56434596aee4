import { leadsTexts } from '../../apps/web/src/texts/leads.ts';
import { listsTexts } from '../../apps/web/src/texts/lists.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, containing, textOf } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });

interface Lead {
  id: number;
  last_name: string | null;
  marketing_source: { name: string } | null;
}

test('words are looked for under the filters, which stay where they are and go on working', async ({
  page,
  signIn,
  stack,
}) => {
  await stack.control('PATCH', 'switches', { rate_limit: 0 });
  for (const source of ['Google Ads', 'Referral']) {
    await stack.control('POST', 'acts', { act: 'lead_arrives', last_name: 'Featherquill', source });
  }
  const leads = await stack.grow<Lead>('/inbox_leads?state=untriaged');
  const named = leads.filter(({ last_name }) => last_name === 'Featherquill');
  const wanted = named.find(({ marketing_source }) => marketing_source?.name === 'Google Ads');
  expect(named).toHaveLength(2);

  await signIn('/?source=Google+Ads');
  const rows = page.locator(`section[aria-label="${leadsTexts.lists.open.title}"] [data-record]`);
  await expect(rows.first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('searchbox').fill('featherquill');
  await expect(page).toHaveURL(/q=featherquill/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveAttribute('data-record', String(wanted?.id));
  // A filter is taken away while the words stand.
  await page.getByLabel(textOf(listsTexts.filters, 'source')).selectOption('');
  await expect(page).not.toHaveURL(/source=/);
  await expect(rows).toHaveCount(2);
  // And one that leaves nothing says so, with a way back.
  await page.getByLabel(textOf(listsTexts.filters, 'older')).selectOption('7d');
  await expect(page.getByText(containing(listsTexts.nothingFits(anything)))).toBeVisible();
  await page.getByRole('button', { name: containing(listsTexts.clearAll) }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(rows.nth(2)).toBeVisible();
});
