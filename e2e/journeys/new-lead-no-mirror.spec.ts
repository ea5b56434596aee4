import { similarRecordTexts, newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { containing } from '../fixtures/text-pattern.ts';

const FIRST_NAME = 'Zora';
const MESSAGE = 'Wants to know the fee.';

test('without the mirror the form explains why it searches for no known people, and the lead can still be created and read', async ({
  page,
  signIn,
}) => {
  await signIn('/leads/new');
  await expect(page.getByText(similarRecordTexts.noMirror)).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/desk/search')) asked.push(request.url());
  });
  const form = page.getByRole('form', { name: newLeadTexts.title });
  await form.getByLabel(newLeadTexts.fields.firstName).fill(FIRST_NAME);
  await form.getByLabel(newLeadTexts.fields.message).fill(MESSAGE);
  await expectAccessible(page, 'form without the mirror');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(containing(newLeadTexts.pressAgain))).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('heading', { name: `${FIRST_NAME} ${newLeadTexts.unknown}` })).toBeVisible();
  await expect(page.getByText(MESSAGE)).toBeVisible();
  expect(asked).toEqual([]);
});
