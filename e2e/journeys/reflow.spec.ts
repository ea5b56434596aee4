import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { expectAccessible, WIDTHS } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { lengthenTexts } from '../fixtures/lengthen-texts.ts';
import { settled } from '../fixtures/settled.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

/** The five text sizes of the app. */
const TEXT_SIZES = ['--text-s', '--text-m', '--text-l', '--text-note', '--text-title'];

async function places(page: Page, signIn: () => Promise<void>): Promise<string[]> {
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  const lead = await page.locator('[data-record]').first().getAttribute('data-record');
  const of = async (list: string) => {
    await page.goto(list);
    await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
    return `${list}/${await page.locator('[data-record]').first().getAttribute('data-record')}`;
  };
  const [matter, contact] = [await of('/matters'), await of('/contacts')];
  return [
    '/',
    '/?triage=decided',
    '/?state=ignored',
    `/leads/${lead}`,
    '/leads/new',
    '/matters',
    matter,
    '/contacts',
    contact,
    '/settings',
    '/settings#keys',
    '/settings#firm',
    '/settings#connection',
  ];
}

async function open(page: Page, place: string): Promise<void> {
  await page.goto(place);
  await expect(page.locator('main h1').filter({ visible: true }).first()).toBeVisible();
  await settled(page);
}

/** WCAG 2.2, 1.4.10: nothing scrolls sideways except elements meant to. */
async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    // A long value may also end in an ellipsis.
    const isMeantToScroll = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) ||
        getComputedStyle(element).textOverflow === 'ellipsis' ||
        isMeantToScroll(element.parentElement));
    return [...document.querySelectorAll('main *, nav *')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        if (box.width === 0 || style.visibility === 'hidden' || style.clipPath !== 'none') return false;
        return box.right > width + 1 && !isMeantToScroll(element.parentElement);
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`);
  });
  expect.soft(wide, `${name}: wider than the window`).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
}

test('at 320 px everything fits in one column and nothing is cut off', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const place of await places(page, signIn)) {
    await open(page, place);
    await expectNoSidewaysScroll(page, `${place} at 320 px`);
    await expectAccessible(page, `${place} at 320 px`);
  }
});

test('at twice the text size nothing is cut off', async ({ page, signIn }) => {
  for (const place of await places(page, signIn)) {
    await open(page, place);
    await page.evaluate((names) => {
      const root = document.documentElement;
      // The pages of Settings share a document.
      for (const name of names) root.style.removeProperty(name);
      const style = getComputedStyle(root);
      const sizes = names.map((name) => [name, `${2 * parseFloat(style.getPropertyValue(name))}px`] as const);
      for (const [name, size] of sizes) root.style.setProperty(name, size);
    }, TEXT_SIZES);
    await expectNoSidewaysScroll(page, `${place} with text of twice the size`);
  }
});

test('with texts 35 % longer nothing is cut off in any layout', async ({ page, signIn }) => {
  await lengthenTexts(page);
  for (const place of await places(page, signIn)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, place);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page, `${place} with longer texts at ${width} px`);
    }
  }
});

/** The number of running animations, however short. */
function moving(page: Page): Promise<number> {
  return page.evaluate(() => document.getAnimations().length);
}

test('with forced colors and reduced motion axe finds no violation, and nothing is animated', async ({
  page,
  signIn,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page, 'inbox in forced colors');
  await page.locator('[data-record]').first().click();
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.decline })).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('group', { name: leadTriageTexts.reasons })).toBeVisible();
  await expectAccessible(page, 'reasons in forced colors');
  expect(await moving(page)).toBe(0);
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce', colorScheme: 'dark' });
  expect(await moving(page), 'when the theme changes').toBe(0);
});

test('each step with j and k leaves the focus on a visible row with a focus ring', async ({ page, signIn }) => {
  await signIn();
  await expect(page.locator('[data-record]').first()).toBeVisible({ timeout: 20_000 });
  const check = async (step: string) => {
    const focus = await page.evaluate(() => {
      const row = document.activeElement;
      if (!(row instanceof HTMLElement) || row.dataset['record'] === undefined) return { row: null };
      const box = row.getBoundingClientRect();
      const list = row.closest('[data-list-scroller]')?.getBoundingClientRect();
      const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return {
        row: row.dataset['record'],
        isInside: list !== undefined && box.top >= list.top - 1 && box.bottom <= list.bottom + 1,
        isUncovered: row.contains(middle),
        ring: getComputedStyle(row).outlineStyle,
      };
    });
    expect(focus, step).toEqual({
      row: expect.stringMatching(/^\d+$/) as unknown,
      isInside: true,
      isUncovered: true,
      ring: 'solid',
    });
    return focus.row;
  };
  const seen: (string | null)[] = [];
  for (let step = 1; step <= 30; step += 1) {
    await page.keyboard.press('j');
    seen.push(await check(`j ${step}`));
  }
  expect(new Set(seen).size).toBe(30);
  for (let step = 1; step <= 30; step += 1) {
    await page.keyboard.press('k');
    await check(`k ${step}`);
  }
  // The same with a record open beside the list.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  for (let step = 1; step <= 12; step += 1) {
    await page.keyboard.press('j');
    const row = await check(`j ${step} with the record open`);
    await expect(page).toHaveURL(new RegExp(`/leads/${row}$`));
  }
});
