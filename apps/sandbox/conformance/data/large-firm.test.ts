import { afterAll, beforeAll, expect, it } from 'vitest';
import { countNotes } from '../support/count-notes.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';
import { walkList } from '../support/walk-list.ts';

const GENERATION_MS = 30_000;

let sandbox: RunningSandbox;
let token: string;
let ready: number;

beforeAll(async () => {
  const from = performance.now();
  sandbox = await startSandbox({ scenario: 'large-firm' });
  ready = performance.now() - from;
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

it('is ready within half a minute, generation included', () => {
  expect(ready).toBeLessThan(GENERATION_MS);
});

it('has 40 people, 3,000 untriaged leads, 100,000 contacts, 60,000 matters, 150,000 notes', async () => {
  const count = async (path: string) => (await walkList(sandbox, token, path)).length;
  expect(await count('/users')).toBe(40);
  expect(await count('/inbox_leads?state=untriaged')).toBe(3000);
  expect(await count('/contacts')).toBe(100_000);
  expect(await count('/matters')).toBe(60_000);
  expect(countNotes(sandbox, 4021)).toBe(150_000);
});
