import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

/**
 * Requests a callback with an unknown state.
 * @returns the client address in the log
 */
async function callbackAddress(forwarded: string): Promise<unknown> {
  const lines = () =>
    stack.bff
      .stdout()
      .split('\n')
      .filter((line) => line.includes('"sign-in-refused"'));
  const before = lines().length;
  const headers = { 'x-forwarded-for': forwarded, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  await stack.browser().ask(stack.url, '/auth/callback?state=x', { headers });
  await expect.poll(() => lines().length).toBe(before + 1);
  return (JSON.parse(lines().at(-1) ?? '') as { address: unknown }).address;
}

test('39: an address is trusted only from a proxy that the operator trusts; what a client adds is ignored', async () => {
  expect(await callbackAddress('203.0.113.7')).toBe('127.0.0.1');
  await stack.restart({ TRUST_PROXY: 'loopback' });
  expect(await callbackAddress('203.0.113.7')).toBe('203.0.113.7');
  expect(await callbackAddress('198.51.100.1, 203.0.113.7')).toBe('203.0.113.7');
  await stack.restart({ TRUST_PROXY: '192.0.2.0/24' });
  expect(await callbackAddress('203.0.113.7')).toBe('127.0.0.1');
});

test('39: whatever is trusted, a forwarded host or scheme changes neither where sign-in redirects nor the cookies', async () => {
  await stack.restart({ TRUST_PROXY: 'loopback' });
  const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  const { headers: received } = await stack.browser().ask(stack.url, '/auth/login', { headers });
  expect(new URL(String(received.location)).searchParams.get('redirect_uri')).toBe(`${stack.url}/auth/callback`);
  expect(String(received['set-cookie'])).not.toMatch(/Secure|__Host/);
});
