import { afterAll, beforeAll, expect, test } from 'vitest';
import { OddGrow } from '../support/odd-grow.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let grow: OddGrow;
let stack: Stack;
beforeAll(async () => {
  grow = await OddGrow.start();
  stack = await startStack({ ...grow.environment, PUBLIC_URL: 'https://desk.firm.test' });
});
afterAll(async () => {
  await stack.stop();
  grow.stop();
});

test('12: over https both cookies are Secure, bound to the exact host by their names, and the session is still opaque', async () => {
  const browser = stack.browser();
  const host = { host: 'desk.firm.test' };
  const { there, back } = await grow.signIn(stack, browser, host);
  expect(String(there.headers['set-cookie'])).toMatch(
    /^__Host-Http-login\.[\w-]{8}=[^;]+; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  const session = back.headers['set-cookie']?.find((line) => line.includes('session='));
  expect(session).toMatch(/^__Host-Http-session=s%3A[\w%.-]{60,200}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  const out = await browser.ask(stack.url, '/auth/logout', { method: 'POST', headers: { ...host, 'x-csrf': '1' } });
  expect(out.headers['set-cookie']).toEqual([
    '__Host-Http-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Strict',
  ]);
});

test('39: the public name is accepted with its default port, as some clients send it, and with no other', async () => {
  const browser = stack.browser();
  const ask = async (host: string) => {
    const headers = { host, 'x-csrf': '1', origin: 'https://desk.firm.test' };
    return (await browser.ask(stack.url, '/auth/session', { headers })).status;
  };
  for (const host of ['desk.firm.test', 'desk.firm.test:443', 'Desk.Firm.Test:443'])
    expect([host, await ask(host)]).toEqual([host, 200]);
  for (const host of ['desk.firm.test:80', 'desk.firm.test:4430', 'desk.firm.test:', 'evil.test:443'])
    expect([host, await ask(host)]).toEqual([host, 421]);
});
