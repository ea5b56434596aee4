import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { freshnessTexts } from '../../apps/web/src/texts/lists/freshness.ts';
import { triageTexts } from '../../apps/web/src/texts/triage/triage.ts';
import { listsTexts } from '../../apps/web/src/texts/lists/lists.ts';
import { expect, test } from '../fixtures/desk.ts';
import type { Stack } from '../fixtures/stack.ts';
import { containing, digits } from '../fixtures/text-pattern.ts';
import { total } from '../fixtures/total.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

const SOURCE = 'Google Ads';
const HEADERS = { 'X-CSRF': '1' };
const EMAIL = 'meanwhile@example.com';
const STATUS = 'Consult scheduled';
const NOTE = 'Rang back in the meantime';
const OFFLINE_MS = 30_000;

async function act(stack: Stack, order: object): Promise<{ lead: number; matter: number }> {
  return (await stack.control<{ data: { lead: number; matter: number } }>('POST', 'acts', order)).data;
}

async function go(page: Page, key: string, path: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await expect(page).toHaveURL(path);
}

/** The number of untriaged leads in the title, which every screen has. */
async function titleCount(page: Page): Promise<number> {
  await expect(page).toHaveTitle(/^\(\d+\)/);
  return Number(/\d+/.exec(await page.title())?.[0]);
}

const row = (page: Page, id: number) => page.locator(`[data-record="${id}"]`);
/** @param path of the records, since the list before may still be on the screen */
const idAt = async (page: Page, index: number, path = '/leads/') =>
  Number(await page.locator(`[data-index="${index}"] > a[href^="${path}"]`).getAttribute('data-record'));
const pill = (page: Page) => page.getByRole('button', { name: containing(listsTexts.arrived(digits)) });

/** Waits until the server has the change, which it tells all pages of at the same time. */
async function untilKnown(page: Page, path: string, text: string): Promise<void> {
  const answer = async () => (await page.request.get(path, { headers: HEADERS })).text();
  await expect.poll(answer, { timeout: 60_000 }).toContain(text);
}

for (const { where, query } of [
  { where: 'the inbox', query: '' },
  { where: 'the filtered inbox', query: `?source=${encodeURIComponent(SOURCE).replaceAll('%20', '+')}` },
]) {
  test(`a lead that arrives while another screen is open is announced in ${where} on return`, async ({
    page,
    signIn,
    stack,
  }) => {
    await signIn(`/${query}`);
    await total(page);
    const count = await titleCount(page);
    const first = await idAt(page, 0);
    await go(page, 'm', '/matters');
    const { lead } = await act(stack, {
      act: 'lead_arrives',
      first_name: 'Zora',
      last_name: 'Elsewhere',
      source: SOURCE,
    });
    await expect(page).toHaveTitle(new RegExp(`^\\(${count + 1}\\)`), { timeout: 30_000 });
    await page.goBack();
    await expect(pill(page)).toBeVisible();
    expect(await idAt(page, 0)).toBe(first);
    await pill(page).click();
    await expect(row(page, lead)).toContainText('Zora Elsewhere');
  });
}

test('a lead that arrives while another screen is open is announced in a saved view on return', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn();
  const view = { id: randomUUID(), name: 'From ads', address: `/?source=${SOURCE.replace(' ', '+')}` };
  await page.request.put('/api/desk/views', { headers: HEADERS, data: { views: [view] } });
  await page.reload();
  await page.getByRole('link', { name: view.name }).first().click();
  await total(page);
  const count = await titleCount(page);
  await go(page, 'c', '/contacts');
  const { lead } = await act(stack, { act: 'lead_arrives', last_name: 'Saved', source: SOURCE });
  await expect(page).toHaveTitle(new RegExp(`^\\(${count + 1}\\)`), { timeout: 30_000 });
  await page.getByRole('link', { name: view.name }).first().click();
  await pill(page).click();
  await expect(row(page, lead)).toContainText('Saved');
  await page.request.put('/api/desk/views', { headers: HEADERS, data: { views: [] } });
});

test('a lead that left, one that was claimed and one that was decided meanwhile say so on return', async ({
  page,
  signIn,
  colleague,
  stack,
}) => {
  await signIn();
  const other = await colleague();
  await total(page);
  const [left, claimed, decided] = [await idAt(page, 2), await idAt(page, 3), await idAt(page, 4)];
  await go(page, 'c', '/contacts');
  const { matter } = await act(stack, { act: 'accept_lead', lead: left });
  await other.request.put(`/api/desk/leads/${claimed}/claim`, { headers: HEADERS });
  await other.request.put(`/api/desk/leads/${decided}/verdict`, { headers: HEADERS, data: { verdict: 'pursue' } });
  await untilKnown(page, `/api/desk/leads/${left}`, `"matter":${matter}`);
  await go(page, 'i', '/');
  await expect(row(page, left)).toContainText(freshnessTexts.departures.matter(String(matter)));
  await expect(row(page, claimed)).toContainText(triageTexts.mark.spokenClaimedBy);
  await expect(row(page, decided)).toContainText(triageTexts.verdicts.pursue);
  // The stack belongs to the worker: restore the inbox for other tests.
  for (const path of [`${claimed}/claim`, `${decided}/verdict`])
    await other.request.delete(`/api/desk/leads/${path}`, { headers: HEADERS });
  await other.close();
});

test('a matter and a contact that changed meanwhile are current on return, in their list and in the open record', async ({
  page,
  signIn,
  stack,
}) => {
  await signIn('/contacts');
  await total(page);
  const contact = await idAt(page, 1, '/contacts/');
  await go(page, 'm', '/matters');
  await total(page);
  const matter = await idAt(page, 1, '/matters/');
  await row(page, matter).click();
  await expect(page).toHaveURL(`/matters/${matter}`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await go(page, 'i', '/');
  await total(page);
  await act(stack, { act: 'move_matter', matter, status: STATUS });
  await act(stack, { act: 'change_contact', contact, email: EMAIL });
  await untilKnown(page, `/api/desk/matters/${matter}`, STATUS);
  await untilKnown(page, `/api/desk/contacts/${contact}`, EMAIL);
  await go(page, 'c', '/contacts');
  await expect(row(page, contact)).toContainText(EMAIL);
  await go(page, 'm', '/matters');
  await expect(row(page, matter)).toContainText(STATUS);
  await row(page, matter).click();
  await expect(page.getByRole('article').first()).toContainText(STATUS);
});

test('a note by a colleague is on its record on return', async ({ page, signIn, colleague }) => {
  await signIn('/matters');
  const other = await colleague();
  await total(page);
  const matter = await idAt(page, 2, '/matters/');
  await row(page, matter).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await go(page, 'c', '/contacts');
  const sent = await other.request.post(`/api/grow/matters/${matter}/notes`, {
    headers: { ...HEADERS, 'Idempotency-Key': randomUUID() },
    data: { data: { subject: 'Meanwhile', body: NOTE } },
  });
  expect(sent.status()).toBe(201);
  await page.goBack();
  await expect(page.getByText(NOTE)).toBeVisible();
  await other.close();
});

test('after thirty seconds without a network a lead that arrived meanwhile is announced', async ({
  page,
  context,
  signIn,
  stack,
}) => {
  await signIn();
  await total(page);
  const count = await titleCount(page);
  await go(page, 'm', '/matters');
  await context.setOffline(true);
  const { lead } = await act(stack, { act: 'lead_arrives', last_name: 'Offline' });
  await setTimeout(OFFLINE_MS);
  await context.setOffline(false);
  await expect(page).toHaveTitle(new RegExp(`^\\(${count + 1}\\)`), { timeout: 60_000 });
  await go(page, 'i', '/');
  const more = page.getByRole('button', { name: listsTexts.hasMore });
  await pill(page).or(more).click();
  await expect(row(page, lead)).toContainText('Offline');
});

test('after the tab that reads the events has closed, the other one is told', async ({
  page,
  context,
  signIn,
  stack,
}) => {
  await signIn();
  await total(page);
  const second = await context.newPage();
  await second.goto('/');
  await total(second);
  const count = await titleCount(second);
  await go(second, 'm', '/matters');
  await page.close();
  const { lead } = await act(stack, { act: 'lead_arrives', last_name: 'Second tab' });
  await expect(second).toHaveTitle(new RegExp(`^\\(${count + 1}\\)`), { timeout: 60_000 });
  await go(second, 'i', '/');
  await pill(second).click();
  await expect(row(second, lead)).toContainText('Second tab');
});
