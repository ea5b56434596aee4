import { freshnessTexts } from '../../apps/web/src/texts/lists/freshness.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { listActionTexts } from '../../apps/web/src/texts/lists/list-actions.ts';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { expect, test } from '../fixtures/desk.ts';
import { containing, some, startingWith, textOf } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });
test.beforeEach(async ({ page, stack }) => {
  // Requests of the test itself must not use up the request budget of Intake Desk.
  await stack.control('PATCH', 'switches', { rate_limit: 30 });
  // Counts the calls instead of opening the print dialog.
  await page.addInitScript(() => {
    const counted = window as unknown as { printed: number };
    counted.printed = 0;
    window.print = () => {
      counted.printed += 1;
    };
  });
});

/** The sandbox's firm. */
const FIRM = 'Harbor & Lane LLP';

interface Matter {
  id: number;
  description: string;
  status_category: string;
}

test('a printed record shows the firm, the person and the time, and neither controls nor the list', async ({
  page,
  stack,
  signIn,
}) => {
  const [matter] = await stack.grow<Matter>('/matters');
  await signIn(`/matters/${matter?.id}`);
  await expect(
    page.getByRole('heading', { name: startingWith(recordsTexts.customFields), includeHidden: true }),
  ).toBeAttached();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(
    page.getByText(startingWith(listActionTexts.sheet.printedBy(some(/.+/), some(/.*\d:\d\d.*/)))),
  ).toBeVisible();
  await expect(page.locator('.print-only')).toContainText(FIRM);
  await expect(page.getByRole('heading', { level: 1, name: matter?.description ?? '' })).toBeVisible();
  await expect(page.getByRole('article').first().getByText(recordsTexts.stamp.synced, { exact: true })).toBeVisible();
  // On the screen the fields are closed.
  await expect(page.getByRole('heading', { name: startingWith(recordsTexts.customFields) })).toBeVisible();
  await expect(page.getByRole('complementary', { name: recordsTexts.page.related })).toBeVisible();
  for (const gone of ['nav', 'button', 'form', 'textarea', '[data-pane="list"]', 'a[data-on-screen-only]']) {
    await expect(page.locator(gone).filter({ visible: true }), gone).toHaveCount(0);
  }
  // Black on white, also in the dark theme.
  const colors = await page.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector('h1') as HTMLElement);
    return [color, getComputedStyle(document.body).backgroundColor];
  });
  expect(colors).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

for (const way of ['button', 'keyboard'] as const) {
  test(`all rows of a filtered list are printed, not only the visible ones, by ${way}`, async ({
    page,
    stack,
    signIn,
  }) => {
    const hired = (await stack.grow<Matter>('/matters')).filter(({ status_category: stage }) => stage === 'hired');
    await signIn();
    // A filtered list that was opened during the backfill keeps its rows and their count.
    await expect(async () => {
      await page.goto('/matters?category=hired');
      await expect(page.locator('main h1 + span').first()).toHaveText(String(hired.length), { timeout: 4_000 });
    }).toPass({ timeout: 60_000 });
    expect(await page.locator('[data-record]').count()).toBeLessThan(hired.length);
    if (way === 'keyboard') await page.keyboard.press('Control+P');
    else await page.getByRole('button', { name: startingWith(listActionTexts.print) }).click();
    const sheet = page.locator('[data-print-sheet]');
    await expect(sheet.locator('tbody tr')).toHaveCount(hired.length);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { printed: number }).printed), 'printed once')
      .toBe(1);
    await expect(page.getByText(listActionTexts.printed(String(hired.length)))).toBeAttached();
    await expect(sheet).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(sheet).toBeVisible();
    const caption = sheet.locator('caption');
    await expect(caption).toContainText(FIRM);
    const filtered = listActionTexts.sheet.filter(textOf(listsTexts.filters, 'category'), listsTexts.stages.hired);
    const rows = listActionTexts.sheet.rows(String(hired.length));
    await expect(caption).toContainText(`${filtered} · ${rows} · ${freshnessTexts.asOf('')}`);
    const printedBy = listActionTexts.sheet.printedBy(some(/.+/), some(/.+ \d+:\d\d.*/));
    await expect(caption).toContainText(containing(printedBy));
    await expect(page.locator('#root')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(sheet).toHaveCount(0);
  });
}

test('the printed inbox has every waiting lead', async ({ page, signIn }) => {
  await signIn();
  const count = page.locator('main h1 + span').first();
  await expect(count).toHaveText(/^[\d,]+$/, { timeout: 40_000 });
  const total = Number((await count.textContent())?.replaceAll(',', ''));
  // The code for printing loads after the first screen.
  await expect(async () => {
    await page.keyboard.press('Control+P');
    await expect(page.locator('[data-print-sheet] tbody tr')).toHaveCount(total, { timeout: 3000 });
  }).toPass({ timeout: 20_000 });
});

test('a list printed from the browser’s own menu says that it has only the visible rows', async ({ page, signIn }) => {
  await signIn();
  await page.goto('/contacts');
  await expect(page.locator('[data-record]').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(listActionTexts.sheet.onlyInSight)).toBeVisible();
  await expect(page.locator('[data-record]').first()).toBeVisible();
});
