import type { BrowserContext, Page, Request } from '@playwright/test';
import { customActionsTexts } from '../../apps/web/src/texts/settings/custom-actions.ts';
import { shellTexts } from '../../apps/web/src/texts/shell/shell.ts';
import { mattersTexts } from '../../apps/web/src/texts/records/matters.ts';
import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expectAccessible, expectAccessibleEverywhere, WIDTHS } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { press } from '../fixtures/press.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import type { Stack } from '../fixtures/stack.ts';
import { anything, startingWith } from '../fixtures/text-pattern.ts';
import { WAYS } from '../fixtures/ways.ts';

const LABEL = 'Open in Intake Desk';

/** Adds a link to Intake Desk to the menu of every matter. @returns its id */
async function putIntoMenu(stack: Stack): Promise<number> {
  // No limit: requests of this test must not use up the request budget of Intake Desk.
  const menu = { custom_action_owner: 'firm', custom_action_origin: stack.deskUrl, rate_limit: 0 };
  await stack.control('PATCH', 'switches', menu);
  const { access_token: token } = await stack.control<{ access_token: string }>('POST', 'tokens', {
    client_id: 'intake-desk',
    user: 501,
  });
  const response = await fetch(`${stack.sandboxUrl}/grow/custom_actions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      data: { label: LABEL, target_url: 'https://intake-desk.test/actions/open', ui_reference: 'matters/show' },
    }),
  });
  if (!response.ok) throw new Error(`custom action: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { data: { id: number } }).data.id;
}

test.afterEach(({ stack }) =>
  stack.control('PATCH', 'switches', { custom_action_owner: 'person', custom_action_parameters: 'all', rate_limit: 3 }),
);

async function enterClio(clio: Page, stack: Stack, person = 'Miriam Kessler'): Promise<void> {
  await clio.goto(`${stack.screensUrl}/sign-in`);
  await clio.getByRole('button', { name: person }).click();
  await expect(clio.getByRole('heading', { name: sandboxTexts.leadInbox })).toBeVisible();
}

/** Clicks the link in the menu of a matter. @returns the tab that it opens, and the first request of that tab */
async function click(clio: Page, stack: Stack, matter: number): Promise<{ tab: Page; first: Request }> {
  await clio.goto(`${stack.screensUrl}/matters/${matter}`);
  await clio.getByText(sandboxTexts.actions).click();
  const context = clio.context();
  const arrival = context.waitForEvent('request', (request) => request.url().startsWith(`${stack.deskUrl}/actions/`));
  const opening = context.waitForEvent('page');
  // Every test adds its own link.
  await clio.getByRole('link', { name: LABEL }).last().click();
  return { tab: await opening, first: await arrival };
}

/** The address that a click would open, without opening it. */
async function addressOfClick(context: BrowserContext, stack: Stack, matter: number, action: number): Promise<string> {
  const answer = await context.request.get(`${stack.screensUrl}/matters/${matter}/actions/${action}`, {
    maxRedirects: 0,
  });
  return answer.headers()['location'] ?? '';
}

/** The status of each request that carried a nonce. */
async function spent(stack: Stack): Promise<(number | null)[]> {
  const { data } = await stack.control<{ data: { query: string; status: number | null }[] }>('GET', 'requests');
  return data.filter(({ query }) => query.includes('custom_action_nonce')).map(({ status }) => status);
}

async function firstMatter(stack: Stack): Promise<{ id: number; description: string }> {
  const [matter] = await stack.grow<{ id: number; description: string }>('/matters');
  if (matter === undefined) throw new Error('The scenario has no matter.');
  return matter;
}

test('a click in Clio’s menu opens the matter in Intake Desk once and leaves no trace of its nonce', async ({
  page,
  context,
  stack,
  signIn,
}) => {
  await putIntoMenu(stack);
  const matter = await firstMatter(stack);
  const before = await spent(stack);
  await signIn();
  const clio = await context.newPage();
  await enterClio(clio, stack);
  const referrers: string[] = [];
  context.on('request', (request) => referrers.push(request.headers()['referer'] ?? ''));

  const { tab, first } = await click(clio, stack, matter.id);
  const nonce = new URL(first.url()).searchParams.get('custom_action_nonce') ?? '';
  expect(nonce).toMatch(/^[\w-]{43}$/);
  const headers = await first.allHeaders();
  expect(headers['sec-fetch-site'], 'Clio is a different site').toBe('cross-site');
  expect(headers['cookie'] ?? '', 'a Strict cookie is not sent').not.toContain('session=');

  await test.step('the matter opens with a short message', async () => {
    await expect(tab).toHaveURL(`${stack.deskUrl}/matters/${matter.id}`);
    await expect(tab.getByRole('article', { name: matter.description })).toBeVisible();
    await expect(tab.getByRole('textbox', { name: notesTexts.note, exact: true })).toBeFocused();
    await expect(tab.getByRole('status').filter({ hasText: customActionsTexts.opened })).toBeVisible();
    await expectAccessible(tab, 'opened from Clio');
  });

  await test.step('the nonce is in no history entry, referrer or stored value', async () => {
    const cdp = await context.newCDPSession(tab);
    const { entries } = await cdp.send('Page.getNavigationHistory');
    expect(entries.map(({ url }) => url)).toEqual([`${stack.deskUrl}/matters/${matter.id}`]);
    expect(referrers.length).toBeGreaterThan(5);
    expect(referrers.filter((referrer) => referrer.includes(nonce))).toEqual([]);
    expect(JSON.stringify(await context.storageState({ indexedDB: true }))).not.toContain(nonce);
    expect(await tab.evaluate(() => JSON.stringify(history.state))).not.toContain(nonce);
  });

  await test.step('the same address is refused the second time, and the matter can still be opened by keyboard', async () => {
    await page.goto(first.url());
    await expect(page.getByRole('heading', { name: customActionsTexts.notConfirmed })).toBeFocused();
    await expect(page.getByText(serverTexts.clickNotConfirmed)).toBeVisible();
    expect(page.url()).toBe(`${stack.deskUrl}/actions/open`);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: customActionsTexts.ways.matter(String(matter.id)) })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: matter.description })).toBeVisible();
    await expect(page.getByText(customActionsTexts.opened)).toHaveCount(0);
  });

  expect((await spent(stack)).slice(before.length)).toEqual([200, 403]);
});

for (const { way, use } of WAYS) {
  test.describe(way, () => {
    test.use(use);

    test('a click in Clio’s menu leads to the note field, and the note reaches Clio', async ({
      page,
      context,
      stack,
      signIn,
    }) => {
      await putIntoMenu(stack);
      const matter = await firstMatter(stack);
      await signIn();
      const clio = await context.newPage();
      await enterClio(clio, stack);
      await clio.goto(`${stack.screensUrl}/matters/${matter.id}`);
      const opening = context.waitForEvent('page');
      await press(clio, way, clio.locator('summary', { hasText: sandboxTexts.actions }));
      await press(clio, way, clio.getByRole('link', { name: LABEL }).last());
      const tab = await opening;
      await expect(tab).toHaveURL(`${stack.deskUrl}/matters/${matter.id}`);
      await expect(tab.getByRole('textbox', { name: notesTexts.note, exact: true })).toBeFocused();
      await expect(tab.getByRole('status').filter({ hasText: customActionsTexts.opened })).toBeVisible();
      // The focus is in the note field: typing goes there.
      const words = `From Clio’s menu, ${way}`;
      await tab.keyboard.type(words);
      if (way === 'keyboard') await tab.keyboard.press('Control+Enter');
      else
        await press(
          tab,
          way,
          tab.getByRole('form', { name: notesTexts.newNote }).getByRole('button', { name: notesTexts.add }),
        );
      await expect
        .poll(
          async () => {
            const notes = await stack.grow<{ id: number; body: string }>(`/matters/${matter.id}/notes`);
            // The name of the author follows, since Clio does not give it.
            return notes.filter(({ body }) => body.startsWith(words)).length;
          },
          { timeout: 20_000 },
        )
        .toBe(1);
      await page.close();
    });
  });
}

test('without a session, signing in leads to the matter and does not use the click', async ({
  page,
  context,
  stack,
}) => {
  const action = await putIntoMenu(stack);
  const matter = await firstMatter(stack);
  await enterClio(page, stack);
  const address = await addressOfClick(context, stack, matter.id, action);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: signInTexts.fromClio.title(String(matter.id)) })).toBeVisible();
  expect(page.url()).toBe(`${stack.deskUrl}/actions/open`);
  const link = page.getByRole('link', { name: signInTexts.signIn });
  expect(await link.getAttribute('href')).toBe(`/auth/login?returnTo=%2Fmatters%2F${matter.id}`);
  await link.click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: sandboxTexts.consent.allow }).click();
  await expect(page).toHaveURL(`${stack.deskUrl}/matters/${matter.id}`);
  await expect(page.getByRole('article', { name: matter.description })).toBeVisible();
  await expect(page.getByText(customActionsTexts.opened)).toHaveCount(0);
});

test('with another person signed in to Clio the click is not used, and signing out leads on to the matter', async ({
  page,
  context,
  stack,
  signIn,
}) => {
  const action = await putIntoMenu(stack);
  const matter = await firstMatter(stack);
  await signIn();
  const clio = await context.newPage();
  const people = await stack.control<{ data: { name: string; firm: number }[] }>('GET', 'people');
  const [first, ...others] = people.data;
  await enterClio(clio, stack, others.find(({ firm }) => firm === first?.firm)?.name);
  const before = await spent(stack);
  await page.goto(await addressOfClick(context, stack, matter.id, action));
  await expect(page.getByRole('heading', { name: customActionsTexts.anotherPerson })).toBeFocused();
  await expect(page.getByText(customActionsTexts.anotherPersonText(first?.name ?? ''))).toBeVisible();
  expect(await spent(stack)).toEqual(before);
  await page.locator('main').getByRole('button', { name: shellTexts.signOut.does }).click();
  await expect(page.getByRole('heading', { name: signInTexts.signedOut.title })).toBeVisible();
  const again = page.getByRole('link', { name: signInTexts.again });
  expect(await again.getAttribute('href')).toBe(`/auth/login?returnTo=%2Fmatters%2F${matter.id}`);
});

test('a click without a matter opens the list with a message', async ({ page, context, stack, signIn }) => {
  const action = await putIntoMenu(stack);
  const matter = await firstMatter(stack);
  await signIn();
  const clio = await context.newPage();
  await enterClio(clio, stack);
  await stack.control('PATCH', 'switches', { custom_action_parameters: 'nonce_only' });
  const address = await addressOfClick(context, stack, matter.id, action);
  expect([...new URL(address).searchParams.keys()]).toEqual(['custom_action_nonce']);
  await page.goto(address);
  await expect(page).toHaveURL(`${stack.deskUrl}/matters`);
  const said = page.getByText(customActionsTexts.opened + mattersTexts.fromClio);
  await expect(said).toBeVisible();
  await expect(page.locator('[data-record]').first()).toBeVisible();
  await expectAccessible(page, 'list after a click without a matter');
});

test('each faulty click that Clio’s menu offers as a rehearsal shows its cause and uses nothing', async ({
  page,
  context,
  stack,
  signIn,
}) => {
  await putIntoMenu(stack);
  const matter = await firstMatter(stack);
  await signIn();
  const clio = await context.newPage();
  await enterClio(clio, stack);
  await clio.goto(`${stack.screensUrl}/matters/${matter.id}`);
  await clio.getByText(sandboxTexts.actions).click();
  for (const [way, said] of [
    [sandboxTexts.clicks.old, customActionsTexts.notConfirmed],
    [sandboxTexts.clicks.used, customActionsTexts.notConfirmed],
    [sandboxTexts.clicks.ofAnotherPerson, customActionsTexts.anotherPerson],
  ] as const) {
    const opening = context.waitForEvent('page');
    await clio.getByRole('link', { name: way }).last().click();
    const tab = await opening;
    await expect(tab.getByRole('heading', { name: said })).toBeVisible();
    await expect(tab.getByText(customActionsTexts.opened)).toHaveCount(0);
    await tab.close();
  }
  await expect(page.getByRole('navigation', { name: shellTexts.main }).first()).toBeVisible();
});

test('every state of the landing page fits, and axe finds no violation in either theme', async ({
  page,
  context,
  stack,
  signIn,
}) => {
  test.slow();
  const action = await putIntoMenu(stack);
  const matter = await firstMatter(stack);
  const look = async (name: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width < 640 ? 844 : 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${name} at ${width}`).toBeLessThanOrEqual(0);
    }
    await expectAccessibleEverywhere(page, name);
  };
  const land = (change: (address: URL) => void = () => undefined) => {
    const address = new URL(`${stack.deskUrl}/actions/open?custom_action_nonce=made-up`);
    address.searchParams.set('subject_url', `/grow/matters/${matter.id}`);
    change(address);
    return page.goto(address.href);
  };

  await land();
  await expect(page.getByRole('heading', { name: startingWith(signInTexts.fromClio.title(anything)) })).toBeVisible();
  await look('sign-in');
  await signIn();
  await land();
  await expect(page.getByRole('heading', { name: customActionsTexts.notConfirmed })).toBeVisible();
  await look('not-confirmed');
  await land((address) => address.searchParams.set('user_id', '502'));
  await expect(page.getByRole('heading', { name: customActionsTexts.anotherPerson })).toBeVisible();
  await look('another-person');
  await land((address) => address.searchParams.set('subject_url', '//evil.example'));
  await expect(page.getByRole('heading', { name: customActionsTexts.noClick[0] })).toBeVisible();
  await look('no-click');
  await stack.fault('GET', '/matters/{id}', 'status', { status: 503 });
  await land();
  await expect(page.getByRole('heading', { name: customActionsTexts.unclear })).toBeVisible();
  await look('unclear');
  const clio = await context.newPage();
  await enterClio(clio, stack);
  await page.goto(await addressOfClick(context, stack, matter.id, action));
  await expect(page.getByText(customActionsTexts.opened)).toBeVisible();
  await look('opened');
  await stack.fault('GET', '/matters/{id}', 'delay', { ms: 60_000 });
  await land();
  const asking = page.getByRole('heading', { name: customActionsTexts.asking[0] });
  await expect(asking).toBeVisible();
  // It fades in after a moment.
  const isAppearing = () => document.getAnimations().some(({ playState }) => playState !== 'finished');
  await expect.poll(() => page.evaluate(isAppearing)).toBe(false);
  await expectAccessible(page, 'asking');
  await expect(asking).toBeVisible();
});
