import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listActionTexts } from '../../apps/web/src/texts/lists/list-actions.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expect, test } from '../fixtures/desk.ts';
import { clockTime, containing } from '../fixtures/text-pattern.ts';

/** Scrolls a list to its end, page by page. @returns the records in the order in which they appeared */
async function scrollToEnd(page: Page, end: RegExp): Promise<number[]> {
  const seen = new Set<number>();
  const scroller = page.locator('[data-list-scroller]').first();
  for (let screen = 0; screen < 400; screen += 1) {
    const ids = await scroller
      .locator('[data-record]')
      .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['record'])));
    for (const id of ids) seen.add(id);
    const isAtEnd = await scroller.evaluate(
      (element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 2,
    );
    if (isAtEnd && (await page.getByText(end).isVisible())) return [...seen];
    await scroller.evaluate((element) => element.scrollBy(0, element.clientHeight * 0.8));
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  }
  throw new Error('The list has no end.');
}

test('8, 27: sign in, read the inbox to its end, write a note on a matter, sign out', async ({
  page,
  context,
  stack,
  signIn,
  browserMonitor,
}) => {
  // This test counts the leads of a sandbox that other tests use as well.
  await stack.reset();

  await test.step('sign in as a person of the sandbox', async () => {
    await signIn();
    await expect(page.getByRole('heading', { name: leadsTexts.lists.open.title })).toBeVisible();
  });

  await test.step('scroll the untriaged list to its end: 260 rows, none twice, none missing', async () => {
    const inGrow = (await stack.grow('/inbox_leads?state=untriaged')).map(({ id }) => id);
    expect(inGrow).toHaveLength(260);
    const before = (await stack.requests()).length;
    const onScreen = await scrollToEnd(page, containing(listActionTexts.inAll('260')));
    expect(onScreen).toEqual(inGrow);
    const secondPages = (await stack.requests())
      .slice(before)
      .filter(({ path, query }) => path.includes('/inbox_leads') && query.includes('page_token='));
    expect(secondPages.length, 'the second page is requested once').toBeLessThanOrEqual(1);
    await page.screenshot({ path: 'test-results/journey-inbox-end.png' });
  });

  const [matter] = await stack.grow<{ id: number; description: string }>('/matters');
  const subject = 'Second call';
  const words = `Called back at ten. ${crypto.randomUUID()}`;
  await test.step('open a matter by URL and write a note', async () => {
    await page.goto(`/matters/${matter?.id}`);
    await expect(page.getByRole('article', { name: matter?.description ?? '' })).toBeVisible();
    await page.getByLabel(notesTexts.subject).fill(subject);
    await page.getByRole('textbox', { name: notesTexts.note }).fill(words);
    await page.keyboard.press('Control+Shift+Enter');
    const note = page.getByRole('article', { name: subject }).filter({ hasText: words });
    await expect(note.getByText(containing(notesTexts.inClioAt(clockTime)))).toBeVisible();
    await expect(page.getByRole('textbox', { name: notesTexts.note })).toHaveValue('');
    await page.screenshot({ path: 'test-results/journey-note.png' });
  });

  await test.step('the note is in Grow itself, once', async () => {
    const notes = await stack.grow<{ subject: string; body: string }>(`/matters/${matter?.id}/notes`);
    expect(notes.filter(({ body }) => body.startsWith(words))).toEqual([expect.objectContaining({ subject })]);
  });

  await test.step('still there after a reload, and after the BFF was restarted, without a new sign-in', async () => {
    await page.reload();
    await expect(page.getByText(words)).toBeVisible();
    await stack.restartBff();
    await page.reload();
    await expect(page.getByText(words)).toBeVisible();
  });

  await test.step('sign out: the old cookie gets 401', async () => {
    const cookies = await context.cookies(stack.deskUrl);
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
      { name: 'session', httpOnly: true, sameSite: 'Strict' },
    ]);
    await page.getByRole('button', { name: shellTexts.signOut.does }).click();
    await expect(page.getByRole('heading', { name: signInTexts.signedOut.title })).toBeVisible();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${stack.deskUrl}/api/grow/users/who_am_i`, {
      headers: { Cookie: cookie, 'X-CSRF': '1' },
    });
    expect(answer.status).toBe(401);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length), 'drafts are deleted').toBe(0);
  });

  expect(browserMonitor.responseCount).toBeGreaterThan(20);
  expect(stack.upstreamMonitor.secrets.size, 'the tokens to search for were recorded').toBeGreaterThanOrEqual(2);
});
