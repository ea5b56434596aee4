import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { recentChangesTexts } from '../../apps/web/src/texts/triage/recent-changes.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { anything, containing, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';
import { writeHeaders } from '../fixtures/write-headers.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

const LEADS = 20;

/** A decision as the record shows it: *Pursued by you, 11:42 AM*. */
const DECIDED = containing(
  ...Object.values(leadTriageTexts.decided).map(
    (decided) => decided + anything + leadTriageTexts.by(anything) + leadTriageTexts.at(anything),
  ),
);

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('twenty leads are triaged with at most two presses each, and the next one opens by itself', async ({
      page,
      signIn,
    }) => {
      await signIn();
      // Restored leads wait behind a button: load the list again.
      await takeAllBack(page);
      await page.reload();
      await expect.poll(async () => (await untriaged(page)) - (await total(page))).toBe(0);
      let presses = 0;
      const press = async (name: string, key: string) => {
        presses += 1;
        if (way === 'keyboard') return page.keyboard.press(key);
        const button = page.getByRole('button', { name: startingWith(name) });
        return way === 'touch' ? button.tap() : button.click();
      };
      if (way === 'keyboard') {
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
      } else if (way === 'touch') await page.locator('[data-index="0"] > a').tap();
      else await page.locator('[data-index="0"] > a').click();
      const seen = new Set<string>();
      for (let at = 0; at < LEADS; at += 1) {
        await expect(page.getByRole('button', { name: leadTriageTexts.buttons.pursue })).toBeVisible();
        const here = new URL(page.url()).pathname;
        expect(here).toMatch(/^\/leads\/\d+$/);
        expect(seen).not.toContain(here);
        seen.add(here);
        presses = 0;
        if (at % 3 === 0) await press(leadTriageTexts.buttons.pursue, '1');
        else if (at % 3 === 1) await press(leadTriageTexts.buttons.needInfo, '2');
        else {
          await press(leadTriageTexts.buttons.decline, '3');
          await expect(page.getByRole('group', { name: leadTriageTexts.reasons })).toBeVisible();
          await press(anything + serverTexts.reasons.hasLawyer, '7');
        }
        expect(presses).toBeLessThanOrEqual(2);
        await expect(page).not.toHaveURL(here);
      }
      expect(seen.size).toBe(LEADS);
      if (way === 'touch') await page.getByRole('link', { name: shellTexts.allLeads }).tap();
      // Leads of earlier tests may arrive at the same time.
      await expect.poll(async () => (await untriaged(page)) - (await total(page))).toBe(LEADS);
      // The decisions are stored for the whole team.
      await page.goto('/?triage=decided');
      await expect.poll(() => total(page)).toBe(LEADS);
      await expect(page.locator('[data-record]').first()).toContainText(
        containing(...Object.values(triageTexts.verdicts)),
      );
      await page.locator('[data-record]').first().click();
      await expect(page.getByText(DECIDED)).toBeVisible();
      await expectAccessible(page, `a decided lead, ${way}`);
      expect(await takeAllBack(page)).toBe(LEADS);
    });

    test('a lead snoozed for an hour leaves the inbox, appears under Snoozed, and can be brought back', async ({
      page,
      signIn,
    }) => {
      await signIn();
      const before = await total(page);
      const first = page.locator('[data-index="0"] > a');
      const id = await first.getAttribute('data-record');
      await (way === 'touch' ? first.tap() : first.click());
      await expect(page.getByRole('button', { name: leadTriageTexts.buttons.snooze })).toBeVisible();
      if (way === 'keyboard') {
        await page.keyboard.press('h');
        await expect(page.getByRole('group', { name: leadTriageTexts.snooze.title })).toBeVisible();
        await expectAccessible(page, 'times to put off until');
        await page.keyboard.press('2');
      } else {
        await page.getByRole('button', { name: leadTriageTexts.buttons.snooze }).click();
        await page.getByRole('button', { name: containing(leadTriageTexts.snooze.times.hour) }).click();
      }
      await expect(page.getByText(startingWith(triageToastTexts.acts.snooze(anything))).first()).toBeVisible();
      await expect(page).not.toHaveURL(`/leads/${id}`);
      if (way === 'keyboard') for (const key of ['g', 'z']) await page.keyboard.press(key);
      else await page.goto('/?triage=snoozed');
      await expect(page.locator(`[data-record="${id}"]`)).toContainText(containing(triageTexts.mark.until(anything)));
      if (way === 'keyboard') await page.keyboard.press('Control+z');
      else {
        await page.locator(`[data-record="${id}"]`).click();
        await page.getByRole('button', { name: leadTriageTexts.buttons.bringBack }).click();
      }
      await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(0);
      await page.goto('/');
      await expect.poll(() => total(page)).toBe(before);
    });
  });
}

test('the tray lists the last changes, each with an Undo', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  await page.locator('[data-index="0"] > a').click();
  for (const key of ['1', '2', '1']) {
    await expect(page.getByRole('button', { name: leadTriageTexts.buttons.pursue })).toBeVisible();
    const here = page.url();
    await page.keyboard.press(key);
    await expect(page).not.toHaveURL(here);
  }
  await page.keyboard.press('Shift+Z');
  const tray = page.getByRole('dialog', { name: recentChangesTexts.title });
  await expect(
    tray.getByRole('button', { name: startingWith(recentChangesTexts.undoOf(anything)) }).nth(2),
  ).toBeVisible();
  await expectAccessible(page, 'the tray');
  const undo = tray.getByRole('button', { name: startingWith(recentChangesTexts.undoOf(anything)) });
  const can = await undo.count();
  await undo.nth(1).click();
  await expect(undo).toHaveCount(can - 1);
  await undo.first().click();
  await expect(undo).toHaveCount(can - 2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Shift+Z');
  await expect(undo).toHaveCount(can - 3);
});

/** The number of leads in Clio's inbox, including those that our team decided or snoozed. */
async function untriaged(page: Page): Promise<number> {
  const answer = await page.request.get('/api/desk/leads?limit=1', { headers: { 'X-CSRF': '1' } });
  return ((await answer.json()) as { meta: { total: number } }).meta.total;
}

/** The stack belongs to the worker: withdraws all decisions, so that each test starts with the same inbox. */
async function takeAllBack(page: Page): Promise<number> {
  return page.evaluate(
    async (headers) => {
      const board = (await (await fetch('/api/desk/triage', { headers })).json()) as {
        data: { leads: { lead: number; verdict: unknown }[] };
      };
      const leads = board.data.leads.filter(({ verdict }) => verdict !== null);
      for (const { lead } of leads) {
        await (await fetch(`/api/desk/leads/${lead}/verdict`, { method: 'DELETE', headers })).text();
      }
      return leads.length;
    },
    await writeHeaders(page),
  );
}
