import { expect, test } from '../fixtures/desk.ts';

test.beforeEach(async ({ stack, signIn }) => {
  const matters = await stack.grow('/matters');
  await signIn(`/matters/${matters[7]?.id}`);
});

const notesOf = (path: string) => path.replace('/matters', '/grow/matters') + '/notes';

test('60: a draft is kept per record, over reload, and nothing readable lies on the disk', async ({ page }) => {
  const body = page.getByRole('textbox', { name: 'Note' });
  await body.fill('Half a thought about Harrison Street');
  await expect(page.getByText('Draft kept in this browser')).toBeVisible();
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

test('while only this page has what is typed, the browser asks before it lets it go', async ({ page }) => {
  const asks = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  const body = page.getByRole('textbox', { name: 'Note' });
  await body.fill('Kept');
  await expect(page.getByText('Draft kept in this browser')).toBeVisible();
  expect(await asks(), 'what is kept needs no asking').toBe(false);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
  });
  await body.fill('Not kept');
  await expect(page.getByText('Draft not kept: this browser refuses to store it')).toBeVisible();
  expect(await asks(), 'what nobody else has').toBe(true);
  await body.fill('');
  await expect.poll(asks, { message: 'nothing would be lost' }).toBe(false);
});

test('a note over a limit is told before sending, and never cut', async ({ page, stack }) => {
  const before = (await stack.requests()).filter(({ method }) => method === 'POST').length;
  await page.getByLabel('Subject').fill('s'.repeat(256));
  await page.getByRole('textbox', { name: 'Note' }).fill('b');
  await expect(page.getByText('1 over the 255 that Clio takes')).toBeVisible();
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByText('The subject is longer than the 255 characters that Clio takes.')).toBeVisible();
  await expect(page.getByLabel('Subject')).toHaveValue('s'.repeat(256));
  expect((await stack.requests()).filter(({ method }) => method === 'POST')).toHaveLength(before);
  await page.getByLabel('Subject').fill('s'.repeat(255));
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(/in Clio at/)).toBeVisible();
});

test('a note that Grow refuses is kept with the reason, and can be mended and sent', async ({ page, stack }) => {
  const path = notesOf(new URL(page.url()).pathname);
  await stack.fault('POST', path, 'status', { status: 422 });
  const text = `Kept through a refusal ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: 'Note' }).fill(text);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText('The note is kept.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('The note is kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue(text);
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect(page.getByText(/in Clio at/)).toBeVisible();
});

test('an answer lost after the write: Clio is asked, and the note stands there once', async ({ page, stack }) => {
  const { pathname } = new URL(page.url());
  await stack.fault('POST', notesOf(pathname), 'reset_after_write');
  const text = `Lost answer ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: 'Note' }).fill(text);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(/in Clio at/)).toBeVisible();
  const notes = await stack.grow<{ body: string }>(`${pathname}/notes`);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
});

test('an answer lost before the write: the note is not in Clio, and a person decides', async ({ page, stack }) => {
  const { pathname } = new URL(page.url());
  await stack.fault('POST', notesOf(pathname), 'reset_before');
  const text = `Never arrived ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: 'Note' }).fill(text);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText('Sending it again is your decision')).toBeVisible();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText(/in Clio at/)).toBeVisible();
  const notes = await stack.grow<{ body: string }>(`${pathname}/notes`);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
});

test('the page goes away while a note is on its way: Retry is safe', async ({ page, stack }) => {
  const { pathname } = new URL(page.url());
  await stack.fault('POST', notesOf(pathname), 'delay', { ms: 3000 });
  const text = `Page closed meanwhile ${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: 'Note' }).fill(text);
  await expect(page.getByText('Draft kept in this browser')).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText('Sending to Clio…').first()).toBeVisible();
  await page.reload();
  const note = page.getByRole('article').filter({ hasText: text });
  // Whichever comes first: the note is seen among Clio's notes, or a person asks again with the same key.
  await expect(note.getByText(/in Clio at/).or(note.getByRole('button', { name: 'Retry' }))).toBeVisible();
  const retry = note.getByRole('button', { name: 'Retry' });
  if (await retry.isVisible()) await retry.click();
  await expect(async () => {
    const again = note.getByRole('button', { name: 'Retry' });
    if (await again.isVisible()) await again.click();
    await expect(note.getByText(/in Clio at/)).toBeVisible({ timeout: 1500 });
  }).toPass();
  const notes = await stack.grow<{ body: string }>(`${pathname}/notes`);
  expect(notes.filter(({ body }) => body.startsWith(text))).toHaveLength(1);
});

test('Enter in the subject goes on to the text and sends nothing', async ({ page, stack }) => {
  const posts = async () =>
    (await stack.requests()).filter(({ method, path }) => method === 'POST' && path.includes('/notes'));
  const before = (await posts()).length;
  await page.getByLabel('Subject').fill('Only a subject');
  await page.getByRole('textbox', { name: 'Note' }).fill('And a text');
  await page.getByLabel('Subject').press('Enter');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('And a text');
  expect(await posts()).toHaveLength(before);
});
