import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const DIALOG = 'dialog[open]';

async function settle(page: Page): Promise<void> {
  // Events never end, so the network is never idle: what is being asked for says so on the screen.
  await expect(page.getByText(/^(Asking Clio|Looking…|Looking at)/)).toHaveCount(0);
}

test('axe finds nothing with dialogs, menus and choices open', async ({ page, context, stack, signIn }) => {
  test.setTimeout(480_000);
  await signIn();
  await expect(page.locator('main h1 + span').first()).toHaveText(/^\d+$/, { timeout: 20_000 });
  const look = async (name: string, close = 'Escape', opened?: string) => {
    await settle(page);
    await expectAccessibleEverywhere(page, name, opened);
    if (close !== '') await page.keyboard.press(close);
  };
  const dialog = (name: string) => page.getByRole('dialog', { name });

  await page.keyboard.press('?');
  await expect(dialog('Keys')).toBeVisible();
  await look('sheet of keys', 'Escape', DIALOG);
  await page.keyboard.press('Control+k');
  await expect(dialog('Find')).toBeVisible();
  await look('palette', '', DIALOG);
  await page.keyboard.type('ma');
  await expect(dialog('Find').getByRole('option').first()).toBeVisible();
  await expect(page.getByText(/^\d+ results$/)).toBeVisible();
  await look('palette with results', 'Escape', DIALOG);
  await page.getByRole('button', { name: /^Filter/ }).click();
  await page.getByLabel('Phone').selectOption('false');
  await expect(page).toHaveURL(/hasPhone=false/);
  await look('filters', '');
  await page.getByRole('button', { name: /keep/i }).first().click();
  await look('name of a saved view');

  const [lead] = await stack.grow('/inbox_leads?state=untriaged');
  await page.goto(`/leads/${lead?.id}`);
  await expect(page.getByRole('button', { name: 'Take it' })).toBeVisible();
  for (const [key, name] of [
    ['3', 'Why decline'],
    ['h', 'Put off until'],
    ['a', 'Hand to'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('group', { name })).toBeVisible();
    await look(name, 'Escape', '[data-choices]');
  }
  await page.keyboard.press('2');
  await expect(page.getByText('Need info').first()).toBeVisible();
  await page.keyboard.press('Shift+Z');
  await expect(dialog('Your last changes')).toBeVisible();
  await look('last changes', 'Escape', DIALOG);
  await page.goto('/?triage=decided');
  await page.locator('[data-record]').first().click();
  await expect(page.getByText('not yet in Clio').first()).toBeVisible();
  await look('decided lead', '');

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Change the key of “Add a note”' }).click();
  await page.keyboard.press('j');
  await expect(page.getByText('Taken by “Next row”')).toBeVisible();
  await look('a key being changed');
  await page.getByRole('textbox', { name: 'Label in the menu' }).fill('Desk');
  await page.getByRole('button', { name: 'Make the custom action' }).click();
  await look('a custom action that cannot be made', '');

  await page.goto('/leads/new');
  await page.getByLabel('Last name').fill('Santos');
  await expect(page.getByText(/look alike|looks? like this person/).first()).toBeVisible();
  await look('new lead with look-alikes', '');
  await context.setOffline(true);
  await expect(page.getByText('This computer is offline.')).toBeVisible();
  await look('offline', '');
  await context.setOffline(false);

  const [matter] = await stack.grow('/matters');
  await page.goto(`/matters/${matter?.id}`);
  await page.getByRole('textbox', { name: 'Note' }).fill('Typed while the session ends');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(dialog('Your session has ended.')).toBeVisible({ timeout: 20_000 });
  await look('session ended, note kept', '');
});
