import { expect, test } from '../fixtures/desk.ts';

test('an unknown record and an unknown page say so and lead back', async ({ page, signIn }) => {
  await signIn('/matters/999999999');
  await expect(page.getByText('There is no matter 999999999 in Clio.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the matters' }).click();
  await expect(page).toHaveURL(/\/matters$/);
  await page.goto('/no/such/page');
  await page.getByRole('link', { name: 'Back to the inbox' }).click();
  await expect(page.locator('[data-record]').first()).toBeVisible();
});

test('a refused permission names what Clio says', async ({ page, stack, signIn }) => {
  await stack.fault('GET', '/grow/contacts', 'status', { status: 403 });
  await signIn('/contacts');
  await expect(page.getByText(/Clio says/)).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-record]').first()).toBeVisible();
});

for (const [name, fault, more] of [
  ['HTML instead of JSON', 'html', { status: 503, count: 20 }],
  ['a cut-off answer', 'truncate', { count: 20 }],
  ['a dropped connection', 'reset_before', { count: 20 }],
] as const) {
  test(`Grow answers with ${name}: a sentence and a way on, then it works again`, async ({ page, stack, signIn }) => {
    await signIn('/settings');
    await stack.fault('GET', '/grow/inbox_leads', fault, more);
    await page.getByRole('link', { name: 'Inbox' }).first().click();
    const alert = page.getByRole('alert');
    await expect(alert).toBeVisible({ timeout: 30_000 });
    await expect(alert).not.toContainText(/undefined|null|Oops|<html/i);
    await stack.control('DELETE', 'faults');
    await expect(async () => {
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 30_000 });
  });
}

test('consent denied: a plain page, a way to try again, and no token request', async ({ page, stack }) => {
  await page.goto('/');
  const before = (await stack.requests()).filter(({ path }) => path.startsWith('/oauth/token')).length;
  await page.getByRole('link', { name: 'Sign in with Clio Grow' }).click();
  await page.getByRole('button', { name: /deny/i }).click();
  await expect(page.getByRole('link', { name: /try again/i })).toBeVisible();
  expect(page.url()).toContain('/auth/callback');
  expect((await stack.requests()).filter(({ path }) => path.startsWith('/oauth/token'))).toHaveLength(before);
});

test('a page that names a foreign next page is followed on our own server only', async ({ page, stack, signIn }) => {
  await stack.fault('GET', '/grow/inbox_leads', 'foreign_next');
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible();
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(stack.deskUrl)) strangers.push(request.url());
  });
  await page.locator('[data-list-scroller]').evaluate((element) => element.scrollTo(0, 100_000));
  await expect(page.getByText(/260 in all/)).toBeVisible();
  expect(strangers).toEqual([]);
});

test('a refresh that fails keeps the rows and their time; Try again asks again', async ({ page, stack, signIn }) => {
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible();
  const asOf = page.getByRole('region', { name: 'Inbox' }).getByText(/^Clio as of/);
  const before = await asOf.textContent();
  await page.locator('[data-list-scroller]').evaluate((element) => element.scrollTo(0, 100_000));
  await expect(page.getByText(/260 in all/)).toBeVisible();
  await expect(asOf, 'a further page makes the first one no newer').toHaveText(before ?? '');
  await stack.fault('GET', '/grow/inbox_leads', 'status', { status: 403, count: 20 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/The rows above stay/)).toBeAttached();
  await expect(asOf).toHaveText(before ?? '');
  await page.locator('[data-list-scroller]').evaluate((element) => element.scrollTo(0, 100_000));
  await expect(page.locator('[data-index="259"]')).toBeVisible();
  await stack.control('DELETE', 'faults');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/The rows above stay/)).toHaveCount(0);
  await expect(asOf).not.toHaveText(before ?? '');
  await expect(page.locator('[data-index="259"]')).toBeVisible();
});

test('a record that cannot be asked for again stays, and what is typed in it', async ({ page, stack, signIn }) => {
  await signIn('/matters');
  await stack.fault('GET', '/grow/matters/{id}', 'status', { status: 403, count: 20 });
  await page.locator('[data-index="1"] > a').click();
  const trouble = page.getByText(/Could not be asked again/);
  await expect(trouble).toBeVisible();
  await expect(trouble).toContainText(/What is shown is as of \d\d:\d\d:\d\d/);
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Half a sentence');
  const again = page.getByRole('article').getByRole('button', { name: /Try again|Asking Clio/ });
  await again.click();
  await expect(again).toBeFocused();
  await expect(again, 'it was asked once more, and refused').toHaveText('Try again');
  await expect(trouble).toBeVisible();
  await expect(note).toHaveValue('Half a sentence');
  await stack.control('DELETE', 'faults');
  await again.click();
  await expect(trouble).toHaveCount(0);
  await expect(note).toHaveValue('Half a sentence');
});
