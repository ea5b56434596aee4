import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { anything, containing, startingWith } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const MINUTE = 60_000;

/** Sets the clock of the page's computer wrong, from the first script on. */
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

async function snoozeEnd(page: Page, lead: number): Promise<number> {
  const answer = await page.request.get('/api/desk/triage', { headers: { 'X-CSRF': '1' } });
  const { data } = (await answer.json()) as { data: { leads: { lead: number; snooze: { until: string } | null }[] } };
  return Date.parse(data.leads.find((one) => one.lead === lead)?.snooze?.until ?? '');
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
        stack,
        signIn,
      }) => {
        await signIn('/settings');
        await setClock(page, hours);
        const name = `Clockwise${way}`;
        await stack.control('POST', 'acts', { act: 'lead_arrives', last_name: name });
        const row = page.locator('[data-record]').filter({ hasText: name }).first();
        await expect(async () => {
          await page.goto('/');
          await expect(row).toBeVisible({ timeout: 3000 });
        }).toPass();
        const warning = page.getByRole('status').filter({ hasText: containing(text) });
        await expect(warning).toContainText(/[23] h/);
        // It arrived a moment ago.
        await expect(row.locator('time')).toHaveText(/^[0-2] min$/);
        await press(page, way, warning.getByRole('button', { name: shellTexts.close }));
        await expect(warning).toHaveCount(0);

        const lead = Number(await row.getAttribute('data-record'));
        await press(page, way === 'keyboard' ? 'mouse' : way, row);
        await expect(page.getByRole('button', { name: leadTriageTexts.buttons.snooze })).toBeVisible();
        if (way === 'keyboard') {
          await page.keyboard.press('h');
          await page.keyboard.press('1');
        } else {
          await press(page, way, page.getByRole('button', { name: leadTriageTexts.buttons.snooze }));
          const choice = containing(leadTriageTexts.snooze.times['half-hour']);
          await press(page, way, page.getByRole('button', { name: choice }));
        }
        await expect(page.getByText(startingWith(triageToastTexts.acts.snooze(anything)))).toBeVisible();
        const left = (await snoozeEnd(page, lead)) - Date.now();
        expect(left).toBeGreaterThan(28 * MINUTE);
        expect(left).toBeLessThan(31 * MINUTE);
      });
    }
  });
}
