import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { anything, containing, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const MINUTE = 60_000;

/** Sets the clock of the page's computer wrong, from the first script of the next page load on. */
async function setClock(page: Page, hours: number): Promise<void> {
  await page.addInitScript(
    (by) => {
      const Correct = Date;
      const now = () => Correct.now() + by;
      globalThis.Date = new Proxy(Correct, {
        construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given) as Date,
        get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)),
      });
    },
    hours * 60 * MINUTE,
  );
}

/** What the first rows show as the leads' ages. */
const ages = (page: Page) =>
  page.locator('[data-index] time').evaluateAll((all) => all.slice(0, 8).map((age) => age.textContent));

async function snoozeEnd(page: Page, lead: string): Promise<number> {
  const answer = await page.request.get('/api/desk/triage', { headers: { 'X-CSRF': '1' } });
  const { data } = (await answer.json()) as { data: { leads: { lead: number; snooze: { until: string } | null }[] } };
  return Date.parse(data.leads.find((one) => one.lead === Number(lead))?.snooze?.until ?? '');
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    for (const [hours, text] of [
      [3, shellTexts.clock.ahead(anything)],
      [-3, shellTexts.clock.behind(anything)],
    ] as const) {
      test(`with a computer clock ${hours} hours off, ages and snoozes are correct, and a line says so`, async ({
        page,
        browser,
        stack,
        signIn,
      }) => {
        await signIn();
        await total(page);
        const right = await browser.newContext({ ...use, baseURL: stack.deskUrl });
        await right.addCookies(await page.context().cookies());
        const other = await right.newPage();
        await other.goto('/');
        await total(other);

        await setClock(page, hours);
        await page.goto('/');
        await total(page);
        expect(await page.evaluate(() => Date.now())).toBeCloseTo(Date.now() + hours * 60 * MINUTE, -5);
        // A minute may begin between the two.
        await expect(async () => expect(await ages(page)).toEqual(await ages(other))).toPass();
        await right.close();

        const warning = page.getByRole('status').filter({ hasText: containing(text) });
        await expect(warning).toContainText(/\b(?:2 h 59 min|3 h)/);

        const row = page.locator('[data-index="2"] > a');
        const lead = (await row.getAttribute('data-record')) ?? '';
        if (way === 'keyboard') for (const key of ['j', 'j', 'j', 'Enter']) await page.keyboard.press(key);
        else await press(page, way, row);
        await expect(page).toHaveURL(`/leads/${lead}`);
        const snooze = page
          .getByRole('article')
          .getByRole('button', { name: startingWith(leadTriageTexts.buttons.snooze) });
        await expect(snooze).toBeVisible();
        const choices = page.getByRole('group', { name: leadTriageTexts.snooze.title });
        if (way === 'keyboard') await page.keyboard.press('h');
        else await press(page, way, snooze);
        const halfHour = choices.getByRole('button', { name: containing(leadTriageTexts.snooze.times['half-hour']) });
        await expect(halfHour).toBeVisible();
        if (way === 'keyboard') await page.keyboard.press('1');
        else await press(page, way, halfHour);
        await expect(page.getByText(startingWith(triageToastTexts.acts.snooze(anything))).first()).toBeVisible();
        // The activity shows it before the server has stored it.
        await expect.poll(() => snoozeEnd(page, lead)).toBeGreaterThan(0);
        const left = (await snoozeEnd(page, lead)) - Date.now();
        expect(left).toBeGreaterThan(28 * MINUTE);
        expect(left).toBeLessThan(31 * MINUTE);

        await press(page, way, warning.getByRole('button', { name: shellTexts.close }));
        await expect(warning).toHaveCount(0);
      });
    }
  });
}
