import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { noteWays } from '../fixtures/note-ways.ts';
import { anything, containing } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });

interface Matter {
  id: number;
  description: string;
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('one note to three matters shows a result for each, keeps a refused one through a reload, and lets it be left out', async ({
      page,
      signIn,
      stack,
    }) => {
      test.setTimeout(90_000);
      const all = (await stack.grow<Matter>('/matters')).filter(({ description }) => Boolean(description));
      const [here, second, third] = all as [Matter, Matter, Matter];
      await signIn(`/matters/${here.id}`);
      // The search finds only what was read from Clio.
      await expect(page.locator('main section > header h1 + span').first()).toHaveText(/^\d+$/, { timeout: 40_000 });
      const ways = noteWays(page, way);
      const text = `For all three ${crypto.randomUUID()}`;
      await ways.begin();
      await page.keyboard.type(text);
      for (const { description } of [second, third]) {
        const field = page.getByRole('combobox', { name: notesTexts.alsoField });
        if (!(await field.isVisible())) {
          const open = page.getByRole('button', { name: notesTexts.alsoTo });
          if (way === 'keyboard') {
            await open.focus();
            await page.keyboard.press('Enter');
          } else await ways.press(open);
        }
        await expect(field).toBeFocused();
        await field.fill(description);
        const option = page.getByRole('option').filter({ hasText: description }).first();
        await expect(option).toBeVisible();
        if (way === 'keyboard') await page.keyboard.press('Enter');
        else await ways.press(option);
        await expect(field).toHaveValue('');
      }
      await expect(page.getByText(notesTexts.alsoCount('3'))).toBeVisible();
      await expectAccessible(page, `matters chosen, ${way}`);
      await page.keyboard.press('Escape');
      await expect(ways.inField).toBeFocused();
      const [a, b] = await page
        .getByRole('group', { name: notesTexts.alsoGroup })
        .getByRole('listitem')
        .allInnerTexts();
      await stack.fault('POST', `/grow/matters/${third.id}/notes`, 'status', { status: 422 });
      await ways.add();
      // It is above the note that Clio has already.
      const note = page.getByRole('article', { name: text }).first();
      await expect(note.getByText(notesTexts.severalTo('3'))).toBeVisible();
      await ways.sendNow();
      await expect(note.getByText(notesTexts.severalDone('2', '3'))).toBeVisible();
      await expect(note.getByRole('alert')).toContainText(containing(notesTexts.failed(anything)));
      await page.reload();
      await expect(note.getByText(notesTexts.severalDone('2', '3'))).toBeVisible();
      await expect(note.getByRole('listitem')).toHaveText([
        containing(notesTexts.thisRecord + anything + notesTexts.inClioAt(anything)),
        containing((a?.trim().slice(0, 8) ?? '') + anything + notesTexts.inClioAt(anything)),
        containing((b?.trim().slice(0, 8) ?? '') + anything + notesTexts.states.failed),
      ]);
      await ways.press(note.getByRole('button', { name: notesTexts.leaveOut }));
      await expect(page.getByText(notesTexts.severalDone('2', '2'))).toBeVisible();
      for (const matter of [here, second]) {
        const notes = await stack.grow<{ body: string }>(`/matters/${matter.id}/notes`);
        expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
      }
    });
  });
}
