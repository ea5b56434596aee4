import type { Page } from '@playwright/test';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { anything, containing, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';
import { writeHeaders } from '../fixtures/write-headers.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

/** Long enough to look at the list before the snooze ends. */
const SECONDS = 8;

const heading = (page: Page) => page.getByRole('button', { name: startingWith(leadsTexts.due.title) });
const row = (page: Page, lead: number) => page.locator(`[data-record="${lead}"]`);

/** The ids of the open leads in the order of the inbox. */
async function openLeads(page: Page): Promise<number[]> {
  const answer = await page.request.get('/api/desk/leads?triage=open&limit=200', { headers: { 'X-CSRF': '1' } });
  return ((await answer.json()) as { data: { id: number }[] }).data.map(({ id }) => id);
}

async function snoozeBriefly(page: Page, lead: number): Promise<void> {
  const data = { until: new Date(Date.now() + SECONDS * 1000).toISOString() };
  const answer = await page.request.put(`/api/desk/leads/${lead}/snooze`, { headers: await writeHeaders(page), data });
  expect(answer.status()).toBe(200);
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a lead that a colleague snoozed comes due on top of the inbox of the whole team, and is handled there', async ({
      page,
      colleague,
      signIn,
    }) => {
      await signIn();
      await total(page);
      const leads = await openLeads(page);
      const lead = leads[120] ?? 0;
      expect(lead).toBeGreaterThan(0);
      const other = await colleague();
      await total(other);
      await snoozeBriefly(other, lead);
      for (const screen of [page, other]) {
        await expect(heading(screen)).toHaveText(/1$/);
        await expect(screen.locator('[data-index="0"] > a')).toHaveAttribute('data-record', String(lead));
        await expect(row(screen, lead)).toContainText(containing(triageTexts.mark.due(anything)));
        // Its place among the others is empty.
        await expect(screen.locator('[data-index="1"] > a')).toHaveAttribute('data-record', String(leads[0]));
      }
      await expectAccessible(page, `a lead is due, ${way}`);
      if (way === 'keyboard') {
        await page.keyboard.press('j');
        await expect(row(page, lead)).toBeFocused();
        await page.keyboard.press('Enter');
      } else await press(page, way, row(page, lead));
      await expect(page).toHaveURL(new RegExp(`/leads/${lead}\\b`));
      await expect(page.getByRole('button', { name: leadTriageTexts.buttons.pursue })).toBeVisible();
      // A claim leaves the row where it is.
      if (way === 'keyboard') await page.keyboard.press('c');
      else
        await press(
          page,
          way,
          page.getByRole('article').getByRole('button', { name: startingWith(leadTriageTexts.buttons.take) }),
        );
      await expect(row(other, lead)).toContainText(/\d+:\d\d/);
      if (way !== 'touch')
        await expect(page.locator('[data-index="0"] > a')).toHaveAttribute('data-record', String(lead));
      if (way === 'keyboard') await page.keyboard.press('1');
      else await press(page, way, page.getByRole('button', { name: leadTriageTexts.buttons.pursue }));
      await expect(page).not.toHaveURL(new RegExp(`/leads/${lead}\\b`));
      await page.goto('/');
      await total(page);
      await expect(heading(page)).toHaveCount(0);
      // A colleague's row does not disappear under the pointer: it goes with the next refresh.
      await expect(row(other, lead)).toBeVisible();
      await other.getByRole('button', { name: listsTexts.refresh }).click();
      await expect(heading(other)).toHaveCount(0);
    });
  });
}

test('no row in sight moves when a lead comes due: the heading says so, and leads to it', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  const [lead = 0, pointed = 0, ...others] = await openLeads(page);
  const places = async () =>
    Promise.all([pointed, ...others.slice(0, 5)].map(async (id) => (await row(page, id).boundingBox())?.y));
  await row(page, pointed).hover();
  await expect(page.locator('[data-row-actions]')).toBeVisible();
  await snoozeBriefly(page, lead);
  await expect(row(page, lead)).toHaveCount(0);
  await row(page, pointed).hover();
  await expect(page.locator('[data-row-actions]')).toBeVisible();
  const before = await places();
  await expect(heading(page)).toHaveText(/1$/);
  await expect.poll(places).toEqual(before);
  await heading(page).click();
  await expect(row(page, lead)).toBeFocused();
  await expect(row(page, lead)).toBeInViewport({ ratio: 1 });
  // With the pointer elsewhere, the section is what is seen first; filters apply to it.
  await page.goto(`/?source=unlisted`);
  await expect(heading(page)).toHaveCount(0);
  await page.goto('/?sort=name');
  await expect(heading(page)).toHaveText(/1$/);
  await expect(row(page, lead)).toBeInViewport({ ratio: 1 });
});
