import type { Page } from '@playwright/test';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { leadTriageTexts } from '../../apps/web/src/texts/leads/lead-triage.ts';
import { expect, test } from '../fixtures/desk.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const NOTE = 'Called, left a message.\nWill try again.';

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Holds back the answers to requests. @returns lets them go */
async function hold(page: Page, path: string | RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

for (const width of [1440, 390]) {
  test(`G M Enter without a pause opens the first matter, each time: ${width} px`, async ({ page, signIn }) => {
    await page.setViewportSize({ width, height: 900 });
    await signIn('/matters');
    const first = await page.locator('[data-index="0"] > a').getAttribute('href');
    for (let turn = 0; turn < 5; turn += 1) {
      await pressAll(page, ['g', 'i']);
      await expect(page.locator('[data-index="0"] > a[href^="/leads/"]')).toBeFocused();
      await pressAll(page, ['j', 'j', 'g', 'm', 'Enter']);
      await expect(page).toHaveURL(first ?? '');
      await expect(page.getByRole('article').first()).toBeVisible();
    }
    // Back leads to the list that it was opened from.
    await page.goBack();
    await expect(page).toHaveURL('/matters');
    await expect(page.locator('[data-index="0"] > a')).toBeFocused();
  });
}

test('Enter, N and text wait for the list and its first record, and change nothing elsewhere', async ({
  page,
  signIn,
}) => {
  await signIn('/matters');
  const first = await page.locator('[data-index="0"] > a').getAttribute('href');
  await page.goto('/');
  await total(page);
  await page.locator('[data-index="4"] > a').focus();
  const letListCome = await hold(page, /\/api\/desk\/matters(\?|$)/);
  const letRecordCome = await hold(page, /MatterPane.*\.js/);
  await pressAll(page, ['g', 'm', 'Enter', 'n', ...Array.from(NOTE, (letter) => (letter === '\n' ? 'Enter' : letter))]);
  await expect(page).toHaveURL('/matters');
  letListCome();
  await expect(page).toHaveURL(first ?? '');
  letRecordCome();
  const field = page.getByRole('textbox', { name: notesTexts.note, exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(NOTE);
  await page.keyboard.type(' Bye.');
  await expect(field).toHaveValue(`${NOTE} Bye.`);
});

test('a name typed right after L waits for the form', async ({ page, signIn }) => {
  const release = await hold(page, /NewLeadPane.*\.js/);
  await signIn();
  await total(page);
  await pressAll(page, ['l', ...'Marisol']);
  await expect(page).toHaveURL('/leads/new');
  release();
  await expect(page.getByLabel(newLeadTexts.fields.firstName)).toHaveValue('Marisol');
});

test('Escape and a click give up what waits', async ({ page, signIn }) => {
  await signIn();
  await total(page);
  const lead = await page.locator('[data-index="2"] > a').getAttribute('href');
  const release = await hold(page, /\/api\/desk\/matters(\?|$)/);
  await pressAll(page, ['g', 'm', 'Enter', 'n', 'a', 'Escape']);
  await page.goBack();
  await page.locator('[data-index="2"] > a').click();
  release();
  await expect(page).toHaveURL(lead ?? '');
  await expect(page.getByRole('button', { name: leadTriageTexts.buttons.take, exact: true })).toBeVisible();
  await pressAll(page, ['g', 'm']);
  await expect(page.locator('[data-index="0"] > a[href^="/matters/"]')).toBeFocused();
  await expect(page).toHaveURL('/matters');
});
