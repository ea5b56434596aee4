import type { Page } from '@playwright/test';
import { commandTexts } from '../../apps/web/src/texts/shell/commands.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { paletteTexts } from '../../apps/web/src/texts/shell/palette.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import type { Stack } from '../fixtures/stack.ts';
import { containing, digits, startingWith } from '../fixtures/text-pattern.ts';

test.use({ mirror: 'on' });

let calls = 0;

/**
 * Adds a lead and waits until Intake Desk knows it.
 * @returns half: the second half of the phone number; with Enter, six keystrokes
 */
async function caller(page: Page, stack: Stack): Promise<{ id: number; name: string; phone: string; half: string }> {
  await expect(page.getByRole('region', { name: leadsTexts.lists.open.title }).getByText(/^\d+$/).first()).toBeVisible({
    timeout: 20_000,
  });
  calls += 1;
  const last = `Vanbrugh${'abcdefghijklmnop'[calls]}`;
  const half = `5726${calls % 10}`;
  const phone = `+121255${half}`;
  const order = { act: 'lead_arrives', first_name: 'Ottoline', last_name: last, phone_number: phone };
  const { data } = await stack.control<{ data: { lead: number } }>('POST', 'acts', order);
  await expect(page.getByRole('button', { name: containing(listsTexts.arrived(digits)) })).toBeVisible({
    timeout: 15_000,
  });
  return { id: data.lead, name: `Ottoline ${last}`, phone, half };
}

function palette(page: Page) {
  return page.getByRole('dialog', { name: paletteTexts.name });
}

/** Presses keys and counts them. */
async function press(page: Page, keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

test('by keyboard: half a phone number and Enter open the caller in six keystrokes', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  const { id, name, half } = await caller(page, stack);
  await page.keyboard.press('Control+k');
  const keystrokes = await press(page, [...half, 'Enter']);
  expect(keystrokes).toBeLessThanOrEqual(6);
  await expect(page).toHaveURL(new RegExp(`/leads/${id}$`));
  await expect(page.getByRole('article', { name })).toBeFocused();
  await expect(palette(page)).toBeHidden();
});

test('by mouse alone: the button in the rail, a pasted number and one click open the caller', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  const { id, name, phone } = await caller(page, stack);
  await page.getByRole('navigation', { name: shellTexts.main }).getByRole('button', { name: shellTexts.find }).click();
  // As pasted from a phone app.
  await palette(page).getByRole('combobox').fill(phone.slice(2));
  await palette(page)
    .getByRole('option', { name: new RegExp(name) })
    .click();
  await expect(page).toHaveURL(new RegExp(`/leads/${id}$`));
  await expect(page.getByRole('article', { name })).toBeVisible();
  await page.getByRole('navigation', { name: shellTexts.main }).getByRole('link', { name: shellTexts.matters }).click();
  await page.getByRole('navigation', { name: shellTexts.main }).getByRole('button', { name: shellTexts.find }).click();
  // Recent records are offered before any input.
  await expect(palette(page).getByRole('group', { name: paletteTexts.groups.recent }).getByRole('option')).toHaveText([
    new RegExp(name),
  ]);
  await palette(page).getByRole('button', { name: paletteTexts.close }).click();
  await expect(palette(page)).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('by touch: the button in the bar, the number and one tap open the caller', async ({ page, signIn, stack }) => {
    await signIn();
    const { id, name, half } = await caller(page, stack);
    const target = page.getByRole('button', { name: shellTexts.find }).filter({ visible: true });
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await target.tap();
    await palette(page).getByRole('combobox').fill(half);
    const option = palette(page).getByRole('option', { name: new RegExp(name) });
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await expectAccessible(page, 'palette on a phone');
    await option.tap();
    await expect(page).toHaveURL(new RegExp(`/leads/${id}$`));
    await expect(page.getByRole('article', { name })).toBeVisible();
  });
});

test('keys pressed before the palette has loaded are not lost and run no commands', async ({ page, signIn, stack }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  // The code of the palette is delayed, so that the keys come first.
  await page.route(/CommandPalette.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await signIn();
  const { id, half } = await caller(page, stack);
  await page.keyboard.press('Control+k');
  await press(page, [...half, 'Enter']);
  await expect(page).toHaveURL(/\/$/);
  release();
  await expect(page).toHaveURL(new RegExp(`/leads/${id}$`));
});

test('Enter waits for the answer and never opens a result for other words', async ({ page, signIn, stack }) => {
  await signIn();
  const { id } = await caller(page, stack);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ottoline');
  await expect(palette(page).getByRole('option').first()).toContainText('Ottoline');
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/desk\/search\?q=(?!ottoline)/, async (route) => {
    await held;
    await route.continue();
  });
  await palette(page).getByRole('combobox').fill('zzzzzz by that name');
  await page.keyboard.press('Enter');
  await expect(palette(page).getByRole('status')).toContainText(paletteTexts.waiting);
  release();
  await expect(palette(page).getByRole('status')).toContainText(paletteTexts.nothing('zzzzzz by that name'));
  await expect(palette(page)).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(`/leads/${id}$`));
});

test('the palette shows keys, runs commands, goes to places, and restores the focus', async ({ page, signIn }) => {
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  const search = page.getByRole('searchbox');
  await search.focus();
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox'), 'it works in a field').toBeFocused();
  const option = palette(page).getByRole('option', { name: startingWith(commandTexts.titles['list.next']) });
  await expect(option.locator('kbd')).toHaveText(['j']);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(search).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('go matt');
  await expect(palette(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/matters$/);
  const matters = page.getByRole('searchbox', { name: mattersTexts.search });
  await expect(matters).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('search this');
  await page.keyboard.press('Enter');
  await expect(matters).toBeFocused();
  await page.keyboard.press('Control+k');
  const box = palette(page).getByRole('combobox');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', 'palette-1');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
});
