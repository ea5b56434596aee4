import type { Page } from '@playwright/test';
import { leadRecordTexts } from '../../apps/web/src/texts/leads/lead-record.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { settled } from '../fixtures/settled.ts';
import { anything, containing, some, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

const { buttons, present } = leadTriageTexts;
/** Minutes and seconds of a hold that has just begun. */
const FULL_HOLD = some(/1[45]:\d\d/);
const DECIDED = containing(
  leadTriageTexts.decided.pursue + leadTriageTexts.by(anything) + leadTriageTexts.at(anything),
);

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    /** One action: a key, a click or a tap, without a confirmation. */
    const act = async (page: Page, name: string, key: string) => {
      if (way === 'keyboard') return page.keyboard.press(key);
      const button = page.getByRole('article').getByRole('button', { name: startingWith(name) });
      return way === 'touch' ? button.tap() : button.click();
    };

    test('of two people at one lead, one holds it, and the other sees at once by whom it is held', async ({
      page,
      signIn,
      colleague,
    }) => {
      await signIn();
      const other = await colleague();
      await total(page);
      const row = page.locator('[data-index="3"] > a');
      const id = (await row.getAttribute('data-record')) ?? '';
      if (way === 'keyboard') {
        for (let step = 0; step < 4; step += 1) await page.keyboard.press('j');
        await page.keyboard.press('Enter');
      } else await (way === 'touch' ? row.tap() : row.click());
      await expect(page).toHaveURL(`/leads/${id}`);
      await expect(page.getByRole('button', { name: buttons.take, exact: true })).toBeVisible();
      await other.goto(`/leads/${id}`);
      await expect(other.getByRole('button', { name: buttons.take, exact: true })).toBeVisible();
      // Reading and writing are shown differently.
      await expect(page.getByText(containing(present.open(anything, false)))).toBeVisible();
      await other.keyboard.press('n');
      await other.keyboard.type('He said');
      await expect(page.getByText(containing(present.writing(anything, false)))).toBeVisible();
      await other.keyboard.press('Escape');
      await expect(page.getByText(containing(present.open(anything, false)))).toBeVisible();

      // One press takes the lead: the other person sees it in the record and in the row, and cannot decide.
      await act(page, buttons.take, 'c');
      await expect(standing(page, leadTriageTexts.youHold, FULL_HOLD)).toBeVisible();
      await expect(standing(other, leadTriageTexts.holds(anything), FULL_HOLD)).toBeVisible();
      await expect(other.locator(`[data-record="${id}"]`)).toContainText(triageTexts.mark.spokenClaimedBy);
      await expectAccessible(other, `a lead that a colleague holds, ${way}`);
      await other.keyboard.press('1');
      await expect(
        other.getByRole('alert').getByText(containing(triageToastTexts.conflicts.held(anything))),
      ).toBeVisible();
      await expect(other).toHaveURL(`/leads/${id}`);
      await expect(standing(other, leadTriageTexts.holds(anything))).toBeVisible();

      // One press releases it, and the other person may decide; the first person then sees who decided.
      await act(page, buttons.release, 'c');
      await expect(standing(other, leadTriageTexts.holds(anything))).toBeHidden();
      await other.keyboard.press('1');
      await expect(page.getByText(DECIDED)).toBeVisible();
      if (way !== 'touch')
        await expect(page.locator(`[data-record="${id}"]`)).toContainText(triageTexts.verdicts.pursue);
      // Its buttons are gone: only a key can still decide.
      await page.keyboard.press('2');
      await expect(
        page
          .getByRole('alert')
          .getByText(containing(triageToastTexts.conflicts.decided(anything, triageTexts.verdicts.pursue))),
      ).toBeVisible();
      await expect(page).toHaveURL(`/leads/${id}`);

      // The other person takes the decision back, and the first one hands the lead over with two presses.
      await other.keyboard.press('Control+z');
      await expect(page.getByText(DECIDED)).toBeHidden();
      if (way === 'touch') await page.getByRole('button', { name: buttons.more }).tap();
      await act(page, buttons.reassign, 'a');
      const choice = page.getByRole('group', { name: leadTriageTexts.reassignTo }).getByRole('button').first();
      await expect(choice).toBeVisible();
      if (way === 'keyboard') await page.keyboard.press('1');
      else await (way === 'touch' ? choice.tap() : choice.click());
      await expect(standing(page, leadTriageTexts.holds(anything))).toBeVisible();
      await expect(other.getByText(triageToastTexts.echo.assignedToYou)).toBeVisible();
      // The thread of the lead lists the hand-over.
      await expect(
        page
          .getByRole('listitem')
          .filter({ hasText: containing(leadRecordTexts.acts.reassign(some(/.+/), leadRecordTexts.acts.you)) })
          .last(),
      ).toBeVisible();
      await expectAccessible(page, `a lead that was handed over, ${way}`);
      // The stack belongs to the worker: restore the lead for the next way.
      await other.goto(`/leads/${id}`);
      await expect(
        other
          .getByRole('listitem')
          .filter({ hasText: leadRecordTexts.acts.reassign(leadRecordTexts.acts.you, '') })
          .last(),
      ).toBeVisible();
      await other.getByRole('button', { name: buttons.release }).click();
      await expect(page.getByRole('button', { name: buttons.take, exact: true })).toBeVisible();
    });
  });
}

test('a hold that is about to expire shows a warning, and any key keeps it', async ({ page, signIn }) => {
  await page.clock.install();
  await signIn();
  await total(page);
  await page.locator('[data-index="1"] > a').click();
  const claimed = page.waitForResponse((response) => /\/claim$/.test(response.url()));
  await page.getByRole('button', { name: buttons.take, exact: true }).click();
  await (await claimed).finished();
  await settled(page);
  await expect(standing(page, leadTriageTexts.youHold, FULL_HOLD)).toBeVisible();
  // Only the page's clock jumps: a response would tell it the server's time again.
  const held = Promise.withResolvers<void>();
  await page.route('**/api/**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.clock.fastForward('14:10');
  await expect(page.getByText(leadTriageTexts.runsOut)).toBeVisible();
  await expect(page.getByRole('button', { name: buttons.keep })).toBeVisible();
  const renewed = page.waitForResponse((response) => /\/claim$/.test(response.url()));
  await page.keyboard.press('Shift');
  held.resolve();
  expect((await renewed).status()).toBe(200);
  await page.getByRole('button', { name: buttons.release }).click();
  await expect(page.getByRole('button', { name: buttons.take, exact: true })).toBeVisible();
});

/** Who has the lead, as its record shows it: *Claimed by you · 14:59 left*. */
function standing(page: Page, who: string, time = anything) {
  return page.getByRole('article').getByText(containing(`${who} · ${time} ${leadTriageTexts.left}`));
}
