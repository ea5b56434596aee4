import { expect, test } from '../fixtures/desk.ts';

/** Draws docs/screens anew: `npm run e2e -- --project=screens`. Look at each as a designer would. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

const MAIN = [
  'sign-in',
  'inbox',
  'lead',
  'matters',
  'matter',
  'contacts',
  'contact',
  'new-lead',
  'settings',
  'sandbox-consent',
];

test.use({ mirror: 'on' });
// As a firm has it that is not waiting for its first reading.
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

for (const { width, height } of SIZES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${width} ${theme}`, async ({ page, stack, signIn }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const shoot = async (name: string) => {
        // Main screens are drawn in every size and theme, what opens over them or stands in their place in three of the six.
        if (!MAIN.includes(name) && (width === 1024 || (width === 390 && theme === 'dark'))) return;
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
      for (const key of ['j', 'x', 'Shift+J', 'Shift+J']) await page.keyboard.press(key);
      await expect(page.getByText('3 picked')).toBeVisible();
      await shoot('picked');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      await shoot('keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('mar');
      await expect(page.getByText(/^\d+ results$/)).toBeVisible();
      await shoot('palette');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Filter/ }).click();
      await page.getByLabel('Phone').selectOption('true');
      await expect(page).toHaveURL(/hasPhone=true/);
      await expect(rows.first()).toBeVisible();
      await shoot('filters');

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
      await page.goto('/?source=nobody');
      await expect(page.getByText('No lead fits these filters.')).toBeVisible();
      await shoot('filtered-away');
      await page.goto('/leads/new');
      await page.getByLabel('Last name').fill('Santos');
      await expect(page.getByText(/looks? like this person/).first()).toBeAttached();
      await shoot('new-lead');
      for (const list of ['matters', 'contacts']) {
        await page.goto(`/${list}`);
        await expect(page.locator('main h1 + span').first()).toHaveText(/^[\d,]+$/, { timeout: 20_000 });
        await shoot(list);
      }
      await page.goto('/matters?view=board');
      await expect(page.getByRole('region', { name: /, [\d,]+ matters?$/ }).first()).toBeVisible();
      await shoot('board');

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
      await expect(page.getByRole('heading', { name: 'Permissions of this sign-in' })).toBeAttached();
      await shoot('settings');
      for (const part of ['keys', 'connection', 'actions', 'lists']) {
        await page.goto(`/settings#${part}`);
        await page.locator(`#${part}`).getByRole('heading').first().scrollIntoViewIfNeeded();
        await shoot(`settings-${part}`);
      }
      await page.goto('/actions/open');
      await expect(page.getByRole('heading').first()).toBeVisible();
      await shoot('custom-action-landing');

      await page.goto(`/matters/${matter?.id}`);
      await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible();
      await page.context().clearCookies();
      await page.getByRole('textbox', { name: 'Note' }).fill('Second call: got through.');
      await page.getByRole('button', { name: 'Add note' }).click();
      await expect(page.getByRole('dialog', { name: 'Your session has ended.' })).toBeVisible({ timeout: 20_000 });
      await shoot('session-ended');
      await page.context().setOffline(true);
      await expect(page.getByText('This computer is offline.')).toBeVisible();
      await shoot('offline');
      await page.context().setOffline(false);
    });
  }
}
