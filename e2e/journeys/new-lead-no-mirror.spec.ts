import { lookAlikeTexts, newLeadTexts } from '../../apps/web/src/texts/new-lead.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';

test('without the mirror nobody is looked for, it is said why, and the lead can be typed and read all the same', async ({
  page,
  signIn,
}) => {
  await signIn('/leads/new');
  await expect(page.getByText(lookAlikeTexts.noMirror)).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/desk/search')) asked.push(request.url());
  });
  const form = page.getByRole('form', { name: newLeadTexts.title });
  await form.getByLabel(newLeadTexts.fields.firstName).fill('Zora');
  await form.getByLabel(newLeadTexts.fields.message).fill('Wants to know the fee.');
  await expectAccessible(page, 'form without the mirror');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: `Zora ${newLeadTexts.unknown}` })).toBeVisible();
  await expect(page.getByText('Wants to know the fee.')).toBeVisible();
  expect(asked).toEqual([]);
});
