import type { Page } from '@playwright/test';
import { deskTexts } from '../../apps/web/src/texts/desk.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/lead-triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const APP = '**/assets/first-*.js';

/** Opens the inbox while the app's own code does not come. @returns lets it come */
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

/** What is on the screen of the first rows, and where. */
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
  test(`the first rows stand where the desk draws them, without its code: ${width} px, ${density ?? 'comfortable'}`, async ({
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

test('a press on a first row is kept: the desk opens that lead, and closing it leads to the list', async ({
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
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator(`[data-record="${lead}"]`)).toBeFocused();
  // As if it had been opened from the list: nothing is left to go back to.
  await page.goForward();
  await expect(page).toHaveURL(new RegExp(`/leads/${lead}$`));
});

test('a pointer that is down while the desk takes over loses nothing', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  const letAppCome = await openWithoutApp(page);
  const row = page.locator('[data-first-row]').nth(3);
  const lead = await row.getAttribute('data-first-row');
  await row.hover();
  await page.mouse.down();
  letAppCome();
  // By the clock, on purpose: what must not happen has no event.
  await page.waitForTimeout(700);
  await expect(row).toBeVisible();
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`/leads/${lead}$`));
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take })).toBeVisible();
});

test('an app that does not come is said, with a way to try again', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  await page.route(APP, (route) => route.abort());
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('alert')).toContainText(deskTexts.fault.notLoaded);
  await expect(page.locator('[data-first-row]')).toHaveCount(0);
  await page.unroute(APP);
  await page.getByRole('link', { name: deskTexts.fault.again }).click();
  await total(page);
});

test('what is unusual is left to the desk: another view, a narrow window, a list that does not come', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  const nothingDrawn = async (path: string) => {
    const letAppCome = await openWithoutApp(page, path);
    await page.waitForLoadState('domcontentloaded');
    // Longer than the page waits for an answer; that nothing comes has no event.
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
