import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expectAccessibleEverywhere } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/desk.ts';
import { ROUTES, routerPaths, type Known } from '../fixtures/routes.ts';
import { sandboxTexts } from '../fixtures/sandbox-texts.ts';
import { serverTexts } from '../fixtures/server-texts.ts';
import { settled } from '../fixtures/settled.ts';

// A trace stores the page at each step; with hundreds of checks that would take longer than the checks.
test.use({ mirror: 'on', trace: 'off' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 30 }));

test('the table of routes matches the router', async () => {
  expect(ROUTES.map(({ path }) => path).filter(Boolean)).toEqual(await routerPaths());
});

test('axe finds no violation on any route, in either theme, at 1440, 1024, 390 and 320 px', async ({
  page,
  stack,
  signIn,
}) => {
  test.setTimeout(480_000);
  await page.goto('/');
  await expect(page.getByRole('link', { name: signInTexts.signIn })).toBeVisible();
  await expectAccessibleEverywhere(page, 'sign-in screen');
  await page.getByRole('link', { name: signInTexts.signIn }).click();
  await page.getByRole('button', { name: sandboxTexts.consent.deny }).click();
  await expect(page.getByRole('link', { name: serverTexts.tryAgain })).toBeVisible();
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
    await settled(page);
    await expectAccessibleEverywhere(page, name);
  }
});
