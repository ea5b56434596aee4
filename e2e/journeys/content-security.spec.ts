import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { expect, test } from '../fixtures/desk.ts';

/** What an injected script would do. The policy must stop each attack, and the monitor must report it. */
const ATTACKS = {
  'an inline script': () => {
    const script = document.createElement('script');
    script.append('document.documentElement.dataset.pwned = "inline"');
    document.body.append(script);
  },
  'an inline style': () => {
    const style = document.createElement('style');
    style.append('html { --pwned: 1 }');
    document.head.append(style);
  },
  'markup from a string': () => {
    document.body.insertAdjacentHTML('beforeend', '<b id="pwned">text</b>');
  },
  'a script from elsewhere': () => {
    document.body.append(Object.assign(document.createElement('img'), { src: 'http://localhost:1/beacon.png' }));
  },
};

for (const [name, attack] of Object.entries(ATTACKS)) {
  test(`27: the policy stops ${name}, and the monitor reports it`, async ({ page, browserMonitor }) => {
    await page.goto('/');
    await expect(page.getByRole('link', { name: signInTexts.signIn })).toBeVisible();
    await page.evaluate(attack).catch(() => undefined);
    await expect.poll(() => browserMonitor.violations.length).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.dataset['pwned'])).toBeUndefined();
    browserMonitor.violations.length = 0;
  });
}

test('without the policy header the same script runs: the header is what protects', async ({
  page,
  browserMonitor,
}) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  await page.goto('/');
  await page.evaluate(ATTACKS['an inline script']);
  expect(await page.evaluate(() => document.documentElement.dataset['pwned'])).toBe('inline');
  expect(browserMonitor.violations).toEqual([]);
  // Requests still pending at the end must not fail the test.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
