import type { Page } from '@playwright/test';
import { leadRecordTexts } from '../../apps/web/src/texts/leads/lead-record.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { teamNotesTexts } from '../../apps/web/src/texts/leads/team-notes.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { recentChangesTexts } from '../../apps/web/src/texts/triage/recent-changes.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, containing, some, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

const QUESTION = 'Wants to know whether to accept the first offer.';

for (const [index, { way, use }] of WAYS.entries()) {
  test.describe(way, () => {
    test.use(use);

    test('a note on a lead mentions a colleague, survives a reload unsent, and appears at once for both', async ({
      page,
      signIn,
      colleague,
    }) => {
      await signIn();
      const other = await colleague();
      await total(page);
      await total(other);
      await open(page, index);
      await expect(page).toHaveURL(/\/leads\/\d+/);
      const lead = /\/leads\/(\d+)/.exec(page.url())?.[1] ?? '';
      const field = page.getByRole('textbox', { name: teamNotesTexts.label, exact: true });
      if (way === 'keyboard') await page.keyboard.press('n');
      else if (way === 'touch') await field.tap();
      else {
        await page.getByRole('button', { name: leadTriageTexts.buttons.more }).click();
        await page
          .getByRole('group', { name: leadTriageTexts.buttons.more })
          .getByText(leadTriageTexts.buttons.note)
          .click();
      }
      await expect(field).toBeFocused();
      await page.keyboard.type(`Call ${way}: rear-ended on Harrison St.`);
      const kept = page.getByText(teamNotesTexts.kept.kept);
      await expect(kept).toBeVisible();
      await expect(kept).not.toHaveAttribute('aria-busy');
      await page.reload();
      await expect(field).toHaveValue(`Call ${way}: rear-ended on Harrison St.`);

      if (way === 'touch') await field.tap();
      else await field.focus();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type(' Over to @');
      const names = page.getByRole('listbox', { name: teamNotesTexts.mention });
      await expect(names).toBeVisible();
      await expectAccessible(page, `colleagues who can be named, ${way}`);
      const first = names.getByRole('option').first();
      const name = (await first.textContent()) ?? '';
      if (way === 'keyboard') await page.keyboard.press('Enter');
      else await (way === 'touch' ? first.tap() : first.click());
      await expect(names).toBeHidden();
      await expect(field).toHaveValue(new RegExp(`@${name} $`));
      await expect(field).toBeFocused();
      await page.keyboard.type('now.');
      const add = page.getByRole('button', { name: teamNotesTexts.add });
      if (way === 'keyboard') await page.keyboard.press('ControlOrMeta+Enter');
      else await (way === 'touch' ? add.tap() : add.click());
      await expect(field).toHaveValue('');
      const whole = `Call ${way}: rear-ended on Harrison St. Over to @${name} now.`;
      const note = page.getByText(whole);
      await expect(note).toBeVisible();
      await expect(page.getByText(teamNotesTexts.basis)).toBeVisible();
      await expect(
        page.getByRole('listitem').filter({ hasText: leadRecordTexts.thread.note(leadRecordTexts.acts.you) }),
      ).toBeVisible();
      await expectAccessible(page, `a lead with a note, ${way}`);

      // The mentioned colleague is notified on any screen, and the mention stays until it is read.
      await expect(other.getByText(containing(triageToastTexts.echo.mentioned(anything)))).toBeVisible();
      await expect(other.getByRole('button', { name: containing(triageTexts.mentions.button) })).toBeVisible();
      await other.keyboard.press('Shift+M');
      const tray = other.getByRole('dialog');
      await expect(tray.getByText(recentChangesTexts.unread)).toBeVisible();
      await expectAccessible(other, `where one is named, ${way}`);
      // Read mentions and changes of this person from other tests are listed as well.
      await tray.getByRole('listitem').filter({ hasText: recentChangesTexts.unread }).getByRole('link').first().click();
      await expect(other).toHaveURL(`/leads/${lead}`);
      await expect(other.getByRole('article').getByText(whole)).toBeVisible();
      await expect(other.getByRole('button', { name: containing(triageTexts.mentions.button) })).toHaveCount(0);
      // A reply appears by itself.
      await other.keyboard.press('n');
      const reply = `Called back ${way}.`;
      await other.keyboard.type(reply);
      await other.keyboard.press('ControlOrMeta+Enter');
      await expect(page.getByText(reply)).toBeVisible();
    });

    async function open(page: Page, at: number): Promise<void> {
      const row = page.locator(`[data-index="${at}"] > a`);
      if (way === 'keyboard') {
        for (let step = 0; step <= at; step += 1) await page.keyboard.press('j');
        await page.keyboard.press('Enter');
      } else await (way === 'touch' ? row.tap() : row.click());
      await expect(page.getByRole('button', { name: startingWith(leadTriageTexts.buttons.pursue) })).toBeVisible();
    }
  });
}

for (const [index, { way, use }] of WAYS.entries()) {
  test.describe(way, () => {
    test.use(use);

    test('text typed right after a mention stays in order, although frames come late', async ({
      page,
      signIn,
      colleague,
    }) => {
      await signIn();
      // A colleague who can be mentioned.
      await (await colleague()).context().close();
      await total(page);
      const row = page.locator(`[data-index="${4 + index}"] > a`);
      await (way === 'touch' ? row.tap() : row.click());
      const field = page.getByRole('textbox', { name: teamNotesTexts.label, exact: true });
      await field.fill('Ask  today');
      await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 4));
      await page.keyboard.type('@');
      const first = page.getByRole('listbox', { name: teamNotesTexts.mention }).getByRole('option').first();
      const name = (await first.textContent()) ?? '';
      await page.evaluate(() => {
        globalThis.requestAnimationFrame = (run) =>
          globalThis.setTimeout(() => run(performance.now()), 300) as unknown as number;
      });
      if (way === 'keyboard') await page.keyboard.press('Enter');
      else await (way === 'touch' ? first.tap() : first.click());
      // Longer than a frame takes: it comes in the middle of the words.
      await page.keyboard.type('whether to call', { delay: 40 });
      await expect(field).toHaveValue(`Ask @${name}whether to call today`);
      await field.fill('');
    });
  });
}

test('once there is a matter, the notes of its lead are copied into a draft for it', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  await total(page);
  await page.locator('[data-index="5"] > a').click();
  await expect(page.getByRole('button', { name: startingWith(leadTriageTexts.buttons.pursue) })).toBeVisible();
  const lead = Number(/\/leads\/(\d+)/.exec(page.url())?.[1]);
  await page.keyboard.press('n');
  await page.keyboard.type(QUESTION);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('article').getByText(QUESTION)).toBeVisible();
  await expect(page.getByRole('button', { name: teamNotesTexts.copy })).toHaveCount(0);
  await stack.control('POST', 'acts', { act: 'accept_lead', lead });
  const copy = page.getByRole('button', { name: teamNotesTexts.copy });
  await expect(copy).toBeVisible({ timeout: 60_000 });
  await copy.click();
  await expect(page).toHaveURL(/\/matters\/\d+/);
  await expect(page.getByRole('textbox', { name: notesTexts.note, exact: true })).toHaveValue(
    containing(`${teamNotesTexts.copied}${some(/[^]*/)}first offer.`),
  );
  // Wait until the lead has left the inbox, so that no later test is affected.
  const departure = async () => {
    const answer = await page.request.get(`/api/desk/leads/${lead}`, { headers: { 'X-CSRF': '1' } });
    return ((await answer.json()) as { meta: { departure: { to: string } | null } }).meta.departure?.to ?? null;
  };
  await expect.poll(departure, { timeout: 90_000 }).not.toBeNull();
  await expect.poll(departure, { timeout: 90_000 }).not.toBe('checking');
});
