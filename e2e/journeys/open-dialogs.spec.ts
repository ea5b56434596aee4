import { commandTexts } from '../../apps/web/src/texts/shell/commands.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { shortcutTexts } from '../../apps/web/src/texts/shell/keys.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { similarRecordTexts, newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { paletteTexts } from '../../apps/web/src/texts/shell/palette.ts';
import { savedViewsTexts } from '../../apps/web/src/texts/lists/saved-views.ts';
import { customActionTexts, keySettingsTexts } from '../../apps/web/src/texts/settings/settings.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { recentChangesTexts } from '../../apps/web/src/texts/triage/recent-changes.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expectAccessibleEverywhere } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { settled } from '../fixtures/settled.ts';
import { anything, containing, digits, exactly, startingWith, textOf } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const DIALOG = 'dialog[open]';
const LOOK_ALIKES = containing(
  similarRecordTexts.count(1, '1'),
  similarRecordTexts.count(2, digits),
  similarRecordTexts.moreThan(digits),
);

test('axe finds no violation with dialogs, menus and choices open', async ({ page, context, stack, signIn }) => {
  test.setTimeout(480_000);
  await signIn();
  await expect(page.locator('main h1 + span').first()).toHaveText(/^\d+$/, { timeout: 20_000 });
  const look = async (name: string, close = 'Escape', opened?: string) => {
    await settled(page);
    await expectAccessibleEverywhere(page, name, opened);
    if (close !== '') await page.keyboard.press(close);
  };
  const dialog = (name: string) => page.getByRole('dialog', { name });

  await page.keyboard.press('?');
  await expect(dialog(shortcutTexts.title)).toBeVisible();
  await look('sheet of keys', 'Escape', DIALOG);
  await page.keyboard.press('Control+k');
  await expect(dialog(paletteTexts.name)).toBeVisible();
  await look('palette', '', DIALOG);
  await page.keyboard.type('ma');
  await expect(dialog(paletteTexts.name).getByRole('option').first()).toBeVisible();
  await expect(page.getByText(exactly(paletteTexts.count(2, digits)))).toBeVisible();
  await look('palette with results', 'Escape', DIALOG);
  await page.getByRole('button', { name: startingWith(listsTexts.filter, listsTexts.filtersOn(digits)) }).click();
  await page.getByLabel(startingWith(textOf(listsTexts.filters, 'hasPhone'))).selectOption('false');
  await expect(page).toHaveURL(/hasPhone=false/);
  await look('filters', '');
  await page.getByRole('button', { name: savedViewsTexts.keepAsView }).first().click();
  await look('name of a saved view');

  const leads = await stack.grow<{ id: number; last_name: string | null }>('/inbox_leads?state=untriaged');
  const lead = leads.find(({ last_name: name }) => name !== null);
  await page.goto(`/leads/${lead?.id}`);
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  for (const [key, name] of [
    ['3', leadTriageTexts.reasons],
    ['h', leadTriageTexts.snooze.title],
    ['a', leadTriageTexts.reassignTo],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('group', { name })).toBeVisible();
    await look(name, 'Escape', '[data-choices]');
  }
  await page.keyboard.press('2');
  await expect(page.getByText(triageTexts.verdicts.need_info).first()).toBeVisible();
  await page.keyboard.press('Shift+Z');
  await expect(dialog(recentChangesTexts.title)).toBeVisible();
  await look('last changes', 'Escape', DIALOG);
  // Earlier journeys have decided others.
  await page.goto(`/leads/${lead?.id}?triage=decided`);
  await expect(
    page
      .getByText(
        containing(leadTriageTexts.decided.need_info + leadTriageTexts.by(anything) + leadTriageTexts.at(anything)),
      )
      .first(),
  ).toBeVisible();
  await look('decided lead', '');

  await page.goto('/settings#keys');
  await page.getByRole('button', { name: keySettingsTexts.changeOf(commandTexts.titles['notes.add']) }).click();
  await page.keyboard.press('j');
  const takenByNextRow = keySettingsTexts.taken(keySettingsTexts.quoted(commandTexts.titles['list.next']), true);
  await expect(page.getByText(takenByNextRow)).toBeVisible();
  await look('a key being changed');
  await page.goto('/settings#actions');
  await page.getByRole('textbox', { name: customActionTexts.label }).fill('Desk');
  await page.getByRole('button', { name: customActionTexts.make }).click();
  await look('a custom action that cannot be made', '');

  await page.goto('/leads/new');
  await page.getByLabel(newLeadTexts.fields.lastName).fill(lead?.last_name ?? '');
  await expect(page.getByText(LOOK_ALIKES).first()).toBeVisible();
  await look('new lead with look-alikes', '');
  await context.setOffline(true);
  await expect(page.getByText(shellTexts.offline.title)).toBeVisible();
  await look('offline', '');
  await context.setOffline(false);

  const [matter] = await stack.grow('/matters');
  await page.goto(`/matters/${matter?.id}`);
  await page.getByRole('textbox', { name: notesTexts.note }).fill('Typed while the session ends');
  await context.clearCookies();
  await page.getByRole('form', { name: notesTexts.newNote }).getByRole('button', { name: notesTexts.add }).click();
  await expect(dialog(signInTexts.ended.title)).toBeVisible({ timeout: 20_000 });
  await look('session ended, note kept', '');
});
