import type { Page } from '@playwright/test';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadRecordTexts } from '../../apps/web/src/texts/leads/lead-record.ts';
import { similarRecordTexts, newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { outgoingTexts } from '../../apps/web/src/texts/outgoing.ts';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { searchTexts } from '../../apps/web/src/texts/lists/search.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { timeTexts } from '../../apps/web/src/texts/time.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import type { Stack } from '../fixtures/stack.ts';
import { anything, clockTime, containing, digits, some, startingWith } from '../fixtures/text-pattern.ts';
import { wouldLoseText } from '../fixtures/would-lose-text.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));

const { fields } = newLeadTexts;
/** Made-up names may sound alike. */
const ALIKE = startingWith(similarRecordTexts.count(1, '1'), similarRecordTexts.count(2, some(/\d/)));
/** Each caller has a phone number of their own. */
let calls = 130;
const UNKNOWN_CALLER = `${newLeadTexts.unknown} ${newLeadTexts.caller}`;
const OTHER_PARTY = 'Harborline Builders';
const MESSAGE = 'Fell on the stairs at Wharf Street.';

/** A unique name, and a lead in Clio that has it already. */
async function caller(stack: Stack) {
  const last = `Quill${Array.from(crypto.randomUUID().replaceAll('-', ''), (digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]).join('')}`;
  const { data } = await stack.control<{ data: { lead: number } }>('POST', 'acts', {
    act: 'lead_arrives',
    first_name: 'Zora',
    last_name: last,
  });
  calls += 1;
  return { first: 'Zora', last, known: data.lead, phone: `(415) 555-0${calls}` };
}

/** Waits for the list and until the search finds the name. */
async function inboxWith(page: Page, name: string) {
  await expect(page.locator('[data-record]').first()).toBeVisible();
  const search = `/api/desk/search?q=${encodeURIComponent(name)}`;
  await expect
    .poll(async () => (await page.request.get(search, { headers: { 'X-CSRF': '1' } })).text(), { timeout: 20_000 })
    .toContain(name);
}

const field = (page: Page, name: string) =>
  page.getByRole('form', { name: newLeadTexts.title }).getByLabel(name, { exact: true });

/** The size of the encrypted drafts in the browser; typing changes it a moment later. */
function vaultBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('desk.drafts');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error(opening.error?.message));
    });
    const all = db.transaction('drafts').objectStore('drafts').getAll();
    await new Promise((resolve) => (all.onsuccess = resolve));
    db.close();
    return (all.result as { data: ArrayBuffer }[]).reduce((sum, { data }) => sum + data.byteLength, 0);
  });
}

/** Types the message and waits until it is stored. */
async function typeMessage(page: Page, type: (name: string, text: string) => Promise<void>) {
  const before = await vaultBytes(page);
  await type(fields.message, MESSAGE);
  await expect(field(page, fields.message)).toHaveValue(MESSAGE);
  await expect.poll(() => vaultBytes(page)).toBe(before + MESSAGE.length);
}

/** Checks the light and the dark theme. */
async function accessibleInBoth(page: Page, name: string) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${name}, ${colorScheme}`);
  }
  // axe may merge its results in a separate page, and a tap, unlike a click, does not bring this one to the front.
  await page.bringToFront();
}

/** Creates a lead about which the form asks once: it has no phone number, no email or not both names. */
async function createAllTheSame(page: Page) {
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('alert').filter({ hasText: newLeadTexts.pressAgain })).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
}

async function expectInClioOnce(page: Page, stack: Stack, { last, phone }: { last: string; phone: string }) {
  await expect(page).toHaveURL(/\/leads\/\d+/);
  await expect(page.getByText(containing(shellTexts.inClio(clockTime)))).toBeVisible();
  await expect(page.getByText(MESSAGE)).toBeVisible();
  await expect(page.getByRole('article', { name: leadRecordTexts.message.title })).toContainText(
    containing(leadRecordTexts.message.takenBy(anything)),
  );
  await expect(page.getByText(OTHER_PARTY)).toBeVisible();
  await expect(page.getByText(containing(timeTexts.callerTime(clockTime, 'San Francisco')))).toBeVisible();
  const id = Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0]);
  const leads = await stack.grow<{ id: number; last_name: string; phone_number: string }>(
    '/inbox_leads?state=untriaged',
  );
  expect(leads.filter((lead) => lead.last_name === last && lead.phone_number === phone)).toEqual([
    expect.objectContaining({ id }),
  ]);
}

test('mouse: while a lead is typed a similar one can be opened and left, and nothing typed is lost', async ({
  page,
  signIn,
  stack,
}) => {
  const { first, last, known, phone } = await caller(stack);
  await signIn();
  await inboxWith(page, last);
  await page.getByRole('link', { name: shellTexts.newLead }).click();
  await expect(page).toHaveURL('/leads/new');
  await expect(field(page, fields.firstName)).toBeFocused();
  await accessibleInBoth(page, 'empty form');
  const type = async (name: string, text: string) => {
    await field(page, name).click();
    await field(page, name).pressSequentially(text);
  };
  await type(fields.firstName, first);
  await type(fields.lastName, last);
  const alike = page.getByRole('complementary', { name: recordsTexts.page.related });
  await expect(alike.getByRole('link', { name: `${first} ${last}` })).toBeVisible();
  await expect(alike.getByRole('status')).toHaveText(ALIKE);
  await expect(alike.getByText(searchTexts.reasons.name).first()).toBeVisible();
  await accessibleInBoth(page, 'form with look-alikes');

  await alike.getByRole('link', { name: last }).click();
  await expect(page).toHaveURL(`/leads/${known}`);
  await expect(page.getByRole('heading', { name: `${first} ${last}`, level: 1 })).toBeVisible();
  await page.goBack();
  await expect(field(page, fields.lastName)).toHaveValue(last);

  await type(fields.phone, phone);
  await type(fields.otherParty, OTHER_PARTY);
  await field(page, fields.source).click();
  await expect(page.locator('datalist option').first()).toBeAttached();
  const source = (await page.locator('datalist option').first().getAttribute('value')) ?? '';
  await type(fields.source, source);
  await expect(page.getByText(newLeadTexts.sourceListed)).toBeVisible();
  await field(page, fields.matterType).selectOption({ index: 1 });
  await typeMessage(page, type);
  await expect(page.getByText(newLeadTexts.kept.kept)).toBeVisible();
  await page.reload();
  await expect(field(page, fields.message)).toHaveValue(MESSAGE);
  await expect(field(page, fields.source)).toHaveValue(source);
  await expect(field(page, fields.matterType)).not.toHaveValue('');
  const create = page.getByRole('button', { name: newLeadTexts.create });
  await create.click();
  await expect(page.getByText(containing(outgoingTexts.leavesIn(digits)))).toBeVisible();
  await accessibleInBoth(page, 'lead that is held back');
  await page.getByRole('button', { name: outgoingTexts.undo }).click();
  await expect(field(page, fields.message)).toHaveValue(MESSAGE);
  await create.click();
  await page.getByRole('button', { name: outgoingTexts.sendNow }).click();
  await expectInClioOnce(page, stack, { last, phone });
  await expect(page.getByText(leadRecordTexts.thread.arrivedBy(source)).first()).toBeVisible();
  await accessibleInBoth(page, 'lead with a kept message');
  await page.getByRole('link', { name: shellTexts.newLead }).click();
  await expect(field(page, fields.message)).toHaveValue('');
});

test('keyboard: L, the fields in order and Ctrl+Enter create the lead in Clio within thirty seconds', async ({
  page,
  signIn,
  stack,
}) => {
  const { first, last, known, phone } = await caller(stack);
  await signIn();
  await inboxWith(page, last);
  const began = Date.now();
  await page.keyboard.press('l');
  await expect(field(page, fields.firstName)).toBeFocused();
  await page.keyboard.type(first);
  await page.keyboard.press('Tab');
  await page.keyboard.type(last);
  await page.keyboard.press('Enter');
  await page.keyboard.type(phone);
  await page.keyboard.press('Tab');
  await page.keyboard.type(OTHER_PARTY);
  await expect(page.getByRole('status').filter({ hasText: ALIKE })).toBeVisible();
  await expect.poll(() => wouldLoseText(page)).toBe(false);
  await page.reload();
  await expect(field(page, fields.otherParty)).toHaveValue(OTHER_PARTY);
  await expect(field(page, fields.firstName)).toBeFocused();
  const { firstName: _, ...further } = fields;
  for (const name of Object.values(further)) {
    await page.keyboard.press('Tab');
    await expect(field(page, name)).toBeFocused();
  }
  await page.keyboard.type(MESSAGE);
  // Leave and return by keyboard alone.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/');
  await page.keyboard.press('l');
  await expect(field(page, fields.message)).toHaveValue(MESSAGE);
  const alike = page.getByRole('complementary', { name: recordsTexts.page.related }).getByRole('link', { name: last });
  await expect(alike).toBeVisible();
  await alike.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/leads/${known}`);
  await page.keyboard.press('l');
  await expect(field(page, fields.firstName)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(containing(outgoingTexts.leavesIn(digits)))).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(field(page, fields.message)).toHaveValue(MESSAGE);
  await page.keyboard.press('Control+Enter');
  await expect(field(page, fields.message)).toHaveValue('');
  await page.keyboard.press('Control+Shift+Enter');
  await expectInClioOnce(page, stack, { last, phone });
  expect(Date.now() - began).toBeLessThan(30_000);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('touch: the same at 390 pixels, with one line that counts the similar people', async ({
    page,
    signIn,
    stack,
  }) => {
    const { first, last, known, phone } = await caller(stack);
    await signIn();
    await inboxWith(page, last);
    const open = page.getByRole('link', { name: shellTexts.newLead });
    expect((await open.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await open.tap();
    const type = async (name: string, text: string) => {
      await field(page, name).tap();
      await field(page, name).pressSequentially(text);
    };
    await type(fields.firstName, first);
    await type(fields.lastName, last);
    const count = page.getByRole('button', { name: ALIKE });
    await expect(count).toBeVisible();
    await type(fields.phone, phone);
    await type(fields.otherParty, OTHER_PARTY);
    await expect(count).toBeVisible();
    await expect(page.getByRole('link', { name: `${first} ${last}` })).toBeHidden();
    await accessibleInBoth(page, 'form on a phone');
    await count.tap();
    await page.getByRole('link', { name: `${first} ${last}` }).tap();
    await expect(page).toHaveURL(`/leads/${known}`);
    await expect(page.getByRole('heading', { name: `${first} ${last}`, level: 1 })).toBeVisible();
    await page.goBack();
    await expect(field(page, fields.lastName)).toHaveValue(last);
    await typeMessage(page, type);
    await page.reload();
    await expect(field(page, fields.message)).toHaveValue(MESSAGE);
    const send = page.getByRole('button', { name: newLeadTexts.create });
    expect((await send.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await send.tap();
    const sendNow = page.getByRole('button', { name: outgoingTexts.sendNow });
    expect((await sendNow.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await sendNow.tap();
    await expectInClioOnce(page, stack, { last, phone });
    await accessibleInBoth(page, 'lead with a kept message on a phone');
  });

  test('touch: an email address that the server would refuse is marked, focused and in sight, and nothing is sent', async ({
    page,
    signIn,
    stack,
  }) => {
    await signIn('/leads/new');
    const from = (await stack.requests()).filter(({ method }) => method === 'POST').length;
    await field(page, fields.email).tap();
    await page.keyboard.type('zora@nowhere');
    await page.getByRole('button', { name: newLeadTexts.create }).tap();
    await expect(field(page, fields.email)).toBeFocused();
    await expect(field(page, fields.email)).toHaveAttribute('aria-invalid', 'true');
    await expect(field(page, fields.email)).toHaveAccessibleDescription(newLeadTexts.halfEmail);
    await expect(field(page, fields.email)).toBeInViewport({ ratio: 1 });
    expect((await stack.requests()).filter(({ method }) => method === 'POST')).toHaveLength(from);
    await field(page, fields.email).fill('');
  });
});

test('an empty form shows a message, and without names the lead is created as an unknown caller only when confirmed', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('/leads/new');
  const from = (await stack.requests()).filter(({ method }) => method === 'POST').length;
  await page.getByRole('button', { name: newLeadTexts.create }).click();
  await expect(page.getByText(newLeadTexts.nothingTyped).first()).toBeVisible();
  for (const [email, way] of [
    ['zora@nowhere', 'keyboard'],
    ['zora@example..com', 'mouse'],
  ] as const) {
    await field(page, fields.email).fill(email);
    if (way === 'keyboard') await page.keyboard.press('Control+Enter');
    else await page.getByRole('button', { name: newLeadTexts.create }).click();
    await expect(field(page, fields.email)).toBeFocused();
    await expect(field(page, fields.email)).toHaveAttribute('aria-invalid', 'true');
    await expect(field(page, fields.email)).toHaveAccessibleDescription(newLeadTexts.halfEmail);
  }
  expect((await stack.requests()).filter(({ method }) => method === 'POST')).toHaveLength(from);
  await field(page, fields.email).fill('');
  await field(page, fields.phone).fill('415 555 0177');
  await expect(page.getByText(`${newLeadTexts.goesAs} ${UNKNOWN_CALLER}.`)).toBeVisible();
  await page.getByRole('button', { name: newLeadTexts.clear }).click();
  await expect(field(page, fields.phone)).toHaveValue('');
  await page.getByRole('button', { name: newLeadTexts.undoClear }).click();
  await expect(field(page, fields.phone)).toHaveValue('415 555 0177');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(containing(newLeadTexts.inventedName(UNKNOWN_CALLER)))).toBeVisible();
  await expect(field(page, fields.phone)).toHaveValue('415 555 0177');
  expect((await stack.requests()).filter(({ method }) => method === 'POST')).toHaveLength(from);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('heading', { name: UNKNOWN_CALLER, level: 1 })).toBeVisible();
  await expect(page.getByText(newLeadTexts.noMessage)).toBeVisible();
});

test('a lead that Clio refuses is kept with the reason through a reload, edited and sent', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('/leads/new');
  await stack.fault('POST', '/grow/inbox_leads', 'status', { status: 422 });
  const last = `Refused ${crypto.randomUUID()}`;
  await field(page, fields.lastName).fill(last);
  await createAllTheSame(page);
  await expect(page.getByText(containing(outgoingTexts.failed(anything)))).toBeVisible();
  await accessibleInBoth(page, 'a lead that was refused');
  await page.reload();
  await expect(page.getByText(containing(outgoingTexts.failed(anything)))).toBeVisible();
  await expect(page.getByRole('button', { name: outgoingTexts.copy })).toBeVisible();
  await page.getByRole('button', { name: outgoingTexts.edit }).click();
  await expect(field(page, fields.lastName)).toHaveValue(last);
  await createAllTheSame(page);
  // The form has a heading with the same name until the lead is created.
  await expect(page).toHaveURL(/\/leads\/\d+/);
  await expect(page.getByRole('heading', { name: `${newLeadTexts.unknown} ${last}` })).toBeVisible();
});

test('when Clio’s answer is lost after the write, Intake Desk checks and opens the lead, which exists once', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('/leads/new');
  await stack.fault('POST', '/grow/inbox_leads', 'reset_after_write');
  const last = `Lost ${crypto.randomUUID()}`;
  await field(page, fields.lastName).fill(last);
  await field(page, fields.message).fill(MESSAGE);
  await createAllTheSame(page);
  await expect(page.getByText(outgoingTexts.states.unknown).last()).toBeVisible();
  await expect(page).toHaveURL(/\/leads\/\d+/, { timeout: 20_000 });
  await expect(page.getByText(MESSAGE)).toBeVisible();
  const leads = await stack.grow<{ last_name: string }>('/inbox_leads?state=untriaged');
  expect(leads.filter((lead) => lead.last_name === last)).toHaveLength(1);
});

test('60: when the session ends while a lead is sent, it survives signing in again and is then sent once', async ({
  page,
  context,
  signIn,
  stack,
}) => {
  await signIn('/leads/new');
  const last = `Ended ${crypto.randomUUID()}`;
  await field(page, fields.lastName).fill(last);
  await context.clearCookies();
  await createAllTheSame(page);
  await page.getByRole('link', { name: signInTexts.again }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await page.waitForURL('**/leads/new');
  await expect(page.getByRole('link', { name: `${newLeadTexts.unknown} ${last}` })).toBeVisible();
  const leads = await stack.grow<{ last_name: string }>('/inbox_leads?state=untriaged');
  expect(leads.filter((lead) => lead.last_name === last)).toHaveLength(1);
});

test('60: two tabs share what is typed, and signing out asks first and then deletes it in both', async ({
  page,
  context,
  signIn,
}) => {
  await signIn('/leads/new');
  const other = await context.newPage();
  await other.goto('/leads/new');
  await field(page, fields.firstName).fill('Half');
  await expect(field(other, fields.firstName)).toHaveValue('Half');
  await field(other, fields.lastName).fill('Typed');
  await expect(field(page, fields.lastName)).toHaveValue('Typed');
  await expect(page.getByText(newLeadTexts.kept.kept)).toBeVisible();
  await page.getByRole('button', { name: shellTexts.signOut.does }).click();
  await expect(page.getByText(shellTexts.signOut.ask(1, '1'))).toBeVisible();
  await page.getByRole('button', { name: shellTexts.signOut.anyway }).click();
  await expect(page.getByRole('heading', { name: signInTexts.signedOut.title })).toBeVisible();
  await expect(other.getByRole('heading', { name: signInTexts.signedOut.title })).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});
