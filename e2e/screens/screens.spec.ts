import { contactsTexts } from '../../apps/web/src/texts/records/contacts.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { regionalTexts } from '../../apps/web/src/texts/settings/settings.ts';
import { shortcutTexts } from '../../apps/web/src/texts/shell/keys.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listStateTexts } from '../../apps/web/src/texts/lists/list-states.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { similarRecordTexts, newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { paletteTexts } from '../../apps/web/src/texts/shell/palette.ts';
import { selectionTexts } from '../../apps/web/src/texts/lists/selection.ts';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { recentChangesTexts } from '../../apps/web/src/texts/triage/recent-changes.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { settled } from '../fixtures/settled.ts';
import {
  anything,
  containing,
  digits,
  endingWith,
  exactly,
  some,
  startingWith,
  textOf,
} from '../fixtures/text-pattern.ts';

/** Captures the main screens into .cache/screens: `npm run e2e -- --project=screens`. Look at each picture afterwards. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

const LOOK_ALIKES = containing(
  similarRecordTexts.count(1, '1'),
  similarRecordTexts.count(2, digits),
  similarRecordTexts.moreThan(digits),
);
/** The end of the name of a column of the board. */
const MATTERS_IN_COLUMN = endingWith(
  mattersTexts.board.columnLabel('', 1, some(/[\d,]+/)),
  mattersTexts.board.columnLabel('', 2, some(/[\d,]+/)),
);

const MAIN = [
  'sign-in',
  'inbox',
  'lead',
  'matters',
  'matter',
  'contacts',
  'contact',
  'new-lead',
  'settings',
  'sandbox-consent',
];

test.use({ mirror: 'on' });
// A firm whose data is completely read.
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

for (const { width, height } of SIZES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${width} ${theme}`, async ({ page, stack, signIn }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const shoot = async (name: string) => {
        // Main screens are drawn in every size and theme, the others in three of the six.
        if (!MAIN.includes(name) && (width === 1024 || (width === 390 && theme === 'dark'))) return;
        await settled(page);
        await page.screenshot({ path: `.cache/screens/${name}-${width}-${theme}.png` });
      };
      const rows = page.locator('[data-record]');
      await page.goto('/');
      await expect(page.getByRole('link', { name: signInTexts.signIn })).toBeVisible();
      await shoot('sign-in');
      await page.getByRole('link', { name: signInTexts.signIn }).click();
      await expect(page.getByRole('radio').first()).toBeVisible();
      await shoot('sandbox-consent');
      await signIn();
      await expect(page.locator('main h1 + span').first()).toHaveText(/^\d+$/, { timeout: 20_000 });
      await shoot('inbox');
      for (const key of ['j', 'x', 'Shift+J', 'Shift+J']) await page.keyboard.press(key);
      await expect(page.getByText(selectionTexts.count(3))).toBeVisible();
      await shoot('selected');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: shortcutTexts.title })).toBeVisible();
      await shoot('keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('mar');
      await expect(page.getByText(exactly(paletteTexts.count(2, digits)))).toBeVisible();
      await shoot('palette');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: startingWith(listsTexts.filter, listsTexts.filtersOn(digits)) }).click();
      await page.getByLabel(textOf(listsTexts.filters, 'hasPhone')).selectOption('true');
      await expect(page).toHaveURL(/hasPhone=true/);
      await expect(rows.first()).toBeVisible();
      await shoot('filters');

      const leads = await stack.grow<{
        id: number;
        last_name: string | null;
        phone_number: string | null;
        marketing_source: object | null;
      }>('/inbox_leads?state=untriaged');
      const open = leads.filter(
        ({ phone_number: phone, marketing_source: source }) => phone !== null && source !== null,
      );
      await page.goto(`/leads/${open.at(-1)?.id}`);
      await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
      await page.keyboard.press('c');
      await expect(page.getByRole('article').getByText(leadTriageTexts.youHold).first()).toBeVisible();
      await shoot('lead');
      await page.keyboard.press('3');
      await expect(page.getByRole('group', { name: leadTriageTexts.reasons })).toBeVisible();
      await shoot('lead-decline');
      await page.keyboard.press('6');
      const declined = triageTexts.verdictFor(triageTexts.verdicts.decline, serverTexts.reasons.fee);
      await expect(page.getByText(declined).first()).toBeVisible();
      await page.goto('/?triage=decided');
      await rows.first().click();
      await expect(
        page.getByText(
          containing(
            leadTriageTexts.decided.decline + anything + leadTriageTexts.by(anything) + leadTriageTexts.at(anything),
          ),
        ),
      ).toBeVisible();
      await shoot('decided');
      await page.keyboard.press('Shift+Z');
      await expect(page.getByRole('dialog', { name: recentChangesTexts.title })).toBeVisible();
      await shoot('tray');
      await page.keyboard.press('Escape');
      await page.getByRole('article').getByRole('button', { name: leadTriageTexts.buttons.undo, exact: true }).click();
      await page.goto('/?triage=snoozed');
      await expect(page.getByText(leadsTexts.lists.snoozed.emptyTitle)).toBeVisible();
      await shoot('empty');
      await page.goto('/?q=zzzzzz');
      await expect(page.getByText(containing(listsTexts.nothingMatches(anything)))).toBeVisible();
      await shoot('no-match');
      await page.goto('/?source=unlisted');
      await expect(page.getByText(listStateTexts.filtered.leads)).toBeVisible();
      await shoot('filtered-away');
      await page.goto('/leads/new');
      await page
        .getByLabel(newLeadTexts.fields.lastName)
        .fill(leads.find(({ last_name: name }) => name !== null)?.last_name ?? '');
      await expect(page.getByText(LOOK_ALIKES).first()).toBeAttached();
      await shoot('new-lead');
      for (const list of ['matters', 'contacts']) {
        await page.goto(`/${list}`);
        await expect(page.locator('main h1 + span').first()).toHaveText(/^[\d,]+$/, { timeout: 20_000 });
        await shoot(list);
      }
      await page.goto('/matters?view=board');
      await expect(page.getByRole('region', { name: MATTERS_IN_COLUMN }).first()).toBeVisible();
      await shoot('board');

      const matters = await stack.grow<{ id: number; status_category: string; inbox_lead_id: number | null }>(
        '/matters',
      );
      const matter = matters.find(
        ({ status_category: category, inbox_lead_id: lead }) => category === 'hired' && lead !== null,
      );
      await page.goto(`/matters/${matter?.id}`);
      await expect(page.getByRole('list', { name: recordsTexts.trace.title })).toBeVisible();
      await page.getByLabel(notesTexts.subject).fill('Second call, 10:42');
      await page
        .getByRole('textbox', { name: notesTexts.note })
        .fill('Called back and got through. Wants to know what happens next; promised a call before noon tomorrow.');
      await shoot('matter');
      const contacts = await stack.grow<{ id: number; matters: unknown[]; emails: string[] }>('/contacts');
      const contact = contacts.find((person) => person.matters.length > 1 && person.emails.length > 0);
      await page.goto(`/contacts/${contact?.id}`);
      await expect(page.getByRole('heading', { name: contactsTexts.relatedMatters }).last()).toBeVisible();
      await shoot('contact');
      await page.goto('/settings');
      await expect(page.getByRole('heading', { name: regionalTexts.title })).toBeVisible();
      await shoot('settings');
      for (const [name, part] of [
        ['keys', 'keys'],
        ['firm', 'templates'],
        ['connection', 'connection'],
        ['account', 'signed-in'],
      ]) {
        await page.goto(`/settings#${name}`);
        await expect(page.locator(`#${part}`).getByRole('heading').first()).toBeVisible();
        await shoot(`settings-${name}`);
      }
      await page.goto('/actions/open');
      await expect(page.getByRole('heading').first()).toBeVisible();
      await shoot('custom-action-landing');

      await page.goto(`/matters/${matter?.id}`);
      await expect(page.getByRole('textbox', { name: notesTexts.note })).toBeVisible();
      await page.context().clearCookies();
      await page.getByRole('textbox', { name: notesTexts.note }).fill('Second call: got through.');
      await page.getByRole('form', { name: notesTexts.newNote }).getByRole('button', { name: notesTexts.add }).click();
      await expect(page.getByRole('dialog', { name: signInTexts.ended.title })).toBeVisible({ timeout: 20_000 });
      await shoot('session-ended');
      await page.context().setOffline(true);
      await expect(page.getByText(shellTexts.offline.title)).toBeVisible();
      await shoot('offline');
      await page.context().setOffline(false);
    });
  }
}
