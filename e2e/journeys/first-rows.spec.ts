import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const APP = '**/assets/first-*.js';

/** Opens the inbox and holds back the code of the app. @returns a function that releases it */
async function openWithoutApp(page: Page, path = '/'): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(
    APP,
    async (route) => {
      await promise;
      await route.continue();
    },
    { times: 1 },
  );
  await page.goto(path, { waitUntil: 'commit' });
  return resolve;
}

/** The texts and positions of the first rows. */
function drawn(page: Page, row: string) {
  return page.locator(row).evaluateAll((links) =>
    links.slice(0, 8).map((link) => {
      const boxes = [link, ...link.querySelectorAll('span, time')].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y, width, height].map((side) => Math.round(side * 2) / 2).join(' ');
      });
      return { href: link.getAttribute('href'), words: (link as HTMLElement).innerText, boxes };
    }),
  );
}

for (const [width, density] of [
  [1440, null],
  [1100, 'dense'],
] as const) {
  test(`the first rows appear without the app’s code where the app draws them: ${width} px, ${density ?? 'comfortable'}`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await signIn();
    await total(page);
    if (density !== null) await page.evaluate((value) => localStorage.setItem('desk.density', value), density);
    const letAppCome = await openWithoutApp(page);
    await expect(page.locator('[data-first-row]').first()).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    const before = await drawn(page, '[data-first-row]');
    const title = await page.locator('h1').boundingBox();
    expect(before.length).toBe(8);
    await page.evaluate(() => {
      const seen = { shift: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value;
      }).observe({ type: 'layout-shift' });
      Object.assign(globalThis, { seen });
    });
    letAppCome();
    await total(page);
    await expect(page.locator('[data-first-row], [data-first-frame]')).toHaveCount(0);
    const after = await drawn(page, '[data-record]');
    expect(after.map(({ href }) => href)).toEqual(before.map(({ href }) => href));
    expect(after.map(({ boxes }) => boxes[0])).toEqual(before.map(({ boxes }) => boxes[0]));
    expect(await page.locator('h1').boundingBox()).toEqual(title);
    expect(await page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift)).toBe(0);
  });
}

test('a click on an early row opens that lead once the app has loaded, and closing it leads to the list', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  const letAppCome = await openWithoutApp(page);
  const row = page.locator('[data-first-row]').nth(2);
  const lead = await row.getAttribute('data-first-row');
  await row.click();
  letAppCome();
  await expect(page).toHaveURL(new RegExp(`/leads/${lead}$`));
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator(`[data-record="${lead}"]`)).toBeFocused();
  // The history is the same as after opening it from the list.
  await page.goForward();
  await expect(page).toHaveURL(new RegExp(`/leads/${lead}$`));
});

test('a click that is in progress while the app takes over is not lost', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  const letAppCome = await openWithoutApp(page);
  const row = page.locator('[data-first-row]').nth(3);
  const lead = await row.getAttribute('data-first-row');
  await row.hover();
  await page.mouse.down();
  letAppCome();
  // A fixed wait on purpose: there is no event for something that must not happen.
  await page.waitForTimeout(700);
  await expect(row).toBeVisible();
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`/leads/${lead}$`));
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
});

test('if the app does not load, a message with a link to try again appears', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  await page.route(APP, (route) => route.abort());
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('alert')).toContainText(shellTexts.fault.notLoaded);
  await expect(page.locator('[data-first-row]')).toHaveCount(0);
  await page.unroute(APP);
  await page.getByRole('link', { name: shellTexts.fault.again }).click();
  await total(page);
});

test('no early rows appear for another view, in a narrow window or without an answer for the list', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  const nothingDrawn = async (path: string) => {
    const letAppCome = await openWithoutApp(page, path);
    await page.waitForLoadState('domcontentloaded');
    // Longer than the page waits for an answer; there is no event for rows that do not appear.
    await page.waitForTimeout(600);
    await expect(page.locator('[data-first-row]')).toHaveCount(0);
    letAppCome();
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  };
  await nothingDrawn('/?triage=mine');
  await page.setViewportSize({ width: 800, height: 900 });
  await nothingDrawn('/');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.route(/\/api\/desk\/leads\?state=untriaged&triage=open$/, (route) =>
    route.fulfill({ status: 503, json: { title: 'Not now', status: 503, code: 'grow-unavailable' } }),
  );
  await nothingDrawn('/');
  await expect(page.locator('[data-first-frame]')).toHaveCount(0);
});
