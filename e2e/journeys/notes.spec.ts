import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { noteWays } from '../fixtures/note-ways.ts';
import { anything, containing } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.beforeEach(async ({ stack, signIn }) => {
  const matters = await stack.grow('/matters');
  await signIn(`/matters/${matters[7]?.id}`);
});

const notesOf = (path: string) => path.replace('/matters', '/grow/matters') + '/notes';

test('60: a draft is kept for each record through a reload, and nothing readable is stored on the disk', async ({
  page,
}) => {
  const body = page.getByRole('textbox', { name: notesTexts.note });
  await body.fill('Half a thought about Harrison Street');
  await expect(page.getByText(notesTexts.kept.kept)).toBeVisible();
  await page.reload();
  await expect(body).toHaveValue('Half a thought about Harrison Street');
  const first = page.url();
  const stored = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('desk.drafts');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error(opening.error?.message));
    });
    const read = (store: string) =>
      new Promise<unknown[]>((resolve) => {
        const all = db.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => resolve(all.result as unknown[]);
      });
    const [key] = (await read('keys')) as CryptoKey[];
    const [draft] = (await read('drafts')) as { data: ArrayBuffer }[];
    return { extractable: key?.extractable, text: new TextDecoder('latin1').decode(draft?.data) };
  });
  expect(stored.extractable).toBe(false);
  expect(stored.text.length).toBeGreaterThan(20);
  expect(stored.text).not.toContain('Harrison');

  await page.keyboard.press('Escape');
  await page.goto('/matters');
  await page.locator('[data-record]').first().click();
  await expect(body).toHaveValue('');
  await page.goto(first);
  await expect(body).toHaveValue('Half a thought about Harrison Street');
});

test('while a text exists only in this page, the browser asks before leaving it', async ({ page }) => {
  const asks = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  const body = page.getByRole('textbox', { name: notesTexts.note });
  await body.fill('Kept');
  await expect(page.getByText(notesTexts.kept.kept)).toBeVisible();
  expect(await asks(), 'a stored draft needs no question').toBe(false);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
  });
  await body.fill('Not kept');
  await expect(page.getByText(notesTexts.kept.refused)).toBeVisible();
  expect(await asks(), 'the text exists only here').toBe(true);
  await body.fill('');
  await expect.poll(asks, { message: 'nothing would be lost' }).toBe(false);
});

test('a note over a limit is reported before sending and never cut', async ({ page, stack }) => {
  const before = (await stack.requests()).filter(({ method }) => method === 'POST').length;
  await page.getByLabel(notesTexts.subject).fill('s'.repeat(256));
  await page.getByRole('textbox', { name: notesTexts.note }).fill('b');
  await expect(page.getByText(notesTexts.overLimit('1', '255'))).toBeVisible();
  await page.getByRole('form', { name: notesTexts.newNote }).getByRole('button', { name: notesTexts.add }).click();
  await expect(page.getByText(notesTexts.subjectTooLong('255'))).toBeVisible();
  await expect(page.getByLabel(notesTexts.subject)).toHaveValue('s'.repeat(256));
  expect((await stack.requests()).filter(({ method }) => method === 'POST')).toHaveLength(before);
  await page.getByLabel(notesTexts.subject).fill('s'.repeat(255));
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
});

test('a note that Grow refuses is kept with the reason and can be corrected and sent', async ({ page, stack }) => {
  const path = notesOf(new URL(page.url()).pathname);
  await stack.fault('POST', path, 'status', { status: 422 });
  const text = `Kept through a refusal ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: notesTexts.note }).fill(text);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(containing(notesTexts.failed(anything)))).toBeVisible();
  await page.reload();
  await expect(page.getByText(containing(notesTexts.failed(anything)))).toBeVisible();
  await page.getByRole('button', { name: notesTexts.edit }).click();
  await expect(page.getByRole('textbox', { name: notesTexts.note })).toHaveValue(text);
  await expect(page.getByRole('textbox', { name: notesTexts.note })).toBeFocused();
  await page.getByRole('form', { name: notesTexts.newNote }).getByRole('button', { name: notesTexts.add }).click();
  await page.getByRole('button', { name: notesTexts.sendNow }).click();
  await expect(page.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
});

test('when the answer is lost after the write, Clio is checked and has the note once', async ({ page, stack }) => {
  const { pathname } = new URL(page.url());
  await stack.fault('POST', notesOf(pathname), 'reset_after_write');
  const text = `Lost answer ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: notesTexts.note }).fill(text);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
  const notes = await stack.grow<{ body: string }>(`${pathname}/notes`);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
});

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a note of one line is stored and shown once', async ({ page, stack }) => {
      const ways = noteWays(page, way);
      const { pathname } = new URL(page.url());
      const text = `Left a voicemail ${crypto.randomUUID()}`;
      await ways.begin();
      await expect(ways.inField).toBeFocused();
      await page.keyboard.type(text);
      await ways.add();
      const shown = page.getByRole('article', { name: text });
      await expect(shown.getByText(text)).toHaveCount(1);
      await ways.undo();
      await expect(ways.inField).toHaveValue(text);
      await expect(page.getByLabel(notesTexts.subject)).toHaveValue('');
      await ways.add();
      await ways.sendNow();
      await expect(shown.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
      await expect(shown.getByText(text)).toHaveCount(1);
      const notes = await stack.grow<{ subject: string; body: string }>(`${pathname}/notes`);
      const stored = notes.filter((note) => JSON.stringify(note).includes(text));
      expect(stored.map(({ subject }) => subject)).toEqual([notesTexts.plainSubject]);
      expect(stored[0]?.body.startsWith(text)).toBe(true);
    });
  });
}

test('when the connection is lost before the write, the note is not in Clio and the person decides', async ({
  page,
  stack,
}) => {
  const { pathname } = new URL(page.url());
  await stack.fault('POST', notesOf(pathname), 'reset_before');
  const text = `Never arrived ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: notesTexts.note }).fill(text);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(notesTexts.states.unknown).first()).toBeVisible();
  // The server looks for it in Clio for a minute.
  await expect(page.getByText(containing(notesTexts.unseen(anything)))).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: notesTexts.sendAgain }).click();
  await expect(page.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
  const notes = await stack.grow<{ body: string }>(`${pathname}/notes`);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
});

test('when the page is closed while a note is being sent, its outcome is found out and Clio has it once', async ({
  page,
  stack,
}) => {
  const { pathname } = new URL(page.url());
  await stack.fault('POST', notesOf(pathname), 'delay', { ms: 3000 });
  const text = `Page closed meanwhile ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: notesTexts.note }).fill(text);
  await expect(page.getByText(notesTexts.kept.kept)).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(notesTexts.states.sending).first()).toBeVisible();
  await page.reload();
  const note = page.getByRole('article').filter({ hasText: text });
  await expect(note.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible();
  const notes = await stack.grow<{ body: string }>(`${pathname}/notes`);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
});

test('Enter in the subject moves to the text and sends nothing', async ({ page, stack }) => {
  const posts = async () =>
    (await stack.requests()).filter(({ method, path }) => method === 'POST' && path.includes('/notes'));
  const before = (await posts()).length;
  await page.getByLabel(notesTexts.subject).fill('Only a subject');
  await page.getByRole('textbox', { name: notesTexts.note }).fill('And a text');
  await page.getByLabel(notesTexts.subject).press('Enter');
  await expect(page.getByRole('textbox', { name: notesTexts.note })).toBeFocused();
  await expect(page.getByRole('textbox', { name: notesTexts.note })).toHaveValue('And a text');
  expect(await posts()).toHaveLength(before);
});
