import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { settingsTexts } from '../../apps/web/src/texts/settings/settings.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { noteWays } from '../fixtures/note-ways.ts';
import { WAYS, type Way } from '../fixtures/ways.ts';

// On a busy machine, axe needs long for a whole record.
test.describe.configure({ timeout: 120_000 });

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('60: signing out asks first if something would be lost, and leaves nothing in the browser', async ({
      page,
      signIn,
      stack,
    }) => {
      const matters = await stack.grow('/matters');
      await signIn(`/matters/${matters[7]?.id}`);
      const ways = noteWays(page, way);
      await ways.begin();
      await page.keyboard.type('Not sent yet');
      await expect(page.getByText(notesTexts.kept.kept)).toBeVisible();
      await page.goto('/settings#account');
      await activate(page, way, shellTexts.signOut.does);
      await expect(page.getByText(shellTexts.signOut.ask(1, '1'))).toBeVisible();
      await expectAccessible(page, `asked before signing out, ${way}`);
      await activate(page, way, shellTexts.signOut.stay);
      await expect(page.getByRole('heading', { name: settingsTexts.title })).toBeVisible();
      await page.goto(`/matters/${matters[7]?.id}`);
      await ways.begin();
      await page.keyboard.type('Nor this');
      await expect(page.getByText(notesTexts.kept.kept)).toBeVisible();
      await page.goto('/settings#account');
      await activate(page, way, shellTexts.signOut.does);
      await activate(page, way, shellTexts.signOut.anyway);
      await expect(page.getByRole('heading', { name: signInTexts.signedOut.title })).toBeVisible();
      // The message appears first, so that nothing is typed during the deletion.
      const left = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
      await expect.poll(left).not.toContain('desk.drafts');
    });
  });
}

async function activate(page: Page, way: Way, name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name, exact: true });
  if (way === 'touch') await button.tap();
  else if (way === 'mouse') await button.click();
  else {
    await button.focus();
    await page.keyboard.press('Enter');
  }
}
