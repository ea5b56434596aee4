import { SCOPES } from '@intake-desk/grow-api/scope';
import type { Browser } from './browser.ts';
import type { Stack } from './start-stack.ts';

/**
 * Answers the consent page so that Grow grants less than was requested.
 * @returns the URL that Grow redirects the browser to
 */
export async function consentWithout(
  stack: Stack,
  browser: Browser,
  user: number,
  without: readonly string[],
): Promise<string> {
  const start = await browser.ask(stack.url, '/auth/login?returnTo=%2F');
  const page = await (await fetch(String(start.headers.location))).text();
  const form = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    form.set(name, value.replaceAll('&amp;', '&'));
  }
  form.set('scope', SCOPES.filter((scope) => !without.includes(scope)).join(' '));
  form.set('user', String(user));
  form.set('decision', 'allow');
  const answer = await fetch(`${stack.sandboxUrl}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(String(answer.headers.get('location'))).href.slice(stack.url.length);
}
