import type { Page } from '@playwright/test';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { teamNotesTexts } from '../../apps/web/src/texts/leads/team-notes.ts';
import { newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { paletteTexts } from '../../apps/web/src/texts/shell/palette.ts';
import { shortcutTexts } from '../../apps/web/src/texts/shell/keys.ts';
import { expect, test } from '../fixtures/desk.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const CONTROL = 2;
const SHIFT = 8;

/** What a layout types with the keys that are J, C, L, slash, and K on a US keyboard. */
const LAYOUTS = [
  { name: 'Russian', j: 'о', c: 'с', l: 'д', slash: '.', k: 'л', question: ',' },
  { name: 'Greek', j: 'ξ', c: 'ψ', l: 'λ', slash: '/', k: 'κ', question: '?' },
  { name: 'Hebrew', j: 'ח', c: 'ב', l: 'ך', slash: '.', k: 'ל', question: '?' },
  { name: 'Arabic', j: 'ت', c: 'ؤ', l: 'م', slash: 'ظ', k: 'ن', question: '؟' },
];

/** Presses a key as the browser reports it for a keyboard layout. */
async function keyboard(page: Page) {
  const session = await page.context().newCDPSession(page);
  return async (key: string, code: string, modifiers = 0) => {
    const common = { key, code, modifiers, windowsVirtualKeyCode: code === 'Slash' ? 191 : code.charCodeAt(3) };
    const typed = modifiers === CONTROL ? {} : { text: key };
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common, ...typed });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  };
}

for (const { name, j, c, l, slash, k, question } of LAYOUTS) {
  test(`shortcuts work on a keyboard layout without Latin letters: ${name}`, async ({ page, signIn }) => {
    await signIn();
    await total(page);
    const press = await keyboard(page);
    const first = page.locator('[data-index="0"] > a');
    await press(j, 'KeyJ');
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
    await press(c, 'KeyC');
    const release = page.getByRole('button', { name: leadTriageTexts.buttons.release });
    await expect(release).toBeVisible();
    await press(c, 'KeyC');
    await expect(release).toHaveCount(0);
    await page.keyboard.press('Escape');
    await press(question, 'Slash', SHIFT);
    await expect(page.getByRole('dialog', { name: shortcutTexts.title })).toBeVisible();
    await page.keyboard.press('Escape');
    await press(k, 'KeyK', CONTROL);
    await expect(page.getByRole('dialog', { name: paletteTexts.name })).toBeVisible();
    await page.keyboard.press('Escape');
    await press(slash, 'Slash');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expect(page.getByRole('searchbox')).toHaveValue('');
    await page.keyboard.press('Escape');
    await press(l, 'KeyL');
    await expect(page).toHaveURL('/leads/new');
  });
}

test('a name typed in Cyrillic letters goes to the search as it was typed', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  const press = await keyboard(page);
  for (const [key, code] of [
    ['г', 'KeyU'],
    ['о', 'KeyJ'],
    ['м', 'KeyV'],
    ['е', 'KeyT'],
    ['с', 'KeyC'],
  ] as const)
    await press(key, code);
  await expect(page.getByRole('searchbox')).toHaveValue('гомес');
});

test('keys of an input method keep what is typed, in every field', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  /** Keys that choose or discard characters: Safari reports the last one after the composition. */
  const compose = (keys: readonly string[]) =>
    page.evaluate((all) => {
      for (const key of all)
        for (const sign of [{ isComposing: true }, { keyCode: 229 }])
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...sign }),
          );
    }, keys);
  const COMPOSING = ['Escape', 'Enter', 'ArrowDown', 'Tab', 'Backspace'];

  const search = page.getByRole('searchbox');
  await search.fill('gom');
  await compose(COMPOSING);
  await expect(search).toHaveValue('gom');
  await expect(search).toBeFocused();
  await search.fill('');
  await page.keyboard.press('Escape');
  await expect(search).not.toBeFocused();
  // The list without a search is back.
  await expect(page).toHaveURL('/');
  await expect(page.locator('[data-record] mark')).toHaveCount(0);

  await page.keyboard.press('Control+k');
  const words = page.getByRole('dialog', { name: paletteTexts.name }).getByRole('combobox');
  await words.fill('go to');
  await compose(COMPOSING);
  await expect(words).toHaveValue('go to');
  await expect(words).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(words).toHaveCount(0);

  await page.locator('[data-index="0"] > a').click();
  const note = page.getByRole('textbox', { name: teamNotesTexts.label, exact: true });
  await note.fill('Ask @');
  await compose(COMPOSING);
  await expect(note).toHaveValue('Ask @');
  await expect(note).toBeFocused();
  await note.fill('');
  await expect(page.getByRole('listbox')).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(note).not.toBeFocused();
  await page.keyboard.press('l');
  const name = page.getByLabel(newLeadTexts.fields.firstName);
  await expect(name).toBeFocused();
  await compose(COMPOSING);
  await expect(name).toBeFocused();
});
