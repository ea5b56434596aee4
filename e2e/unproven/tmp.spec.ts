import { expect, test } from '../fixtures/desk.ts';
test.use({ mirror: 'on' });
test('repro', async ({ page, signIn }) => {
  page.on('console', (m) => console.log('CONSOLE', m.type(), m.text()));
  page.on('pageerror', (e) => console.log('PAGEERROR', e.stack));
  await signIn('/settings');
  for (const key of ['g', 'm']) await page.keyboard.press(key);
  await expect(page.getByRole('status').filter({ hasText: /^Matters: \d/ }).first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('Called back.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await page.waitForTimeout(2500);
  console.log(page.url(), await page.locator('main').innerText());
});
