import type { Page } from '@playwright/test';
import { leadRecordTexts } from '../../apps/web/src/texts/leads/lead-record.ts';
import { newLeadTexts } from '../../apps/web/src/texts/leads/new-lead.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { settled } from '../fixtures/settled.ts';
import type { Stack } from '../fixtures/stack.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));
test.afterEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3, triaged_lead: 'shown' }));

const HEADERS = { 'X-CSRF': '1' };
const SOURCE = 'Billboard on Route 9';

/** Collects failed responses, which browsers print in their console. */
function failures(page: Page): string[] {
  const found: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) found.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return found;
}

async function untilMirrored(page: Page, lead: number): Promise<void> {
  await expect
    .poll(async () => (await page.request.get(`/api/desk/leads/${lead}`, { headers: HEADERS })).status(), {
      timeout: 20_000,
    })
    .toBe(200);
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`the source typed in the form is on the record and in the row, at ${width} px`, async ({ page, signIn }) => {
    await page.setViewportSize({ width, height });
    await signIn('/leads/new');
    const form = page.getByRole('form', { name: newLeadTexts.title });
    await form.getByLabel(newLeadTexts.fields.firstName, { exact: true }).fill('Zora');
    await form.getByLabel(newLeadTexts.fields.lastName, { exact: true }).fill(`Quill${width}`);
    await form.getByLabel(newLeadTexts.fields.phone, { exact: true }).fill('415 555 0186');
    await form.getByLabel(newLeadTexts.fields.source, { exact: true }).fill(SOURCE);
    await page.keyboard.press('Control+Shift+Enter');
    await page.waitForURL(/\/leads\/\d+$/);
    const lead = Number(page.url().split('/').at(-1));
    const value = page
      .locator('dt', { hasText: leadRecordTexts.fields.source })
      .locator('+ dd')
      .filter({ hasText: SOURCE })
      .last();
    await expect(value).toContainText(leadRecordTexts.typedSource);
    await expect(page.getByText(leadRecordTexts.thread.arrivedBy(SOURCE)).first()).toBeVisible();
    await expectAccessible(page, `a lead with a typed source at ${width} px`);
    await untilMirrored(page, lead);
    await page.goto('/');
    await expect(page.locator(`[data-record="${lead}"]`)).toContainText(SOURCE);
    await page.reload();
    await expect(page.locator(`[data-record="${lead}"]`)).toContainText(SOURCE);
  });
}

test('nine leads with one number are nine inquiries today, at every width', async ({ page, signIn, stack }) => {
  await signIn();
  let lead = 0;
  for (const phone of ['(808) 555-0142', '808-555-0142', '+18085550142']) {
    for (let call = 0; call < 3; call += 1) {
      const made = await stack.control<{ data: { lead: number } }>('POST', 'acts', {
        act: 'lead_arrives',
        first_name: 'Nina',
        last_name: 'Nine',
        phone_number: phone,
      });
      lead = made.data.lead;
    }
  }
  await untilMirrored(page, lead);
  await page.goto(`/leads/${lead}`);
  const nine = page.getByText(leadRecordTexts.who.again('9', 0, true), { exact: true });
  await expect(nine).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(nine).toBeVisible();
});

test('a matter whose lead left the inbox opens without a failed request, whether Clio shows that lead or not', async ({
  page,
  signIn,
  stack,
}) => {
  const matter = await matterOfLead(stack);
  await signIn('/matters');
  const failed = failures(page);
  for (const triaged_lead of ['shown', 'not_found']) {
    await stack.control('PATCH', 'switches', { triaged_lead });
    const lead = page.waitForResponse((response) => response.url().includes(`related?lead=${matter.inbox_lead_id}`));
    await page.goto(`/matters/${matter.id}`);
    await expect(page.getByRole('heading', { name: mattersTexts.cameFrom })).toBeVisible();
    await (await lead).finished();
    await settled(page);
  }
  await stack.control('PATCH', 'switches', { triaged_lead: 'shown' });
  await page.goto(`/leads/${matter.inbox_lead_id}`);
  await expect(page.getByRole('heading', { name: leadRecordTexts.thread.title })).toBeVisible();
  await settled(page);
  expect(failed).toEqual([]);
});

async function matterOfLead(stack: Stack): Promise<{ id: number; inbox_lead_id: number }> {
  const matters = await stack.grow<{ id: number; inbox_lead_id: number | null }>('/matters');
  const found = matters.find(({ inbox_lead_id: lead }) => lead !== null);
  if (found?.inbox_lead_id == null) throw new Error('The scenario has no such matter.');
  return { id: found.id, inbox_lead_id: found.inbox_lead_id };
}
