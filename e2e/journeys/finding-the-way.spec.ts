import { contactsTexts } from '../../apps/web/src/texts/records/contacts.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { freshnessTexts } from '../../apps/web/src/texts/lists/freshness.ts';
import { shortcutTexts } from '../../apps/web/src/texts/shell/keys.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { startingWith } from '../fixtures/text-pattern.ts';

test('a search in contacts keeps its rows after a record is opened and closed', async ({ page, stack, signIn }) => {
  const contacts = await stack.grow<{ id: number; name: string; type: string; last_name: string | null }>('/contacts');
  const person = contacts.find(({ last_name: last }) => last !== null && /^[A-Za-z]{5,}$/.test(last));
  await signIn('/contacts');
  await page.keyboard.press('/');
  await page.getByRole('searchbox', { name: contactsTexts.search }).fill(person?.last_name ?? '');
  await expect(page).toHaveURL(new RegExp(`q=${person?.last_name}`));
  await page.locator(`[data-record="${person?.id}"]`).click();
  await expect(page.getByRole('article', { name: person?.name ?? '' })).toBeVisible();
  await page.goBack();
  await expect(page.locator(`[data-record="${person?.id}"]`)).toBeVisible();
  await page.getByRole('button', { name: listsTexts.clearSearch }).click();
  await expect(page.getByText(freshnessTexts.soFar('200')).first()).toBeVisible();
});

test('the keyboard alone moves, opens, writes, leaves, changes the list and shows all keys', async ({
  page,
  signIn,
}) => {
  await signIn('/matters');
  await expect(page.locator('[data-record]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="1"] > a')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/matters\/\d+/);
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: notesTexts.note })).toBeFocused();
  await page.keyboard.type('jkg are letters here');
  await expect(page.getByRole('textbox', { name: notesTexts.note })).toHaveValue('jkg are letters here');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/matters$/);
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await expect(page.getByRole('heading', { name: leadsTexts.lists.ignored.title })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: shortcutTexts.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: shortcutTexts.title })).toBeHidden();
});

test('a key pressed before the record has loaded is not lost', async ({ page, signIn }) => {
  await signIn('/matters');
  await page.locator('[data-index="1"] > a').focus();
  // The code of the record is delayed, so that the key comes first.
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/MatterPane/, async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press('Enter');
  await page.keyboard.press('n');
  release();
  await expect(page.getByRole('textbox', { name: notesTexts.note })).toBeFocused();
});

test('the record follows the cursor, and Back returns to the list in one step', async ({ page, signIn }) => {
  await signIn();
  await page.locator('[data-index="2"] > a').click();
  await expect(page).toHaveURL(/\/leads\/\d+/);
  const opened = page.url();
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(opened);
  await expect(page.locator('[data-index="3"] > a')).toHaveAttribute('aria-current', 'true');
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});

test('a list keeps its rows and position while another list is open', async ({ page, signIn }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/inbox_leads')) asked.push(request.url());
  });
  await signIn();
  const scroller = page.locator('[data-list-scroller]');
  await scroller.evaluate((element) => element.scrollTo(0, 3000));
  const row = page.locator('[data-index="60"]');
  await expect(row).toBeVisible();
  await page.getByRole('link', { name: shellTexts.matters }).first().click();
  await expect(page.getByRole('heading', { name: mattersTexts.title })).toBeVisible();
  await page.getByRole('link', { name: leadsTexts.views.open }).first().click();
  await expect(row).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect(new Set(asked).size, 'nothing is requested again').toBe(asked.length);
});

test('on a phone, focus moves to the opened record and back to its row when it closes', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn();
  const row = page.locator('[data-index="3"] > a');
  await row.click();
  await expect(page).toHaveURL(/\/leads\/\d+/);
  await expect(page.getByRole('article').first()).toBeFocused();
  const record = await page.getByRole('article').getAttribute('aria-label');
  await expect(page).toHaveTitle(shellTexts.pageTitle('', record ?? ''));
  const steps = await page.evaluate(() => history.length);
  await page.getByRole('link', { name: shellTexts.allLeads }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(row).toBeFocused();
  await expect(page).toHaveTitle(shellTexts.pageTitle('', leadsTexts.lists.open.title));
  expect(await page.evaluate(() => history.length), 'closing adds no history entry').toBe(steps);
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="4"] > a')).toBeFocused();
});

test('a letter is a command only by itself: not with Ctrl, Alt or Meta, not in a field, not during input composition', async ({
  page,
  signIn,
}) => {
  await signIn();
  const first = page.locator('[data-index="0"] > a');
  await expect(first).toBeVisible();
  for (const held of ['Control', 'Alt', 'Meta']) {
    await page.keyboard.press(`${held}+j`);
    await expect(first, held).not.toBeFocused();
  }
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', isComposing: true, bubbles: true })),
  );
  await expect(first, 'while composing').not.toBeFocused();
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('jgm/');
  await expect(page.getByRole('searchbox')).toHaveValue('jgm/');
  await expect(page).toHaveURL(/\/(\?q=.*)?$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(first).toBeVisible();
  await page.keyboard.press('j');
  await expect(first).toBeFocused();
  for (const [name, key] of [
    [startingWith(shellTexts.newLead), 'l'],
    [startingWith(listsTexts.refresh), 'r'],
  ] as const) {
    const control = page.getByRole('link', { name }).or(page.getByRole('button', { name })).first();
    await expect(control).toHaveAttribute('aria-keyshortcuts', key);
  }
  await expect(page.getByRole('searchbox')).toHaveAttribute('aria-keyshortcuts', '/');
});

test('keys work after Back and after a click on empty space', async ({ page, signIn }) => {
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/leads\/\d+/);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="1"] > a')).toBeFocused();
  // Nothing is open beside the list, so the click hits no control.
  await page.mouse.click(1200, 700);
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="2"] > a')).toBeFocused();
  await page.mouse.click(40, 600);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/matters$/);
  await page.goBack();
  await expect(page.locator('[data-record]').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="3"] > a')).toBeFocused();
});
