import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { notesPath, noteWays } from '../fixtures/note-ways.ts';
import { anything, containing, digits } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.describe.configure({ timeout: 120_000 });

for (const [index, { way, use }] of WAYS.entries()) {
  test.describe(way, () => {
    test.use(use);

    test('two tabs on one record share the draft, the outgoing note and its Undo', async ({
      page,
      context,
      signIn,
      stack,
    }) => {
      const matters = await stack.grow('/matters');
      await signIn(`/matters/${matters[9 + index]?.id}`);
      const ways = noteWays(page, way);
      await ways.begin();
      await page.keyboard.type('Begun in the first tab');
      const second = await context.newPage();
      const there = noteWays(second, way);
      await second.goto(page.url());
      await expect(there.inField).toHaveValue('Begun in the first tab');
      await there.begin();
      await second.keyboard.press('End');
      await second.keyboard.type(', finished in the second');
      const whole = 'Begun in the first tab, finished in the second';
      await expect(ways.inField).toHaveValue(whole);
      await there.add();
      await expect(second.getByText(containing(notesTexts.leavesIn(digits)))).toBeVisible();
      await expect(page.getByText(containing(notesTexts.leavesIn(digits)))).toBeVisible();
      // One tab holds the note back, and the other takes it back.
      await page.bringToFront();
      await ways.undo();
      await expect(there.inField).toHaveValue(whole);
      await ways.add();
      // The tab that holds the note is closed: the other one takes over.
      await expect(second.getByText(containing(notesTexts.leavesIn(digits)))).toBeVisible();
      const path = notesPath(page);
      await page.close();
      await second.bringToFront();
      await there.sendNow();
      await expect(second.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
      const notes = await stack.grow<{ body: string }>(path);
      expect(notes.filter(({ body }) => body.startsWith(whole))).toHaveLength(1);
    });
  });
}
