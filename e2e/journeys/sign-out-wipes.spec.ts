import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { noteWays } from '../fixtures/note-ways.ts';
import { WAYS } from '../fixtures/ways.ts';

// What axe reads of a whole record takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 });

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('60: signing out asks first when something would be lost, and leaves nothing in the browser', async ({
      page,
      signIn,
      stack,
    }) => {
      const matters = await stack.grow('/matters');
      await signIn(`/matters/${matters[7]?.id}`);
      const ways = noteWays(page, way);
      await ways.begin();
      await page.keyboard.type('Not sent yet');
      await expect(page.getByText('Draft kept in this browser')).toBeVisible();
      await page.goto('/settings');
      await activate(page, way, 'Sign out');
      await expect(page.getByText('Something that you began is not in Clio.')).toBeVisible();
      await expectAccessible(page, `asked before signing out, ${way}`);
      await activate(page, way, 'Stay');
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
      await page.goto(`/matters/${matters[7]?.id}`);
      await ways.begin();
      await page.keyboard.type('Nor this');
      await expect(page.getByText('Draft kept in this browser')).toBeVisible();
      await page.goto('/settings');
      await activate(page, way, 'Sign out');
      await activate(page, way, 'Sign out anyway');
      await expect(page.getByRole('heading', { name: 'You are signed out.' })).toBeVisible();
      // The words come first, so that nothing is typed any more while it is wiped.
      const left = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
      await expect.poll(left).not.toContain('desk.drafts');
    });
  });
}

async function activate(page: Page, way: (typeof WAYS)[number]['way'], name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name, exact: true });
  if (way === 'touch') await button.tap();
  else if (way === 'mouse') await button.click();
  else {
    await button.focus();
    await page.keyboard.press('Enter');
  }
}
