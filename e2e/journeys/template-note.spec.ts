import { noteSettingsTexts } from '../../apps/web/src/texts/settings/note-settings.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { notesPath, noteWays } from '../fixtures/note-ways.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { anything, containing, digits } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

interface Note {
  subject: string;
  body: string;
}

// On a busy machine, axe needs long for a whole record.
test.describe.configure({ timeout: 120_000 });

for (const [index, { way, use }] of WAYS.entries()) {
  test.describe(way, () => {
    test.use(use);
    test.beforeEach(async ({ stack, signIn }) => {
      // The stack belongs to the worker: each way uses a different matter.
      const matters = await stack.grow('/matters');
      await signIn(`/matters/${matters[index]?.id}`);
    });

    test('a template fills a note from the record in at most eight keystrokes, and Undo takes it back in time', async ({
      page,
      stack,
    }) => {
      const ways = noteWays(page, way);
      let keys = 0;
      await ways.inField.waitFor();
      if (way === 'keyboard') {
        // A key with a modifier counts as two keystrokes.
        for (const key of ['n', '/', 'n', 'o', 'a', 'Enter']) {
          await page.keyboard.press(key);
          keys += 1;
        }
      } else {
        await ways.press(page.getByRole('button', { name: notesTexts.template, exact: true }));
        await expectAccessible(page, `templates open, ${way}`);
        await ways.press(page.getByRole('option', { name: containing(serverTexts.templates.noAnswer) }));
      }
      await expect(ways.inField).toHaveValue(/^Called \S.* at \d+:\d\d [AP]M\. No answer; didn’t leave a voicemail\.$/);
      await expect(page.getByLabel(notesTexts.subject)).toHaveValue(serverTexts.templates.noAnswer);
      await ways.add();
      keys += 2;
      expect(keys).toBeLessThanOrEqual(8);
      const held = page.getByRole('article', { name: serverTexts.templates.noAnswer });
      await expect(held.getByText(containing(notesTexts.leavesIn(digits)))).toBeVisible();

      await ways.undo();
      await expect(ways.inField).toHaveValue(/^Called/);
      await expect(held).toHaveCount(0);
      const before = await stack.grow<Note>(notesPath(page));
      expect(before.filter(({ subject }) => subject === serverTexts.templates.noAnswer)).toEqual([]);

      await ways.add();
      await ways.sendNow();
      await expect(held.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
      const after = await stack.grow<Note>(notesPath(page));
      expect(after).toHaveLength(before.length + 1);
      expect(after.find(({ subject }) => subject === serverTexts.templates.noAnswer)?.body).toMatch(
        /No answer; didn’t leave a voicemail\.\n\n— \w/,
      );
    });

    test('initials find a template, and a note that is only a slash word is held', async ({ page, stack }) => {
      const ways = noteWays(page, way);
      await ways.begin();
      await page.keyboard.type('/na');
      await expect(page.getByRole('option')).toHaveText([containing(serverTexts.templates.noAnswer)]);
      await ways.inField.fill('/qq');
      const before = await stack.grow<Note>(notesPath(page));
      await ways.add();
      await expect(page.getByText(notesTexts.onlySlashWord('/qq'))).toBeVisible();
      await expect(ways.inField).toHaveValue('/qq');
      await expect(page.getByText(containing(notesTexts.leavesIn(digits)))).toHaveCount(0);
      // A second press sends it as it is.
      await ways.add();
      await expect(page.getByText(containing(notesTexts.leavesIn(digits)))).toBeVisible();
      await ways.undo();
      await ways.inField.fill('');
      expect(await stack.grow<Note>(notesPath(page))).toEqual(before);
    });

    test('an unknown placeholder stays to be filled in and is reported before sending', async ({ page }) => {
      const ways = noteWays(page, way);
      await ways.begin();
      await page.keyboard.type('/call');
      await expect(page.getByRole('option', { name: containing(serverTexts.templates.callBack) })).toBeVisible();
      if (way === 'keyboard') await page.keyboard.press('Enter');
      else await ways.press(page.getByRole('option', { name: containing(serverTexts.templates.callBack) }));
      const selected = () =>
        page.evaluate(() => {
          const field = document.activeElement as HTMLTextAreaElement;
          return field.value.slice(field.selectionStart, field.selectionEnd);
        });
      await expect.poll(selected).toBe('{when}');
      await ways.add();
      await expect(page.getByText(notesTexts.stillOpen('{when}'))).toBeVisible();
      await expect.poll(selected).toBe('{when}');
      await page.keyboard.type('tomorrow at nine');
      await ways.add();
      await ways.sendNow();
      const note = page.getByRole('article', { name: serverTexts.templates.callBack });
      await expect(note).toContainText('requested a callback tomorrow at nine.');
      await expect(note.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
    });
  });
}

test('Escape keeps the typed slash, and a slash inside a word opens no menu', async ({ page, signIn, stack }) => {
  const [matter] = await stack.grow('/matters');
  await signIn(`/matters/${matter?.id}`);
  const field = page.getByRole('textbox', { name: notesTexts.note, exact: true });
  await field.fill('');
  await field.pressSequentially('/no');
  await expect(page.getByRole('listbox', { name: notesTexts.templates })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: notesTexts.templates })).toHaveCount(0);
  await expect(field).toBeFocused();
  await field.pressSequentially('t a template, and/or');
  await expect(page.getByRole('listbox', { name: notesTexts.templates })).toHaveCount(0);
  await expect(field).toHaveValue('/not a template, and/or');
});

test('an intake lead creates a template, and the next note offers it', async ({ page, signIn, stack }) => {
  const [matter] = await stack.grow('/matters');
  await signIn('/settings#templates');
  await page.getByRole('button', { name: noteSettingsTexts.add }).click();
  await page.getByLabel(noteSettingsTexts.name, { exact: true }).fill('Retainer sent');
  await page.getByLabel(noteSettingsTexts.text, { exact: true }).fill('Sent the retainer to {first name}.');
  await expect(page.getByRole('figure')).toContainText(
    `Sent the retainer to ${noteSettingsTexts.example['first name']}.`,
  );
  await page.getByRole('button', { name: noteSettingsTexts.save }).click();
  await expect(page.getByText(noteSettingsTexts.saved)).toBeVisible();
  await page.getByRole('button', { name: noteSettingsTexts.up('Retainer sent') }).click();
  await expect(page.getByText(noteSettingsTexts.saved)).toBeVisible();
  await page.goto(`/matters/${matter?.id}`);
  await page.getByRole('textbox', { name: notesTexts.note, exact: true }).pressSequentially('/ret');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: notesTexts.note, exact: true })).toHaveValue(
    /^Sent the retainer to \w+\.$/,
  );
});
