import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { notesPath, noteWays } from '../fixtures/note-ways.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { anything, containing } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

// On a busy machine, axe needs long for a whole record.
test.describe.configure({ timeout: 120_000 });

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('60: when the session ends while a note is typed, signing in again sends the waiting note once', async ({
      page,
      context,
      signIn,
      stack,
    }) => {
      const matters = await stack.grow('/matters');
      await signIn(`/matters/${matters[5]?.id}`);
      const ways = noteWays(page, way);
      const path = notesPath(page);
      const text = `Typed over the end ${crypto.randomUUID()}`;
      await ways.begin();
      await page.keyboard.type(text);
      await context.clearCookies();
      await ways.add();
      await ways.sendNow();
      await expect(page.getByText(signInTexts.ended.title)).toBeVisible();
      await expect(page.getByText(notesTexts.waitsFor['sign-in'])).toBeVisible();
      await expectAccessible(page, `session ended, note waiting, ${way}`);
      await ways.press(page.getByRole('link', { name: signInTexts.again }));
      await page.getByRole('radio').first().check();
      await ways.press(page.getByRole('button', { name: sandboxTexts.consent.allow }));
      const note = page.getByRole('article').filter({ hasText: text });
      await expect(note.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
      const notes = await stack.grow<{ body: string }>(path);
      expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
    });
  });
}
