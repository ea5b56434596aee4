import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadRecordTexts } from '../../apps/web/src/texts/leads/lead-record.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));

/** Far beyond the first page of fifty rows. */
const ROW = 187;

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a link to a lead far down the list opens the lead and the list at its row', async ({
      page,
      stack,
      signIn,
    }) => {
      const leads = await stack.grow<{ id: number; created_at: string; last_name: string | null }>(
        '/inbox_leads?state=untriaged',
      );
      const newest = leads.toSorted(
        (one, other) => other.created_at.localeCompare(one.created_at) || other.id - one.id,
      );
      const lead = newest[ROW]?.id;
      await signIn();
      await expect(page.locator('main h1 + span').first()).toHaveText(String(leads.length), { timeout: 20_000 });
      await page.goto(`/leads/${lead}`);
      await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
      if (way === 'touch') {
        // The screen shows only one of the two; the list is at the row of the lead.
        await page.getByRole('link', { name: shellTexts.allLeads }).tap();
      }
      const row = page.locator(`[data-record="${lead}"]`);
      await expect(row).toBeInViewport();
      await expect(page.locator(`[data-index="${ROW}"] > a`)).toHaveAttribute('data-record', String(lead));
      // The next lead opens from there.
      const next = newest[ROW + 1]?.id;
      if (way === 'keyboard') await page.keyboard.press('j');
      else if (way === 'mouse') await page.locator(`[data-record="${next}"]`).click();
      else await page.locator(`[data-record="${next}"]`).tap();
      await expect(page).toHaveURL(`/leads/${next}`);
    });
  });
}

test('a lead that is in no list opens without moving the list', async ({ page, stack, signIn }) => {
  const [ignored] = await stack.grow('/inbox_leads?state=ignored');
  await signIn();
  await page.goto(`/leads/${ignored?.id}`);
  await expect(page.getByRole('heading', { name: leadRecordTexts.thread.title })).toBeVisible();
  await expect(page.locator('[data-index="0"]')).toBeInViewport();
  expect(await topOf(page)).toBe(0);
});

async function topOf(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('[data-list-scroller]')?.scrollTop ?? -1);
}
