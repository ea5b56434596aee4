import { expect, test } from '../fixtures/desk.ts';

/** Draws docs/screens anew: `npm run e2e -- --project=screens`. Look at each as a designer would. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

test.use({ mirror: 'on' });

for (const { width, height } of SIZES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${width} ${theme}`, async ({ page, stack, signIn }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const shoot = async (name: string) => {
        // Events never end, so the network is never idle: what is being asked for says so on the screen.
        await expect(page.getByText(/^(Asking Clio|Looking…)/)).toHaveCount(0);
        await page.screenshot({ path: `docs/screens/${name}-${width}-${theme}.png` });
      };
      const rows = page.locator('[data-record]');
      await page.goto('/');
      await expect(page.getByRole('link', { name: 'Sign in with Clio Grow' })).toBeVisible();
      await shoot('sign-in');
      await page.getByRole('link', { name: 'Sign in with Clio Grow' }).click();
      await expect(page.getByRole('radio').first()).toBeVisible();
      await shoot('sandbox-consent');
      await signIn();
      await expect(page.locator('main h1 + span').first()).toHaveText(/^\d+$/, { timeout: 20_000 });
      await shoot('inbox');

      const leads = await stack.grow<{ id: number; phone_number: string | null; marketing_source: object | null }>(
        '/inbox_leads?state=untriaged',
      );
      const open = leads.filter(
        ({ phone_number: phone, marketing_source: source }) => phone !== null && source !== null,
      );
      await page.goto(`/leads/${open.at(-1)?.id}`);
      await expect(page.getByRole('button', { name: 'Take it' })).toBeVisible();
      await page.keyboard.press('c');
      await expect(page.getByText('You hold this for')).toBeVisible();
      await shoot('lead');
      await page.keyboard.press('3');
      await expect(page.getByRole('group', { name: 'Why decline' })).toBeVisible();
      await shoot('lead-decline');
      await page.keyboard.press('6');
      await expect(page.getByText('Decline: fee or budget').first()).toBeVisible();
      await page.goto('/?triage=decided');
      await rows.first().click();
      await expect(page.getByText('not yet in Clio')).toBeVisible();
      await shoot('decided');
      await page.keyboard.press('Shift+Z');
      await expect(page.getByRole('dialog', { name: 'Your last changes' })).toBeVisible();
      await shoot('tray');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Take it back' }).click();
      await page.goto('/?triage=snoozed');
      await expect(page.getByText('Nothing is put off.')).toBeVisible();
      await shoot('empty');
      await page.goto('/?q=nobody-is-called-this');
      await expect(page.getByText('Nothing in Clio matches')).toBeVisible();
      await shoot('no-match');
      await page.goto('/leads/new');
      await expect(page.getByLabel('First name')).toBeVisible();
      await shoot('new-lead');

      const matters = await stack.grow<{ id: number; status_category: string; inbox_lead_id: number | null }>(
        '/matters',
      );
      const matter = matters.find(
        ({ status_category: category, inbox_lead_id: lead }) => category === 'hired' && lead !== null,
      );
      await page.goto(`/matters/${matter?.id}`);
      await expect(page.getByRole('list', { name: 'From lead to hired' })).toBeVisible();
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
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
      await shoot('settings');
    });
  }
}
