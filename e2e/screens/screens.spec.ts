import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';

/** Draws docs/screens anew: `npm run e2e -- --project=screens`. Look at each as a designer would. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const { width, height } of SIZES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${width} ${theme}`, async ({ page, stack, signIn }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const shoot = async (name: string) => {
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: `docs/screens/${name}-${width}-${theme}.png` });
      };
      await page.goto('/');
      await expect(page.getByRole('link', { name: 'Sign in with Clio Grow' })).toBeVisible();
      await shoot('sign-in');
      await page.getByRole('link', { name: 'Sign in with Clio Grow' }).click();
      await expect(page.getByRole('radio').first()).toBeVisible();
      await shoot('sandbox-consent');
      await signIn();
      await toTheNewest(page);
      await shoot('inbox');

      const leads = await stack.grow<{ id: number; phone_number: string | null; marketing_source: object | null }>(
        '/inbox_leads?state=untriaged',
      );
      const lead = leads.findLast(
        ({ phone_number: phone, marketing_source: source }) => phone !== null && source !== null,
      );
      await page.locator(`[data-record="${lead?.id}"]`).click();
      await expect(page.getByRole('heading', { name: 'Caller' })).toBeVisible();
      await shoot('lead');

      const matters = await stack.grow<{ id: number; status_category: string; inbox_lead_id: number | null }>(
        '/matters',
      );
      const matter = matters.find(
        ({ status_category: category, inbox_lead_id: lead }) => category === 'hired' && lead !== null,
      );
      await page.goto(`/matters/${matter?.id}`);
      await expect(page.getByRole('heading', { name: 'Thread' })).toBeVisible();
      await page.getByLabel('Subject').fill('Second call, 10:42');
      await page
        .getByRole('textbox', { name: 'Note' })
        .fill('Called back and got through. Wants to know what happens next; promised a call before noon tomorrow.');
      await shoot('matter');

      const contacts = await stack.grow<{ id: number; matters: unknown[]; emails: string[] }>('/contacts');
      const contact = contacts.find((person) => person.matters.length > 1 && person.emails.length > 0);
      await page.goto(`/contacts/${contact?.id}`);
      await expect(page.getByRole('heading', { name: 'Matters' }).last()).toBeVisible();
      await shoot('contact');
      await page.goto('/settings');
      await shoot('settings');
    });
  }
}

/** The list stands in Clio's order: those who arrived last are at its end. */
async function toTheNewest(page: Page): Promise<void> {
  await expect(page.locator('[data-record]').first()).toBeVisible();
  const scroller = page.locator('[data-list-scroller]');
  await expect(async () => {
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(page.getByText(/in all/)).toBeInViewport({ timeout: 500 });
  }).toPass();
}
