import type { Page } from '@playwright/test';
import { contactsTexts } from '../../apps/web/src/texts/contacts.ts';
import { deskTexts } from '../../apps/web/src/texts/desk.ts';
import { doctorTexts } from '../../apps/web/src/texts/doctor.ts';
import { faultTexts } from '../../apps/web/src/texts/faults.ts';
import { freshnessTexts } from '../../apps/web/src/texts/freshness.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads.ts';
import { listStateTexts } from '../../apps/web/src/texts/list-states.ts';
import { listsTexts } from '../../apps/web/src/texts/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/matters.ts';
import { notesTexts } from '../../apps/web/src/texts/notes.ts';
import { signInTexts } from '../../apps/web/src/texts/sign-in.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { Stack } from '../fixtures/stack.ts';
import { anything, clockTime, containing, some, startingWith, textOf } from '../fixtures/text-pattern.ts';
import { uncataloguedTexts } from '../fixtures/uncatalogued-texts.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const LOADING = startingWith(leadsTexts.loading, mattersTexts.loading, contactsTexts.loading);
const BEING_READ = containing(freshnessTexts.beingRead(some(/[1-9].*/), ''));
/** While Clio does not answer. */
const STALE = freshnessTexts.stale(textOf(freshnessTexts.causes, 'grow-unavailable'), clockTime);

const rows = (page: Page) => page.locator('[data-record]');

/** At a desk of its own, which has read nothing yet. */
async function signInAt(page: Page, { deskUrl }: Stack, to = '/'): Promise<void> {
  await page.goto(deskUrl + to);
  await page.getByRole('link', { name: signInTexts.signIn }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await expect(page.getByRole('navigation', { name: deskTexts.main }).first()).toBeVisible();
}

/** Remembers whether words stand on the screen, for however short a time. */
async function recordWhetherShown(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const seen = Object.assign(window, { wasSaid: false });
    const look = () => (seen.wasSaid ||= document.body.textContent.includes(wanted));
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, words);
}

test('first fill: leads come first, what is still to come says so and counts up', async ({ browser }) => {
  // A desk of its own is started, and reads for the first time.
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
    await expect(rows(page).first(), 'leads are there before the rest').toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: deskTexts.contacts }).first().click();
    await recordWhetherShown(page, contactsTexts.empty[0]);
    await expect(page.getByText(BEING_READ)).toBeVisible({ timeout: 40_000 });
    await expect(rows(page).first(), 'what has been read is there, before the rest').toBeVisible();
    await expect(page.getByText(BEING_READ)).toBeVisible();
    await fresh.control('DELETE', 'faults');
    await expect(page.getByRole('button', { name: uncataloguedTexts.hasMore })).toBeVisible({ timeout: 40_000 });
    await expect(rows(page).first()).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { wasSaid: boolean }).wasSaid), 'a wrong zero').toBe(false);
  } finally {
    await context.close();
    await fresh.stop();
  }
});

test('done and without permission: an inbox with nothing in it is told from one that may not be seen', async ({
  browser,
}) => {
  // A desk of its own is started, and reads for the first time.
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
    await expect(page.getByText(containing(listStateTexts.lastLead(some(/.+ \d\d:\d\d/))))).toBeVisible({
      timeout: 20_000,
    });
    await expect(page.getByRole('button', { name: listStateTexts.refresh }).last()).toBeVisible();
    await expectAccessible(page, 'done');

    // The first record there ever is comes by itself, too.
    await page.getByRole('link', { name: deskTexts.matters }).first().click();
    await expect(page.getByRole('heading', { name: mattersTexts.empty[0] })).toBeVisible();
    const caller = await fresh.control<{ data: { lead: number } }>('POST', 'acts', { act: 'lead_arrives' });
    await fresh.control('POST', 'acts', { act: 'accept_lead', lead: caller.data.lead });
    // A colleague asks Clio anew: this page is told of it.
    const headers = { 'X-CSRF': '1' };
    const asked = await page.request.post(`${fresh.deskUrl}/api/desk/refresh`, {
      headers,
      data: { list: 'matters' },
    });
    expect(asked.ok()).toBe(true);
    await expect(page.locator('[data-record]')).toHaveCount(1);

    await page.getByRole('link', { name: deskTexts.contacts }).first().click();
    await expect(page.getByText(containing(serverTexts.permissionMissing('grow_contact_read')))).toBeVisible({
      timeout: 20_000,
    });
    await expectAccessible(page, 'no permission');
    await page.getByRole('link', { name: listStateTexts.noPermission.doctor }).click();
    await expect(page).toHaveURL(/\/settings#connection$/);
    await expect(page.getByRole('heading', { name: doctorTexts.scopes.title })).toBeVisible();
  } finally {
    await context.close();
    await fresh.stop();
  }
});

test('filtered to nothing: one key brings all of it back, on each list', async ({ page, signIn }) => {
  await signIn('/?source=unlisted&sort=waiting');
  await expect(page.getByRole('heading', { name: listStateTexts.filtered.leads })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: listStateTexts.clear })).toHaveAttribute(
    'aria-keyshortcuts',
    'Shift+C',
  );
  await expectAccessible(page, 'filtered to nothing');
  await page.keyboard.press('Shift+C');
  await expect(rows(page).first()).toBeVisible();
  await expect(page, 'the order is no filter').toHaveURL(/\/\?sort=waiting$/);
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

test('stale: rows stay, and the line above them names the cause and since when', async ({ page, stack, signIn }) => {
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

test('error: a list that cannot be had says what still works; the line above says when this computer is offline', async ({
  page,
  context,
  signIn,
}) => {
  await signIn();
  await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
  // The code of the other screens is loaded while nothing is to do.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('ContactsScreen')),
  );
  await context.setOffline(true);
  await expect(page.getByText(deskTexts.offline.title)).toBeVisible();
  await page.getByRole('link', { name: deskTexts.contacts }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: faultTexts.unreachable })).toBeVisible();
  await expect(page.getByText(listStateTexts.stillWorks)).toBeVisible();
  await expectAccessible(page, 'error, offline');
  await context.setOffline(false);
  await expect(page.getByText(deskTexts.offline.title)).toHaveCount(0);
  await page.getByRole('button', { name: listsTexts.tryAgain }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('a record that may not be seen says so and leads to the permissions; one that is not there leads back', async ({
  page,
  stack,
  signIn,
}) => {
  const matters = await stack.grow('/matters');
  await stack.fault('GET', '/grow/matters/{id}', 'status', { status: 403, count: 20 });
  // Beside a list that does not have it: what a list knows of a record is shown, with a line that says why it is not asked for anew.
  await signIn(`/matters/${matters[3]?.id}?q=zzzzzz`);
  await expect(page.getByRole('heading', { name: serverTexts.forbidden })).toBeVisible();
  await expectAccessible(page, 'a record that may not be seen');
  await page.getByRole('link', { name: deskTexts.record.doctor }).click();
  await expect(page).toHaveURL(/\/settings#connection$/);
  await stack.control('DELETE', 'faults');
  await page.goto('/contacts/999999999');
  await expect(
    page.getByRole('heading', { name: deskTexts.record.unknown(contactsTexts.kind, '999999999') }),
  ).toBeVisible();
  await page.getByRole('link', { name: deskTexts.record.back(contactsTexts.listName) }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('the session ends while somebody types: nothing moves, nothing is lost, and another tab brings it back', async ({
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
  // Whatever asks the server next hears it; here it is the list.
  await page.evaluate(() => document.querySelector<HTMLElement>('[aria-keyshortcuts="r"]')?.click());
  await expect(page.getByRole('dialog', { name: signInTexts.ended.title })).toBeVisible({ timeout: 20_000 });
  await expect(note, 'no focus is taken').toBeFocused();
  await page.keyboard.type('second half');
  await expect(note).toHaveValue('First half, second half');
  await expectAccessible(page, 'session ended');

  const other = context.waitForEvent('page');
  await page.getByRole('link', { name: signInTexts.ended.otherTab }).click();
  const tab = await other;
  await tab.getByRole('radio').first().check();
  await tab.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await expect(tab.getByRole('navigation', { name: deskTexts.main }).first()).toBeVisible();
  await expect(page.getByRole('dialog', { name: signInTexts.ended.title })).toHaveCount(0);
  await expect(note).toHaveValue('First half, second half');
  await page.bringToFront();
  await note.press('Control+Enter');
  await expect(page.getByText(containing(notesTexts.inClioAt(anything)))).toBeVisible({ timeout: 20_000 });
});

test('rows come in where their skeletons stood: nothing shifts', async ({ page, signIn }) => {
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
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/desk/{leads,matters,contacts}*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address);
    await expect(page.getByText(LOADING)).toBeAttached();
    letGo();
    await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
    await page.unroute('**/api/desk/{leads,matters,contacts}*');
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: { by: number; isRow: boolean }[] }).shifts,
    );
    expect(
      shifts.filter(({ isRow }) => isRow),
      `${address}: rows that moved`,
    ).toEqual([]);
    // The count behind a title, and the time beside a name, come with the rows.
    expect(
      shifts.reduce((sum, { by }) => sum + by, 0),
      address,
    ).toBeLessThan(0.001);
  }
});
