import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { faultTexts } from '../../apps/web/src/texts/faults.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listActionTexts } from '../../apps/web/src/texts/lists/list-actions.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { anything, clockTime, containing } from '../fixtures/text-pattern.ts';

test('an unknown record and an unknown page show a message and a link back', async ({ page, signIn }) => {
  await signIn('/matters/999999999');
  await expect(page.getByText(shellTexts.record.unknown(mattersTexts.kind, '999999999'))).toBeVisible();
  await page.getByRole('link', { name: shellTexts.record.back(mattersTexts.listName) }).click();
  await expect(page).toHaveURL(/\/matters$/);
  await page.goto('/no/such/page');
  await page.getByRole('link', { name: shellTexts.noSuchPage.back }).click();
  await expect(page.locator('[data-record]').first()).toBeVisible();
});

test('a refused permission shows what Clio says', async ({ page, stack, signIn }) => {
  await stack.fault('GET', '/grow/contacts', 'status', { status: 403 });
  await signIn('/contacts');
  await expect(page.getByText(containing(faultTexts.clioSays(anything)))).toBeVisible();
  await page.getByRole('button', { name: listsTexts.tryAgain }).click();
  await expect(page.locator('[data-record]').first()).toBeVisible();
});

for (const [name, fault, more] of [
  ['HTML instead of JSON', 'html', { status: 503, count: 20 }],
  ['a cut-off answer', 'truncate', { count: 20 }],
  ['a dropped connection', 'reset_before', { count: 20 }],
] as const) {
  test(`Grow answers with ${name}: the list shows a message and a retry button, and then works again`, async ({
    page,
    stack,
    signIn,
  }) => {
    await signIn('/settings');
    await stack.fault('GET', '/grow/inbox_leads', fault, more);
    await page.getByRole('link', { name: leadsTexts.views.open }).first().click();
    const alert = page.getByRole('alert');
    await expect(alert).toBeVisible({ timeout: 30_000 });
    await expect(alert).not.toContainText(/undefined|null|Oops|<html/i);
    await stack.control('DELETE', 'faults');
    await expect(async () => {
      await page.getByRole('button', { name: listsTexts.tryAgain }).click();
      await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 30_000 });
  });
}

test('denied consent leads to a plain page with a link to try again, and causes no token request', async ({
  page,
  stack,
}) => {
  await page.goto('/');
  const before = (await stack.requests()).filter(({ path }) => path.startsWith('/oauth/token')).length;
  await page.getByRole('link', { name: signInTexts.signIn }).click();
  await page.getByRole('button', { name: sandboxTexts.consent.deny }).click();
  await expect(page.getByRole('link', { name: serverTexts.tryAgain })).toBeVisible();
  expect(page.url()).toContain('/auth/callback');
  expect((await stack.requests()).filter(({ path }) => path.startsWith('/oauth/token'))).toHaveLength(before);
});

test('a next page on a foreign host is requested from our own server only', async ({ page, stack, signIn }) => {
  await stack.fault('GET', '/grow/inbox_leads', 'foreign_next');
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible();
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(stack.deskUrl)) strangers.push(request.url());
  });
  await page.locator('[data-list-scroller]').evaluate((element) => element.scrollTo(0, 100_000));
  await expect(page.getByText(containing(listActionTexts.inAll('260')))).toBeVisible();
  expect(strangers).toEqual([]);
});

test('a failed refresh keeps the rows, and Try again requests them again', async ({ page, stack, signIn }) => {
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible();
  await page.locator('[data-list-scroller]').evaluate((element) => element.scrollTo(0, 100_000));
  await expect(page.getByText(containing(listActionTexts.inAll('260')))).toBeVisible();
  await stack.fault('GET', '/grow/inbox_leads', 'status', { status: 403, count: 20 });
  await page.getByRole('button', { name: listsTexts.refresh }).click();
  await expect(page.getByText(containing(listsTexts.rowsStay))).toBeAttached();
  await page.locator('[data-list-scroller]').evaluate((element) => element.scrollTo(0, 100_000));
  await expect(page.locator('[data-index="259"]')).toBeVisible();
  await stack.control('DELETE', 'faults');
  const again = page.waitForResponse((response) => response.url().includes('/api/grow/inbox_leads') && response.ok());
  await page.getByRole('button', { name: listsTexts.tryAgain }).click();
  await again;
  await expect(page.getByText(containing(listsTexts.rowsStay))).toHaveCount(0);
  await expect(page.locator('[data-index="259"]')).toBeVisible();
});

test('a record that cannot be refreshed stays on the screen with the text typed in it', async ({
  page,
  stack,
  signIn,
}) => {
  await signIn('/matters');
  await stack.fault('GET', '/grow/matters/{id}', 'status', { status: 403, count: 20 });
  await page.locator('[data-index="1"] > a').click();
  const trouble = page.getByText(containing(faultTexts.notRefreshed(anything, '')));
  await expect(trouble).toBeVisible();
  const stamp = page.locator('dt', { hasText: recordsTexts.stamp.stopped }).locator('+ dd');
  await expect(stamp).toContainText(containing(clockTime));
  const note = page.getByRole('textbox', { name: notesTexts.note });
  await note.fill('Half a sentence');
  const again = page
    .getByRole('article')
    .getByRole('button', { name: containing(recordsTexts.page.tryAgain, recordsTexts.page.asking) });
  await again.click();
  await expect(again).toBeFocused();
  await expect(again, 'it was requested once more and refused').toHaveText(recordsTexts.page.tryAgain);
  await expect(trouble).toBeVisible();
  await expect(note).toHaveValue('Half a sentence');
  await stack.control('DELETE', 'faults');
  await again.click();
  await expect(trouble).toHaveCount(0);
  await expect(note).toHaveValue('Half a sentence');
});
