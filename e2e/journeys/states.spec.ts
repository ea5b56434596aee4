import type { Page } from '@playwright/test';
import { contactsTexts } from '../../apps/web/src/texts/records/contacts.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { connectionTexts } from '../../apps/web/src/texts/settings/connection.ts';
import { faultTexts } from '../../apps/web/src/texts/faults.ts';
import { freshnessTexts } from '../../apps/web/src/texts/lists/freshness.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listStateTexts } from '../../apps/web/src/texts/lists/list-states.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { Stack } from '../fixtures/stack.ts';
import { anything, clockTime, containing, some, startingWith, textOf } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const LOADING = startingWith(leadsTexts.loading, mattersTexts.loading, contactsTexts.loading);
const BEING_READ = containing(freshnessTexts.beingRead(some(/[1-9].*/), ''));
/** While Clio does not answer. */
const STALE = freshnessTexts.stale(textOf(freshnessTexts.causes, 'grow-unavailable'), clockTime);

const rows = (page: Page) => page.locator('[data-record]');

/** Signs in at a separate stack, which has read nothing yet. */
async function signInAt(page: Page, { deskUrl }: Stack, to = '/'): Promise<void> {
  await page.goto(deskUrl + to);
  await page.getByRole('link', { name: signInTexts.signIn }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await expect(page.getByRole('navigation', { name: shellTexts.main }).first()).toBeVisible();
}

/** Records whether a text appears on the screen, however briefly. */
async function recordWhetherShown(page: Page, text: string): Promise<void> {
  await page.evaluate((expected) => {
    const seen = Object.assign(window, { wasShown: false });
    const look = () => (seen.wasShown ||= document.body.textContent.includes(expected));
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, text);
}

test('first fill: leads come first, and the other lists show their progress', async ({ browser }) => {
  // A separate stack starts and reads for the first time.
  test.setTimeout(150_000);
  const fresh = await Stack.start({ MIRROR: 'on' });
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await fresh.fault('GET', '/grow/contacts', 'delay', { ms: 9000, count: 40 });
    await signInAt(page, fresh, '/contacts');
    await expect(page.getByRole('heading', { name: listStateTexts.filling.contacts })).toBeVisible();
    await expect(page.getByText(listStateTexts.filling.words)).toBeVisible();
    await expectAccessible(page, 'first fill');
    await page.getByRole('link', { name: leadsTexts.views.open }).first().click();
    await expect(rows(page).first(), 'leads appear before the rest').toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: shellTexts.contacts }).first().click();
    await recordWhetherShown(page, contactsTexts.empty[0]);
    await expect(page.getByText(BEING_READ)).toBeVisible({ timeout: 40_000 });
    await expect(rows(page).first(), 'records appear before the rest is read').toBeVisible();
    await expect(page.getByText(BEING_READ)).toBeVisible();
    await fresh.control('DELETE', 'faults');
    await expect(page.getByRole('button', { name: listsTexts.hasMore })).toBeVisible({ timeout: 40_000 });
    await expect(rows(page).first()).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { wasShown: boolean }).wasShown), 'a wrong zero').toBe(
      false,
    );
  } finally {
    await context.close();
    await fresh.stop();
  }
});

test('done and without permission: an empty list differs from one that may not be read', async ({ browser }) => {
  // A separate stack starts and reads for the first time.
  test.setTimeout(150_000);
  const fresh = await Stack.start({ MIRROR: 'on' });
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await fresh.control('POST', 'scenario', { name: 'empty' });
    await fresh.control('PATCH', 'switches', { rate_limit: 30, custom_action_origin: fresh.deskUrl });
    const { data } = await fresh.control<{ data: { lead: number } }>('POST', 'acts', { act: 'lead_arrives' });
    await fresh.control('POST', 'acts', { act: 'ignore_lead', lead: data.lead });
    await fresh.fault('GET', '/grow/contacts', 'status', { status: 403, count: 1000 });
    await signInAt(page, fresh);
    await expect(page.getByRole('heading', { name: leadsTexts.lists.open.emptyTitle })).toBeVisible({
      timeout: 20_000,
    });
    await expect(page.getByText(containing(listStateTexts.lastLead(some(/.+ \d+:\d\d.*/))))).toBeVisible({
      timeout: 20_000,
    });
    await expect(page.getByRole('button', { name: listStateTexts.refresh }).last()).toBeVisible();
    await expectAccessible(page, 'done');

    // The very first record also appears by itself.
    await page.getByRole('link', { name: shellTexts.matters }).first().click();
    await expect(page.getByRole('heading', { name: mattersTexts.empty[0] })).toBeVisible();
    const caller = await fresh.control<{ data: { lead: number } }>('POST', 'acts', { act: 'lead_arrives' });
    await fresh.control('POST', 'acts', { act: 'accept_lead', lead: caller.data.lead });
    // A colleague refreshes the list, and this page receives the change.
    const headers = { 'X-CSRF': '1' };
    const asked = await page.request.post(`${fresh.deskUrl}/api/desk/refresh`, {
      headers,
      data: { list: 'matters' },
    });
    expect(asked.ok()).toBe(true);
    await expect(page.locator('[data-record]')).toHaveCount(1);

    await page.getByRole('link', { name: shellTexts.contacts }).first().click();
    await expect(page.getByText(containing(serverTexts.permissionMissing('grow_contact_read')))).toBeVisible({
      timeout: 20_000,
    });
    await expectAccessible(page, 'no permission');
    await page.getByRole('link', { name: listStateTexts.noPermission.doctor }).click();
    await expect(page).toHaveURL(/\/settings#connection$/);
    await expect(page.getByRole('heading', { name: connectionTexts.scopes.title })).toBeVisible();
  } finally {
    await context.close();
    await fresh.stop();
  }
});

test('filtered to nothing: one key clears the filters of each list', async ({ page, signIn }) => {
  await signIn('/?source=unlisted&sort=waiting');
  await expect(page.getByRole('heading', { name: listStateTexts.filtered.leads })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: listStateTexts.clear })).toHaveAttribute(
    'aria-keyshortcuts',
    'Shift+C',
  );
  await expectAccessible(page, 'filtered to nothing');
  await page.keyboard.press('Shift+C');
  await expect(rows(page).first()).toBeVisible();
  await expect(page, 'the order is not a filter').toHaveURL(/\/\?sort=waiting$/);
  for (const [address, words] of [
    ['/matters?status=unlisted', listStateTexts.filtered.matters],
    ['/contacts?type=unlisted', listStateTexts.filtered.contacts],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: words })).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: listStateTexts.clear }).click();
    await expect(rows(page).first()).toBeVisible();
  }
  await page.goto('/?q=zzzzzz');
  await expect(page.getByText(containing(listsTexts.nothingMatches(anything)))).toBeVisible();
  await page.keyboard.press('Shift+C');
  await expect(rows(page).first()).toBeVisible();
});

test('stale: rows stay, and the line above them shows the cause and the time', async ({ page, stack, signIn }) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
  const first = await rows(page).first().getAttribute('data-record');
  await stack.fault('GET', '/grow/inbox_leads', 'status', { status: 503, count: 1000 });
  await expect(page.getByText(containing(STALE))).toBeVisible({
    timeout: 40_000,
  });
  await expect(rows(page).first()).toHaveAttribute('data-record', first ?? '');
  await expectAccessible(page, 'stale');
  await stack.control('DELETE', 'faults');
  await expect(page.getByText(containing(STALE))).toHaveCount(0, { timeout: 40_000 });
});

test('error: a list that cannot be loaded says what still works, and the line above says that the computer is offline', async ({
  page,
  context,
  signIn,
}) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
  // The code of the other screens is loaded while the browser is idle.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('ContactsScreen')),
  );
  await context.setOffline(true);
  await expect(page.getByText(shellTexts.offline.title)).toBeVisible();
  await page.getByRole('link', { name: shellTexts.contacts }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: faultTexts.unreachable })).toBeVisible();
  await expect(page.getByText(listStateTexts.stillWorks)).toBeVisible();
  await expectAccessible(page, 'error, offline');
  await context.setOffline(false);
  await expect(page.getByText(shellTexts.offline.title)).toHaveCount(0);
  await page.getByRole('button', { name: listsTexts.tryAgain }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('a forbidden record leads to the permissions, and an unknown one leads back to the list', async ({
  page,
  stack,
  signIn,
}) => {
  const matters = await stack.grow('/matters');
  await stack.fault('GET', '/grow/matters/{id}', 'status', { status: 403, count: 20 });
  // The list does not contain the record: otherwise its row would be shown, with a line that says why it was not refreshed.
  await signIn(`/matters/${matters[3]?.id}?q=zzzzzz`);
  await expect(page.getByRole('heading', { name: serverTexts.forbidden })).toBeVisible();
  await expectAccessible(page, 'a forbidden record');
  await page.getByRole('link', { name: shellTexts.record.doctor }).click();
  await expect(page).toHaveURL(/\/settings#connection$/);
  await stack.control('DELETE', 'faults');
  await page.goto('/contacts/999999999');
  await expect(
    page.getByRole('heading', { name: shellTexts.record.unknown(contactsTexts.kind, '999999999') }),
  ).toBeVisible();
  await page.getByRole('link', { name: shellTexts.record.back(contactsTexts.listName) }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('when the session ends during typing, nothing moves, nothing is lost, and another tab restores the session', async ({
  page,
  context,
  signIn,
}) => {
  await signIn('/matters');
  await rows(page).first().click();
  const note = page.getByRole('textbox', { name: notesTexts.note });
  await note.click();
  await page.keyboard.type('First half, ');
  await context.clearCookies();
  await page.getByRole('button', { name: listsTexts.refresh }).first().click({ trial: true });
  // The next request to the server detects it; here that is the list.
  await page.evaluate(() => document.querySelector<HTMLElement>('[aria-keyshortcuts="r"]')?.click());
  await expect(page.getByRole('dialog', { name: signInTexts.ended.title })).toBeVisible({ timeout: 20_000 });
  await expect(note, 'the focus stays').toBeFocused();
  await page.keyboard.type('second half');
  await expect(note).toHaveValue('First half, second half');
  await expectAccessible(page, 'session ended');

  const other = context.waitForEvent('page');
  await page.getByRole('link', { name: signInTexts.ended.otherTab }).click();
  const tab = await other;
  await tab.getByRole('radio').first().check();
  await tab.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await expect(tab.getByRole('navigation', { name: shellTexts.main }).first()).toBeVisible();
  await expect(page.getByRole('dialog', { name: signInTexts.ended.title })).toHaveCount(0);
  await expect(note).toHaveValue('First half, second half');
  await page.bringToFront();
  await note.press('Control+Enter');
  await expect(page.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible({ timeout: 20_000 });
});

test('rows replace their skeletons without a layout shift', async ({ page, signIn }) => {
  await signIn('/settings');
  await page.addInitScript(() => {
    const shifts: { by: number; isRow: boolean }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node }[] })[])
        shifts.push({
          by: entry.value,
          isRow: entry.sources.some(({ node }) => (node as Element).closest?.('[data-list-scroller]')),
        });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const address of ['/', '/matters', '/contacts']) {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/desk/{leads,matters,contacts}*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address);
    await expect(page.getByText(LOADING)).toBeAttached();
    release();
    await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
    await page.unroute('**/api/desk/{leads,matters,contacts}*');
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: { by: number; isRow: boolean }[] }).shifts,
    );
    expect(
      shifts.filter(({ isRow }) => isRow),
      `${address}: rows that moved`,
    ).toEqual([]);
    // The count beside a title and the time beside a name appear with the rows.
    expect(
      shifts.reduce((sum, { by }) => sum + by, 0),
      address,
    ).toBeLessThan(0.001);
  }
});
