import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { ROUTES, routerPaths, type Known } from '../fixtures/routes.ts';

// A trace keeps the page at each step: with hundreds of looks at it that takes longer than the looks.
test.use({ mirror: 'on', trace: 'off' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

async function settle(page: Page): Promise<void> {
  // Events never end, so the network is never idle: what is being asked for says so on the screen.
  await expect(page.getByText(/^(Asking Clio|Looking…|Looking at)/)).toHaveCount(0);
}

test('the table of routes is the router’s', async () => {
  expect(ROUTES.map(({ path }) => path).filter(Boolean)).toEqual(await routerPaths());
});

test('axe finds nothing on any route, in either theme, at 1440, 1024, 390 and 320 px', async ({
  page,
  stack,
  signIn,
}) => {
  test.setTimeout(480_000);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Sign in with Clio Grow' })).toBeVisible();
  await expectAccessibleEverywhere(page, 'sign-in screen');
  await page.getByRole('link', { name: 'Sign in with Clio Grow' }).click();
  await page.getByRole('button', { name: /deny/i }).click();
  await expect(page.getByRole('link', { name: /try again/i })).toBeVisible();
  await expectAccessibleEverywhere(page, 'refused sign-in');
  await signIn();
  await expect(page.locator('main h1 + span').first()).toHaveText(/^\d+$/, { timeout: 20_000 });
  const first = async (path: string) => (await stack.grow(path))[0]?.id ?? 0;
  const known: Known = {
    lead: await first('/inbox_leads?state=untriaged'),
    ignored: await first('/inbox_leads?state=ignored'),
    matter: await first('/matters'),
    contact: await first('/contacts'),
  };
  for (const [name, address, heading] of ROUTES.flatMap(({ looks }) => looks(known))) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: heading }).first(), name).toBeVisible({ timeout: 20_000 });
    await settle(page);
    await expectAccessibleEverywhere(page, name);
  }
});
