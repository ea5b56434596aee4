import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { settled } from '../fixtures/settled.ts';
import { total } from '../fixtures/total.ts';

/** Longer than a request takes on a busy machine. */
const SLOW_MS = 1_500;

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

interface Board {
  data: { leads: { lead: number; verdict: { verdict: string } | null; claim: object | null }[] };
}

/** Delays frames, so that nothing is drawn between two keys. */
async function holdFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.requestAnimationFrame = (run) =>
      globalThis.setTimeout(() => run(performance.now()), 2_000) as unknown as number;
  });
}

test('keys pressed at once apply to the lead that the previous key moved to', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  await page.locator('[data-index="8"] > a').click();
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  const idAt = async (index: number) =>
    Number(await page.locator(`[data-index="${index}"] > a`).getAttribute('data-record'));
  const [here, next, after] = [await idAt(8), await idAt(9), await idAt(10)];
  await holdFrames(page);
  await Promise.all([page.keyboard.press('j'), page.keyboard.press('1'), page.keyboard.press('c')]);
  await expect(page).toHaveURL(new RegExp(`/leads/${after}$`));
  const standing = async (lead: number) => {
    const answer = await page.request.get('/api/desk/triage', { headers: { 'X-CSRF': '1' } });
    const found = ((await answer.json()) as Board).data.leads.find((one) => one.lead === lead);
    return [found?.verdict?.verdict ?? null, found?.claim !== null && found?.claim !== undefined];
  };
  await expect.poll(() => standing(next)).toEqual(['pursue', false]);
  await expect.poll(() => standing(after)).toEqual([null, true]);
  expect(await standing(here)).toEqual([null, false]);
  // The stack belongs to the worker: restore the inbox for other tests.
  for (const path of [`${next}/verdict`, `${after}/claim`]) {
    await page.request.delete(`/api/desk/leads/${path}`, { headers: { 'X-CSRF': '1' } });
  }
});

test('two verdicts and an Undo in quick succession decide both leads, and the Undo applies to the second', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  await page.locator('[data-index="12"] > a').click();
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  const idAt = (index: number) => page.locator(`[data-index="${index}"] > a`).getAttribute('data-record');
  const [first, second, third] = [await idAt(12), await idAt(13), await idAt(14)];
  // The first request is slow: the second must not overtake it.
  await page.route(`**/api/desk/leads/${first}/verdict`, async (route) => {
    await setTimeout(SLOW_MS);
    await route.continue();
  });
  await holdFrames(page);
  for (const key of ['1', '1', 'z']) await page.keyboard.press(key);
  await expect(page).toHaveURL(new RegExp(`/leads/${third}$`));
  await expect(page.locator(`[data-record="${first}"]`)).toHaveCount(0);
  await expect(page.getByText(triageToastTexts.acts.undo)).toBeVisible();
  await expect(page.locator(`[data-record="${second}"]`)).toBeVisible();
  await expect(page.locator(`[data-record="${first}"]`)).toHaveCount(0);
  await page.request.delete(`/api/desk/leads/${first}/verdict`, { headers: { 'X-CSRF': '1' } });
});

test('an error message stays through later successes until it is closed or the action succeeds', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  await page.locator('[data-index="15"] > a').click();
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  const idAt = (index: number) => page.locator(`[data-index="${index}"] > a`).getAttribute('data-record');
  const failing = await Promise.all([15, 16, 17, 18].map(idAt));
  const fine = await idAt(19);
  await page.route(/verdict$/, (route) =>
    failing.some((id) => route.request().url().includes(`/leads/${id}/`)) ? route.abort() : route.continue(),
  );
  for (let decided = 0; decided < 5; decided += 1) await page.keyboard.press('1');
  await expect(page.getByRole('status').filter({ hasText: triageTexts.verdicts.pursue })).toBeVisible();
  const alerts = page.getByRole('alert');
  await expect(alerts).toHaveCount(3);
  await expect(page.getByText(triageToastTexts.echo.more(1))).toBeVisible();
  // Once the action succeeds its message disappears and the others stay.
  await page.unroute(/verdict$/);
  await alerts.first().getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/leads/${failing[3]}$`));
  await page.getByRole('article').getByRole('button', { name: leadTriageTexts.buttons.pursue }).click();
  await expect(page.getByText(triageToastTexts.echo.more(1))).toHaveCount(0);
  await expect(alerts).toHaveCount(3);
  await alerts.first().getByRole('button', { name: triageToastTexts.echo.close }).click();
  await expect(alerts).toHaveCount(2);
  await page.request.delete(`/api/desk/leads/${failing[3]}/verdict`, { headers: { 'X-CSRF': '1' } });
  await page.request.delete(`/api/desk/leads/${fine}/verdict`, { headers: { 'X-CSRF': '1' } });
});

test('the row of the open record is marked at once, and no longer after the record is closed', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  const marked = page.locator('[data-record][aria-current]');
  await page.locator('[data-index="4"] > a').click();
  await expect(marked).toHaveCount(1);
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(marked).toHaveCount(0);
  await page.locator('[data-index="4"] > a').click();
  await page.locator('[data-index="6"] > a').click();
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(page.locator('[data-index="4"] > a')).toHaveAttribute('aria-current', 'true');
  await expect(marked).toHaveCount(1);
});

test('a held key requests the lead where it stops and no lead that it passes', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  await page.locator('[data-index="0"] > a').click();
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  await settled(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    const lead = /\/(?:inbox_leads|leads)\/(\d+)/.exec(new URL(request.url()).pathname)?.[1];
    if (lead !== undefined) asked.push(lead);
  });
  for (let step = 0; step < 15; step += 1) await page.keyboard.press('j');
  const last = await page.locator('[data-index="15"] > a').getAttribute('data-record');
  await expect(page).toHaveURL(new RegExp(`/leads/${last}$`));
  await expect.poll(() => asked.includes(last ?? '')).toBe(true);
  await settled(page);
  // A busy machine may pause on one or two leads in between.
  expect(new Set(asked).size).toBeLessThanOrEqual(4);
});

test('a key sequence continues when a screen with other keys opens between its two keys', async ({ page, signIn }) => {
  await signIn('/contacts');
  const goTo = (name: string) => page.getByRole('navigation').getByRole('link', { name }).first().click();
  const row = page.locator('[data-index="0"] > a');
  await expect(row).toBeVisible();
  await goTo(shellTexts.settings);
  await expect(row).toHaveCount(0);
  await page.keyboard.press('g');
  await goTo(shellTexts.contacts);
  await expect(row).toBeVisible();
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/matters$/);
});
