import type { Page } from '@playwright/test';
import { leadTriageTexts, rowActionTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { selectionTexts } from '../../apps/web/src/texts/lists/selection.ts';
import { triageToastTexts } from '../../apps/web/src/texts/triage/triage-toasts.ts';
import { watchChanges } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { anything, startingWith } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const { echo } = triageToastTexts;

/** Types without a pause, so that a busy machine makes none: capital letters with Shift. */
async function typeQuickly(page: Page, text: string): Promise<void> {
  const [, capitals = '', rest = ''] = /^([A-Z]*)(.*)$/.exec(text) ?? [];
  for (const letter of capitals) await page.keyboard.press(`Shift+${letter}`);
  // Pressed at the same time, a digit that occurs twice would be one key that is held down.
  if (/\d/.test(rest)) await page.keyboard.type(rest);
  else await Promise.all(Array.from(rest, (letter) => page.keyboard.press(letter)));
}

const row = (page: Page, index: number) => page.locator(`[data-index="${index}"] > a`);
/** Focuses a row, and waits until its actions have keys. */
async function focusRow(page: Page, index: number): Promise<void> {
  await row(page, index).focus();
  await expect(page.getByRole('button', { name: startingWith(rowActionTexts.take(anything)) })).toBeVisible();
}
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });
/** The time that a claim has left. */
const COUNTDOWN = /\d+:\d\d/;

for (const { where, width, isOpen, texts } of [
  {
    where: 'a row in focus',
    width: 1440,
    isOpen: false,
    texts: ['gomez', 'carter', 'Carter', 'smith', 'diaz', 'wang', 'hall', 'kaplan', 'xu ping', '2125550142', '+1 212'],
  },
  {
    where: 'a record open',
    width: 1440,
    isOpen: true,
    texts: ['gomez', 'carter', 'Martin', 'Zhang', 'atkins', '3125550142'],
  },
  { where: 'a narrow window', width: 390, isOpen: false, texts: ['gomez', 'carter', '2125550142'] },
]) {
  test(`text that is typed without a field goes to the search and changes nothing: ${where}`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await signIn();
    await total(page);
    const search = page.getByRole('searchbox');
    for (const text of texts) {
      await page.goto('/');
      await total(page);
      const changes = watchChanges(page);
      if (isOpen) {
        await row(page, 2).click();
        await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
      } else await row(page, 2).focus();
      const { pathname } = new URL(page.url());
      const lead = await row(page, 2).getAttribute('data-record');
      await typeQuickly(page, text);
      await expect(search, text).toHaveValue(text);
      await expect(search, text).toBeFocused();
      await expect(page, text).toHaveURL((url) => url.searchParams.get('q') === text && url.pathname === pathname);
      expect([...new URL(page.url()).searchParams.keys()], 'no order or filter was chosen').toEqual(['q']);
      await expect(page.locator('[data-choices], dialog[open]'), text).toHaveCount(0);
      // What was shown is reverted, and a later action shows that nothing was waiting to be sent.
      await search.fill('');
      await expect(page.locator(`[data-record="${lead}"]`), text).not.toContainText(COUNTDOWN);
      await page.goto('/');
      await total(page);
      expect(changes, text).toEqual([]);
    }
  });
}

test('a command by one letter is shown at once, and sent when no text follows', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  const changes = watchChanges(page);
  await focusRow(page, 3);
  const lead = await row(page, 3).getAttribute('data-record');
  const pressed = Date.now();
  await page.keyboard.press('c');
  await expect(row(page, 3)).toContainText(COUNTDOWN);
  await expect.poll(() => changes.length).toBe(1);
  expect(changes[0]?.path).toBe(`/api/desk/leads/${lead}/claim`);
  expect((changes[0]?.at ?? 0) - pressed).toBeGreaterThanOrEqual(290);
  // Two letters are commands still, and so are three with time between them.
  for (const key of ['c', 'x', 'x']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
  }
  await expect(row(page, 3)).not.toContainText(COUNTDOWN);
  await expect.poll(() => changes.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
  await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('leads that are selected are not claimed by typed text', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  const changes = watchChanges(page);
  await row(page, 0).focus();
  for (const key of ['x', 'Shift+J']) await page.keyboard.press(key);
  await expect(page.getByText(selectionTexts.count(2))).toBeVisible();
  await page.waitForTimeout(450);
  await typeQuickly(page, 'carter');
  await expect(page.getByRole('searchbox')).toHaveValue('carter');
  await page.goto('/');
  await total(page);
  expect(changes).toEqual([]);
});

test('the letter Z undoes only what its notice shows; Ctrl+Z undoes later too, and what is undone can be redone', async ({
  page,
  signIn,
}) => {
  await signIn();
  await total(page);
  const lead = await row(page, 5).getAttribute('data-record');
  const there = page.locator(`[data-record="${lead}"]`);
  const changes = watchChanges(page);
  await focusRow(page, 5);
  await page.keyboard.press('c');
  await expect(status(page, triageToastTexts.acts.claim)).toBeVisible();
  await page.keyboard.press('z');
  const undone = status(page, triageToastTexts.acts.undo);
  await expect(undone).toBeVisible();
  await expect(there).not.toContainText(COUNTDOWN);
  // By mouse.
  await undone.getByRole('button', { name: startingWith(echo.redo) }).click();
  await expect(there).toContainText(COUNTDOWN);
  await expect(status(page, triageToastTexts.acts.claim)).toBeVisible();
  // By key.
  await page.keyboard.press('Control+z');
  await expect(undone).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(status(page, triageToastTexts.acts.claim)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(status(page, echo.nothingToRedo)).toBeVisible();

  // After a reload there is no notice.
  await page.reload();
  await total(page);
  await expect(there).toContainText(COUNTDOWN);
  const before = changes.length;
  await page.keyboard.press('z');
  // A field has an undo of its own.
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(undone).toBeVisible();
  await expect(there).not.toContainText(COUNTDOWN);
  expect(changes.slice(before).map(({ path }) => path)).toEqual([`/api/desk/leads/${lead}/undo`]);
});

for (const key of ['c', 'p', 'u', '1']) {
  test(`a key pressed with nothing in focus does not change the next lead: ${key}`, async ({ page, signIn }) => {
    await signIn();
    await total(page);
    const changes = watchChanges(page);
    await page.keyboard.press(key);
    await page.keyboard.press('j');
    await expect(page.getByRole('button', { name: startingWith(rowActionTexts.take(anything)) })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
    // Actions are sent in order: one by mouse is the first.
    const toggle = async () => {
      await page.getByRole('button', { name: leadTriageTexts.buttons.more }).click();
      await page.getByRole('article').getByRole('button', { name: leadTriageTexts.buttons.priority }).click();
    };
    await toggle();
    await expect(status(page, triageToastTexts.acts.raise)).toBeVisible();
    expect(changes.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual(['PUT priority']);
    await toggle();
    await expect(status(page, triageToastTexts.acts.lower)).toBeVisible();
  });
}
