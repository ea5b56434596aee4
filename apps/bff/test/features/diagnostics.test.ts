import type { ConnectionView } from '@intake-desk/desk-api/connection';
import { SCOPES } from '@intake-desk/grow-api/scope';
import { afterEach, expect, it } from 'vitest';
import { adviceFor } from '#src/features/diagnostics/advice.ts';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

async function view(on: Stack, browser: Browser): Promise<ConnectionView['data']> {
  const answer = await on.call(browser, '/api/desk/connection');
  expect(answer.status).toBe(200);
  return (answer.json() as ConnectionView).data;
}

it('reports the user, the server, the sync state, proven permissions and clock offsets', async () => {
  stack = await startStack({ MIRROR: 'on', GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  const browser = await stack.signIn();
  await expect
    .poll(async () => (await view(stack as Stack, browser)).lists.every(({ complete }) => complete))
    .toBe(true);
  const data = await view(stack, browser);
  expect(data).toMatchObject({
    region: 'sandbox',
    mirror: 'on',
    clock: { ahead: 0 },
    budget: { isUp: true },
    lastError: null,
  });
  expect(data.lists.find(({ list }) => list === 'contacts')).toMatchObject({ records: 1200, trouble: null });
  const state = (scope: string) => data.scopes.find((one) => one.scope === scope)?.state;
  expect(state('grow_contact_read')).toBe('working');
  expect(state('grow_custom_action_write')).toBe('unproven');
  expect(data.firmConnection).toEqual({ state: 'none', by: null, since: null, mayChange: true });
  expect(data.advice.map(({ code }) => code)).toEqual(['connect-firm']);
  expect((await stack.call(stack.browser(), '/api/desk/connection')).status).toBe(401);
  await stack.control('POST', '/clock', { skew_seconds: 3600 });
  for (let count = 0; count < 10; count += 1) await stack.call(browser, '/api/grow/users/who_am_i');
  const skewed = await view(stack, browser);
  expect(Math.abs((skewed.clock.ahead ?? 0) - 3600)).toBeLessThanOrEqual(2);
  expect(skewed.advice.map(({ code }) => code)).toContain('set-clock');
});

it('names a missing permission, and what to do about it', async () => {
  const scopes = SCOPES.filter((scope) => scope !== 'grow_matter_read');
  stack = await startStack({ MIRROR: 'on', GROW_RATE_LIMIT: '0', GROW_SCOPES: scopes.join(' ') });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  const browser = await stack.signIn();
  await expect
    .poll(async () => (await view(stack as Stack, browser)).lists.find(({ list }) => list === 'matters')?.trouble)
    .toMatchObject({ code: 'scope-missing', scope: 'grow_matter_read' });
  const answer = await stack.call(browser, '/api/desk/matters');
  expect(answer.status).toBe(403);
  expect(answer.json()).toMatchObject({
    code: 'grow-forbidden',
    detail: 'The permission grow_matter_read is missing.',
  });
  const { advice, lists } = await view(stack, browser);
  expect(advice.find(({ code }) => code === 'ask-for-scope')?.words).toContain('grow_matter_read');
  // Permitted lists are still fetched.
  await expect
    .poll(async () => (await view(stack as Stack, browser)).lists.find(({ list }) => list === 'contacts')?.complete)
    .toBe(true);
  expect(lists.find(({ list }) => list === 'untriaged')?.trouble ?? null).toBeNull();
});

it('with the mirror off it still reports the user and the server, and has no advice about lists', async () => {
  stack = await startStack();
  const browser = await stack.signIn();
  const data = await view(stack, browser);
  expect(data).toMatchObject({ mirror: 'off', lists: [], advice: [] });
  expect((await stack.call(browser, '/api/desk/leads')).status).toBe(404);
});

it('has advice for everything that is wrong, the most urgent first', () => {
  const list = { records: 0, incomplete: 0, leftOut: 0, asOf: null, progress: null, gap: null };
  const advice = adviceFor({
    mirror: 'on',
    scopes: [{ scope: 'grow_contact_read', state: 'missing', at: null }],
    clock: { ahead: -90 },
    budget: { rate: 3, waiting: 0, expectedWait: 0, pausedFor: 0, isUp: false },
    lists: [
      { list: 'untriaged', complete: false, trouble: { code: 'asleep', since: '2026-11-24T10:00:00Z' }, ...list },
      { list: 'matters', complete: false, trouble: null, ...list },
      {
        list: 'contacts',
        complete: true,
        trouble: { code: 'grow-misconfigured', since: '2026-11-24T10:00:00Z' },
        ...list,
      },
    ],
    firmConnection: { state: 'lost', by: null, since: null, mayChange: true },
  });
  expect(advice.map(({ code }) => code)).toEqual([
    'check-application',
    'wait-for-clio',
    'ask-for-scope',
    'sign-in-again',
    'reconnect-firm',
    'set-clock',
    'wait-for-fill',
  ]);
});
