import type { SavedView, SavedViews } from '@intake-desk/desk-api/saved-view';
import { afterEach, expect, it } from 'vitest';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

const VIEW: SavedView = {
  id: '7d444840-9dc0-4c0f-8f3c-1f4f2a7f0a10',
  name: 'Injury, from the website',
  address: '/?source=Website+form&triage=open',
};

it('a person gets exactly their own views, and an invalid view is rejected', async () => {
  stack = await startStack();
  const on = stack;
  const people = await on.people();
  const [ana, ben] = [
    await on.signIn(on.browser(), { user: String(people[0]?.id) }),
    await on.signIn(on.browser(), { user: String(people[1]?.id) }),
  ];
  const views = async (browser: typeof ana) => ((await on.call(browser, '/api/desk/views')).json() as SavedViews).data;
  const put = async (given: unknown) =>
    (await on.call(ana, '/api/desk/views', { method: 'PUT', json: { views: given } })).status;
  expect(await views(ana)).toEqual([]);
  expect(await put([VIEW])).toBe(200);
  expect([await views(ana), await views(ben)]).toEqual([[VIEW], []]);
  for (const address of ['https://elsewhere.example/?a=b', '//elsewhere.example/?a', '/settings?a=b', '/matters']) {
    expect(await put([{ ...VIEW, address }])).toBe(400);
  }
  expect(await put([{ ...VIEW, name: ' ' }])).toBe(400);
  expect(await put(Array.from({ length: 31 }, () => VIEW))).toBe(400);
  expect(await views(ana)).toEqual([VIEW]);
  expect((await on.call(on.browser(), '/api/desk/views')).status).toBe(401);
  expect((await on.call(ana, '/api/desk/views', { method: 'DELETE' })).status).toBe(405);
});
