import { expect, test } from '../fixtures/desk.ts';

test.use({ mirror: 'on' });
test.beforeEach(async ({ page }) => {
  // What the browser would show a dialog for; here it is only counted.
  await page.addInitScript(() => {
    const counted = window as unknown as { printed: number };
    counted.printed = 0;
    window.print = () => {
      counted.printed += 1;
    };
  });
});

interface Matter {
  id: number;
  description: string;
  status_category: string;
}

test('a record on paper: whose, what, as of when; nothing to press, no list beside it', async ({
  page,
  stack,
  signIn,
}) => {
  const [matter] = await stack.grow<Matter>('/matters');
  await signIn(`/matters/${matter?.id}`);
  await expect(page.getByRole('heading', { name: /^Custom fields/ })).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText(/^Printed by .+, .*\d\d:\d\d/)).toBeVisible();
  await expect(page.locator('.print-only')).toContainText('Harbor & Lane LLP');
  await expect(page.getByRole('heading', { level: 1, name: matter?.description ?? '' })).toBeVisible();
  await expect(page.getByText(/Clio as of/).last()).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Related' })).toBeVisible();
  for (const gone of ['nav', 'button', 'form', 'textarea', '[data-pane="list"]', 'a[data-on-screen-only]']) {
    await expect(page.locator(gone).filter({ visible: true }), gone).toHaveCount(0);
  }
  // Black on white, also where the screen is dark.
  const colours = await page.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector('h1') as HTMLElement);
    return [color, getComputedStyle(document.body).backgroundColor];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

for (const way of ['button', 'keyboard'] as const) {
  test(`all rows of a filtered list on paper, not those in sight, by ${way}`, async ({ page, stack, signIn }) => {
    const hired = (await stack.grow<Matter>('/matters')).filter(({ status_category: stage }) => stage === 'hired');
    await signIn();
    await page.goto('/matters?category=hired');
    await expect(page.locator('main h1 + span').first()).toHaveText(String(hired.length), { timeout: 40_000 });
    expect(await page.locator('[data-record]').count()).toBeLessThan(hired.length);
    if (way === 'keyboard') await page.keyboard.press('Control+P');
    else await page.getByRole('button', { name: /^Print this list/ }).click();
    const sheet = page.locator('[data-print-sheet]');
    await expect(sheet.locator('tbody tr')).toHaveCount(hired.length);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { printed: number }).printed), 'printed once')
      .toBe(1);
    await expect(page.getByText(`${hired.length} rows on paper.`)).toBeAttached();
    await expect(sheet).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(sheet).toBeVisible();
    const caption = sheet.locator('caption');
    await expect(caption).toContainText('Harbor & Lane LLP');
    await expect(caption).toContainText(`Stage: Hired · ${hired.length} rows · Clio as of`);
    await expect(caption).toContainText(/Printed by .+ \d\d:\d\d/);
    await expect(page.locator('#root')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(sheet).toHaveCount(0);
  });
}

test('the inbox on paper has every lead that waits, as it stands with our team', async ({ page, signIn }) => {
  await signIn();
  const count = page.locator('main h1 + span').first();
  await expect(count).toHaveText(/^[\d,]+$/, { timeout: 40_000 });
  const total = Number((await count.textContent())?.replaceAll(',', ''));
  // What prints comes once the first screen is drawn.
  await expect(async () => {
    await page.keyboard.press('Control+P');
    await expect(page.locator('[data-print-sheet] tbody tr')).toHaveCount(total, { timeout: 3000 });
  }).toPass({ timeout: 20_000 });
});

test('whoever prints a list by the browser’s own menu is told that it is the rows in sight', async ({
  page,
  signIn,
}) => {
  await signIn();
  await page.goto('/contacts');
  await expect(page.locator('[data-record]').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('These are the rows in sight only.')).toBeVisible();
  await expect(page.locator('[data-record]').first()).toBeVisible();
});
