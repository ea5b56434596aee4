import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';

const WIDTHS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of Object.entries(WIDTHS)) {
    test(`axe finds nothing on any page, ${colorScheme}, ${device}`, async ({ page, context, stack, signIn }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      const check = (name: string) => expectAccessible(page, `${name} (${colorScheme}, ${device})`);
      const [matter] = await stack.grow('/matters');
      const [contact] = await stack.grow('/contacts');
      const [lead] = await stack.grow('/inbox_leads?state=untriaged');
      const [ignored] = await stack.grow('/inbox_leads?state=ignored');

      await page.goto('/');
      await expect(page.getByRole('link', { name: 'Sign in with Clio Grow' })).toBeVisible();
      await check('sign-in screen');
      await page.getByRole('link', { name: 'Sign in with Clio Grow' }).click();
      await check('consent page');
      await page.getByRole('button', { name: /deny/i }).click();
      await expect(page.getByRole('link', { name: /try again/i })).toBeVisible();
      await check('refused sign-in');
      await signIn();
      await expect(page.locator('[data-record]').first()).toBeVisible();
      await check('inbox');

      for (const [name, path, ready] of [
        ['lead', `/leads/${lead?.id}`, 'Caller'],
        ['ignored lead', `/leads/${ignored?.id}?state=ignored`, 'What became of it'],
        ['matter', `/matters/${matter?.id}`, 'Client'],
        ['contact', `/contacts/${contact?.id}`, 'Contact'],
        ['settings', '/settings', 'Theme'],
        ['unknown lead', '/leads/999999999', 'There is no lead 999999999 in Clio.'],
        ['unknown page', '/nowhere', 'There is no such page.'],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: ready }).first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await check(name);
      }
      await page.goto('/matters');
      await expect(page.locator('[data-record]').first()).toBeVisible();
      await check('matters');
      await page.goto('/contacts?q=zzzzzz');
      await expect(page.getByText('Nothing in Clio matches')).toBeVisible();
      await check('no match');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      await check('keys');
      await page.keyboard.press('Escape');

      await page.goto(`/matters/${matter?.id}`);
      await page.getByRole('textbox', { name: 'Note' }).fill('Typed while the session ends');
      await context.clearCookies();
      await page.getByRole('button', { name: 'Add note' }).click();
      await check('note held back');
      // Once the hold is over the desk finds that nobody is signed in.
      await expect(page.getByText('Your session has ended.')).toBeVisible({ timeout: 20_000 });
      await check('session ended, note kept');
    });
  }
}
