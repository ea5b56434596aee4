import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { settingsTexts } from '../../apps/web/src/texts/settings/settings.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { notesPath, noteWays } from '../fixtures/note-ways.ts';
import type { Stack } from '../fixtures/stack.ts';
import { anything, containing, digits } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.beforeEach(async ({ stack, signIn }) => {
  const matters = await stack.grow('/matters');
  await signIn(`/matters/${matters[3]?.id}`);
});

// On a busy machine, axe needs long for a whole record.
test.describe.configure({ timeout: 120_000 });

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a note written without a network is sent by itself once the network is back, and only once', async ({
      page,
      context,
      stack,
    }) => {
      const ways = noteWays(page, way);
      const text = `Written in a tunnel ${crypto.randomUUID()}`;
      await ways.begin();
      await context.setOffline(true);
      await page.keyboard.type(text);
      await ways.add();
      await ways.sendNow();
      const note = page.getByRole('article').filter({ hasText: text });
      await expect(note.getByText(notesTexts.waitsFor.network)).toBeVisible();
      await expectAccessible(page, `a note that waits, ${way}`);
      await context.setOffline(false);
      await expect(note.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
      const notes = await stack.grow<{ body: string }>(notesPath(page));
      expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
    });
  });
}

test('a waiting note survives a reload, is sent from another screen, and by only one of two tabs', async ({
  page,
  context,
  stack,
}) => {
  const path = notesPath(page);
  const text = `Waited through a reload ${crypto.randomUUID()}`;
  const before = await postsTo(stack, path);
  const second = await context.newPage();
  await second.goto(page.url());
  const field = page.getByRole('textbox', { name: notesTexts.note, exact: true });
  await field.waitFor();
  await second.getByRole('textbox', { name: notesTexts.note, exact: true }).waitFor();
  // The pages can reload, but what they send does not arrive.
  await context.route('**/auth/session?slide=false', (route) => route.abort('internetdisconnected'));
  await field.fill(text);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(second.getByText(notesTexts.waitsFor.network)).toBeVisible();
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: settingsTexts.title })).toBeVisible();
  await second.reload();
  await expect(second.getByText(notesTexts.waitsFor.network)).toBeVisible();
  await context.unroute('**/auth/session?slide=false');
  await Promise.all([page, second].map((tab) => tab.evaluate(() => window.dispatchEvent(new Event('online')))));
  await expect(
    second
      .getByRole('article')
      .filter({ hasText: text })
      .getByText(containing(notesTexts.inClioAt(anything))),
  ).toBeVisible();
  const notes = await stack.grow<{ body: string }>(path);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
  expect((await postsTo(stack, path)) - before).toBe(1);
});

test('a page that is left while a note is held back neither loses nor duplicates it', async ({ page, stack }) => {
  const text = `Closed while held ${crypto.randomUUID()}`;
  const path = notesPath(page);
  await page.getByRole('textbox', { name: notesTexts.note, exact: true }).fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(containing(notesTexts.leavesIn(digits)))).toBeVisible();
  // Leaving before the note is stored opens a dialog; it is dismissed.
  page.on('dialog', (dialog) => dialog.dismiss());
  await expect(() => page.goto('/matters')).toPass();
  await page.goBack();
  const note = page.getByRole('article', { name: text });
  await expect(note).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(note.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
  const notes = await stack.grow<{ body: string }>(path);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
});

async function postsTo(stack: Stack, path: string): Promise<number> {
  return (await stack.requests()).filter(({ method, path: asked }) => method === 'POST' && asked.endsWith(path)).length;
}
