import type { Page } from '@playwright/test';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { recordsTexts } from '../../apps/web/src/texts/records/records.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import type { Stack } from '../fixtures/stack.ts';
import { anything, containing, exactly, some, startingWith } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

test.use({ mirror: 'on' });
// Requests of the test itself must not use up the request budget of Intake Desk.
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 0 }));
test.afterEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

interface Matter {
  id: number;
  description: string;
  status: string;
  hired_date: string | null;
  inbox_lead_id: number | null;
  client: { id: number; phone_number: string | null; primary_email: string | null } | null;
}
interface Contact {
  id: number;
  name: string;
  matters: { id: number }[];
  phone_numbers: string[];
}

/** A hired matter that came from a lead and whose client has another one. */
async function findHiredMatter(stack: Stack): Promise<{ matter: Matter; contact: Contact; other: Matter }> {
  const [matters, contacts] = await Promise.all([stack.grow<Matter>('/matters'), stack.grow<Contact>('/contacts')]);
  for (const matter of matters) {
    const contact = contacts.find(({ id }) => id === matter.client?.id);
    if (!matter.hired_date || matter.inbox_lead_id === null || !matter.client?.phone_number) continue;
    const other = matters.find(({ id }) => id !== matter.id && contact?.matters.some((one) => one.id === id));
    if (contact && other) return { matter, contact, other };
  }
  throw new Error('The scenario has no such matter.');
}

/** Waits until the mirror is complete, so that nothing on a record is still being requested. */
async function untilRead(page: Page): Promise<void> {
  await page.goto('/matters');
  await expect(page.locator('main h1 + span').first()).toHaveText(/^[\d,]+$/, { timeout: 40_000 });
  await page.goto('/contacts');
  await expect(page.locator('main h1 + span').first()).toHaveText(/^[\d,]+$/, { timeout: 40_000 });
}

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a contact leads to its matters, a matter to its lead, and the phone number can be copied', async ({
      page,
      context,
      stack,
      signIn,
    }) => {
      test.setTimeout(120_000);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const { matter, contact, other } = await findHiredMatter(stack);
      await signIn();
      await untilRead(page);

      await page.goto(`/contacts/${contact.id}`);
      const related = page.getByRole('complementary', { name: recordsTexts.page.related });
      const line = related.getByRole('link', { name: matter.description }).first();
      await expect(line).toContainText(matter.status);
      await expectAccessible(page, `contact, ${way}`);
      await press(page, way, line);

      await expect(page).toHaveURL(new RegExp(`/matters/${matter.id}`));
      await expect(related.getByRole('link', { name: other.description }).first()).toContainText(other.status);
      const trace = page.getByRole('list', { name: recordsTexts.trace.title });
      await expect(trace.getByRole('listitem').first()).toContainText(recordsTexts.trace.lead);
      await expect(trace.getByRole('listitem').first()).toContainText(/\d/);
      await expect(trace.getByRole('listitem').last()).toContainText(recordsTexts.trace.hired);
      await expect(trace).toContainText(containing(recordsTexts.trace.later(anything)));
      await expectAccessible(page, `matter, ${way}`);

      const phone = matter.client?.phone_number ?? '';
      if (way === 'keyboard') {
        await page.keyboard.press('y');
      } else {
        await press(page, way, page.getByRole('button', { name: recordsTexts.reach.copy, exact: true }));
      }
      const copied = recordsTexts.copied(recordsTexts.phoneNumber, phone);
      await expect(page.getByRole('status').filter({ hasText: copied })).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(phone);
      await expect(page.getByRole('link', { name: recordsTexts.reach.call, exact: true })).toBeVisible();

      await press(page, way, trace.getByRole('link', { name: recordsTexts.trace.lead }));
      await expect(page).toHaveURL(new RegExp(`/leads/${matter.inbox_lead_id}`));
    });

    test('a record opens in Clio Grow in a new tab', async ({ page, context, stack, signIn }) => {
      const [matter] = await stack.grow<Matter>('/matters');
      await signIn(`/matters/${matter?.id}`);
      const link = page.getByRole('link', { name: startingWith(recordsTexts.openInClio) });
      await expect(link).toBeVisible();
      const opening = context.waitForEvent('page');
      if (way === 'keyboard') await page.keyboard.press('o');
      else await press(page, way, link);
      const tab = await opening;
      await expect(tab).toHaveURL(/^http:\/\/localhost:\d+\/app\//);
      expect(await tab.evaluate(() => window.opener as unknown)).toBeNull();
      await expect(page, 'Intake Desk stays on the record').toHaveURL(new RegExp(`/matters/${matter?.id}`));
    });
  });
}

test('with several numbers a digit chooses one, and Escape chooses none', async ({ page, context, stack, signIn }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const contacts = await stack.grow<Contact>('/contacts');
  const several = contacts.find(({ phone_numbers: phones }) => phones.length > 1);
  await signIn(`/contacts/${several?.id}`);
  await expect(page.getByRole('button', { name: notesTexts.add }).first()).toBeVisible();
  await page.keyboard.press('y');
  const choice = page.getByRole('group', { name: recordsTexts.copyWhich(recordsTexts.phoneNumber) });
  await expect(choice.getByRole('button').first()).toBeFocused();
  await expectAccessible(page, 'choice of numbers');
  await page.keyboard.press('Escape');
  await expect(choice).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/contacts/${several?.id}`));
  await page.keyboard.press('y');
  await page.keyboard.press('2');
  await expect(
    page.getByText(recordsTexts.copied(recordsTexts.phoneNumber, several?.phone_numbers[1] ?? '')),
  ).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(several?.phone_numbers[1]);
});

test('values that Clio hides, does not give or has added are each shown as such', async ({ page, stack, signIn }) => {
  const { matter } = await findHiredMatter(stack);
  await page.route(`**/api/grow/matters/${matter.id}?*`, async (route) => {
    const response = await route.fetch();
    const { data, ...rest } = (await response.json()) as { data: Record<string, unknown> };
    const { projected_value: _value, ...given } = data;
    const changed = {
      ...given,
      inbox_lead_id: null,
      hired_date: null,
      redacted_fields: ['inbox_lead_id', 'hired_date'],
      next_review_date: '2026-12-24',
      custom_field_values: [
        value(1, 'Docket', 'numeric', 20260.5, '20260.5'),
        value(2, 'Amount', 'currency', null, 'to be found out'),
        value(3, 'Court', 'url', 'https://court.example/', 'https://court.example/'),
        value(4, 'Account', 'text_area', 'First line\nsecond line', 'First line\nsecond line'),
        value(5, 'Bad link', 'url', 'javascript:alert(1)', 'javascript:alert(1)'),
      ],
    };
    await route.fulfill({ response, json: { data: changed, ...rest } });
  });
  await signIn(`/matters/${matter.id}`);
  const trace = page.getByRole('list', { name: recordsTexts.trace.title });
  const hidden = trace.locator('[data-state="hidden"]');
  await expect(hidden).toHaveCount(2);
  await expect(hidden.first()).toContainText('grow_lead_inbox_all_read');
  await expect(field(page, mattersTexts.fields.lead)).toContainText(recordsTexts.hiddenBy('grow_lead_inbox_all_read'));
  await expect(field(page, mattersTexts.fields.hired)).toContainText(recordsTexts.hidden);
  await openDetails(page);
  await expect(
    page.getByText(containing(`${recordsTexts.details.notSetNames}${some(/.*/)}${mattersTexts.fields.worth}`)),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: startingWith(recordsTexts.otherFields) })).toBeVisible();
  await expect(field(page, 'Next review date')).toHaveText('December 24, 2026');
  await expect(field(page, 'Docket')).toHaveText('20260.5');
  await expect(field(page, 'Amount')).toContainText(recordsTexts.asTyped);
  await expect(field(page, 'Court').getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(field(page, 'Bad link').getByRole('link')).toHaveCount(0);
  await expectAccessible(page, 'matter with hidden and unknown fields');
});

test('without permission for custom fields the record says so and shows the rest', async ({ page, stack, signIn }) => {
  const [matter] = await stack.grow<Matter>('/matters');
  await page.route(`**/api/grow/matters/${matter?.id}?include=*`, (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      json: { title: 'Clio forbids this.', status: 403, code: 'grow-forbidden', detail: 'Missing custom_field_read' },
    }),
  );
  await signIn(`/matters/${matter?.id}`);
  await openDetails(page);
  await expect(page.getByText(recordsTexts.hiddenBy('grow_custom_field_read'))).toBeVisible();
  await expect(field(page, mattersTexts.fields.id)).toHaveText(String(matter?.id));
});

test('tables and records fit every width', async ({ page, stack, signIn }) => {
  const { matter, contact } = await findHiredMatter(stack);
  await signIn();
  await untilRead(page);
  for (const path of ['/matters', '/contacts', `/matters/${matter.id}`, `/contacts/${contact.id}`]) {
    await page.goto(path);
    await expect(page.getByRole(path.split('/').length > 2 ? 'article' : 'list').last()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('a wide list is a table whose rows give their position, and opening a record reduces rows to two lines', async ({
  page,
  signIn,
}) => {
  await signIn();
  await untilRead(page);
  await page.goto('/matters');
  const first = page.locator('[data-index="0"]');
  await expect(first.locator('[data-column="client"]')).toBeVisible();
  const total = Number((await page.locator('main h1 + span').first().textContent())?.replaceAll(',', ''));
  await expect(first).toHaveAttribute('aria-setsize', String(total));
  // The accessible name labels each value.
  const { client, type, stage, status } = mattersTexts.columns;
  const values = [client, type, stage, status].map((column) => `, ${column}: ${some(/.+/)}`);
  await expect(first.getByRole('link')).toHaveAccessibleName(containing(values.join('')));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="1"] > a')).toBeFocused();
  await page.keyboard.press('Enter');
  // Its notes are articles as well.
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.locator('[data-column]')).toHaveCount(0);
  await expect(page.locator('[data-index="1"] > a')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-index="1"] [data-column="client"]')).toBeVisible();
});

function value(id: number, name: string, type: string, of: unknown, raw: string) {
  return { id, global_id: '01K68167MT7KG69R3F3797Q5QS', field_name: name, field_type: type, value: of, raw_value: raw };
}

/** Opens the fields, which are closed at first. */
async function openDetails(page: Page) {
  await page.getByRole('button', { name: startingWith(recordsTexts.details.title) }).click();
}

/** The value of a field with this name. */
function field(page: Page, name: string) {
  return page.locator('dt', { hasText: exactly(name) }).locator('+ dd');
}
