import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere, WIDTHS } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import type { Stack } from '../fixtures/stack.ts';

const FIRST_PERSON = 'Miriam Kessler';
const LABEL = 'Open in Intake Desk';
/** A status of the sandbox's firm. */
const REFERRED_OUT = 'Referred out';

interface Lead {
  id: number;
  first_name: string | null;
  last_name: string | null;
}

async function enterClio(page: Page, stack: Stack): Promise<void> {
  await page.goto(stack.screensUrl);
  await page.getByRole('button', { name: FIRST_PERSON }).click();
  await expect(page.getByRole('heading', { name: sandboxTexts.leadInbox })).toBeVisible();
}

/** Sends a request to Grow with a token of the first person. */
async function asFirstPerson(stack: Stack, path: string, json?: object): Promise<Response> {
  const { access_token: token } = await stack.control<{ access_token: string }>('POST', 'tokens', {
    client_id: 'conformance',
    user: 501,
  });
  for (;;) {
    const response = await fetch(`${stack.sandboxUrl}/grow${path}`, {
      method: json === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    // The test uses the same application as Intake Desk and may exceed its request limit.
    if (response.status !== 429) return response;
    await after(400);
  }
}

test('a lead accepted in Clio leaves the inbox, and Clio’s menu opens its matter in Intake Desk', async ({
  page,
  context,
  stack,
  signIn,
}) => {
  await stack.control('POST', 'acts', { act: 'lead_arrives' });
  const [lead] = await stack.grow<Lead>('/inbox_leads?state=untriaged');
  const name = [lead?.first_name, lead?.last_name].filter(Boolean).join(' ');
  await signIn();
  const row = page.locator(`[data-record="${lead?.id}"]`);
  await expect(row).toBeVisible();

  const clio = await context.newPage();
  await test.step('accept it in Clio', async () => {
    await enterClio(clio, stack);
    await clio.getByRole('searchbox').fill(name);
    await clio.getByRole('button', { name: sandboxTexts.search }).click();
    const inClio = clio.getByRole('row').filter({ has: clio.locator(`a[href="/app/leads/${lead?.id}"]`) });
    await inClio.getByRole('button', { name: sandboxTexts.accept(name) }).click();
    await expect(clio.getByRole('status')).toContainText(sandboxTexts.accepted);
  });
  const [matter] = await stack.grow<{ id: number; description: string }>(`/matters?inbox_lead_id=${lead?.id}`);

  await test.step('Intake Desk shows no lead, but a matter', async () => {
    await page.reload();
    await expect(page.locator('[data-record]').first()).toBeVisible();
    await expect(row).toHaveCount(0);
    await page.goto(`/matters/${matter?.id}`);
    await expect(page.getByRole('article', { name: matter?.description ?? '' })).toBeVisible();
  });

  const draft = {
    label: LABEL,
    target_url: 'https://intake-desk.test/actions/open',
    ui_reference: 'matters/show',
  };
  const made = (await (await asFirstPerson(stack, '/custom_actions', { data: draft })).json()) as {
    data: { id: number };
  };
  await test.step('its menu opens Intake Desk in a new tab', async () => {
    await clio
      .getByRole('status')
      .getByRole('link', { name: matter?.description ?? '' })
      .click();
    await clio.getByText(sandboxTexts.actions).click();
    const arrival = context.waitForEvent('request', (request) => request.url().startsWith(`${stack.deskUrl}/actions/`));
    const tab = context.waitForEvent('page');
    await clio.getByRole('link', { name: LABEL }).click();
    const request = await arrival;
    const { origin, pathname, searchParams } = new URL(request.url());
    expect(origin + pathname).toBe(`${stack.deskUrl}/actions/open`);
    expect(Object.fromEntries(searchParams)).toEqual({
      custom_action_id: String(made.data.id),
      user_id: '501',
      subject_url: `/grow/matters/${matter?.id}`,
      custom_action_nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    const headers = await request.allHeaders();
    expect(headers['sec-fetch-site'], 'Clio is a different site').toBe('cross-site');
    expect(headers['cookie'] ?? '', 'a Strict cookie is not sent').not.toContain('session=');
    expect(headers['referer']).toBeUndefined();
    expect(await (await tab).evaluate(() => window.opener as unknown)).toBeNull();
  });

  await test.step('the nonce of a click works once', async () => {
    const click = await context.request.get(`${stack.screensUrl}/matters/${matter?.id}/actions/${made.data.id}`, {
      maxRedirects: 0,
    });
    const nonce = new URL(click.headers()['location'] ?? '').searchParams.get('custom_action_nonce');
    const spend = async () =>
      (await asFirstPerson(stack, `/matters/${matter?.id}?custom_action_nonce=${nonce}`)).status;
    expect([await spend(), await spend()]).toEqual([200, 403]);
  });
});

test('Clio’s pages add a note, change a status and make something happen', async ({ page, stack }) => {
  await enterClio(page, stack);
  await page.getByRole('button', { name: sandboxTexts.letSomethingHappen }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await page.getByRole('link', { name: sandboxTexts.matters, exact: true }).click();
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByLabel(sandboxTexts.subject).fill('From Clio');
  await page.getByLabel(sandboxTexts.note, { exact: true }).fill('Written in Clio’s own screen.');
  await page.getByRole('button', { name: sandboxTexts.addNote }).click();
  await expect(page.getByRole('article').first()).toContainText('Written in Clio’s own screen.');
  await page.getByLabel(sandboxTexts.moveTo).selectOption(REFERRED_OUT);
  await page.getByRole('button', { name: sandboxTexts.move, exact: true }).click();
  await expect(page.locator('dd').filter({ hasText: REFERRED_OUT })).toBeVisible();
});

/** Visits every kind of screen as a signed-in person. */
async function visitAll(page: Page, stack: Stack, look: (name: string) => Promise<void>): Promise<void> {
  const [[lead], [matter], [contact]] = await Promise.all([
    stack.grow('/inbox_leads?state=untriaged'),
    stack.grow('/matters'),
    stack.grow('/contacts'),
  ]);
  await page.goto(stack.screensUrl);
  await look('who are you');
  await enterClio(page, stack);
  await page.getByRole('button', { name: sandboxTexts.letSomethingHappen }).click();
  await look('inbox');
  for (const path of [
    '/leads?q=zzzzzz',
    `/leads/${lead?.id}`,
    '/matters',
    `/contacts/${contact?.id}`,
    '/contacts',
    '/matters/5',
  ]) {
    await page.goto(stack.screensUrl + path);
    await look(path);
  }
  await page.goto(`${stack.screensUrl}/matters/${matter?.id}`);
  await page.getByText(sandboxTexts.actions).click();
  await look('matter with its menu');
}

test('Clio’s screens fit every width, and axe finds no violation in either theme', async ({ page, stack }) => {
  test.slow();
  await visitAll(page, stack, async (name) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      // The page is laid out at the new width a moment after the call returns.
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0);
    }
    await expectAccessibleEverywhere(page, name);
  });
});
