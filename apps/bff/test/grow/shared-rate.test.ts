import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '#src/clock.ts';
import { createFairBudget } from '#src/grow/budget/fair-budget.ts';
import { openSharedSlots } from '#src/grow/budget/shared-slots.ts';
import type { Browser } from '../support/browser.ts';
import { runCommand } from '../support/run-command.ts';
import { busiestSecond, startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

/** Requests of our processes at Grow, without those of browsers. */
const ofOurs = async (on: Stack, from: number) =>
  (await on.seen(from)).filter(({ path }) => /^\/(grow\/|oauth\/(token|revoke)$)/.test(path));

const TURN = { key: null, since: 0 };

/** Sends so many different reads at once; most of them wait for the rate limit. */
const flood = (on: Stack, browser: Browser, count: number) =>
  Promise.allSettled(
    Array.from({ length: count }, (_none, at) => on.call(browser, `/api/grow/matters/${70_001 + at}`)),
  );

it('74, 48: a server that is killed and started again and again never exceeds the rate in any second', async () => {
  stack = await startStack();
  const on = stack;
  await on.control('PATCH', '/switches', { rate_limit: 0 });
  const browser = await on.signIn();
  const from = Date.now();
  for (let start = 0; start < 6; start += 1) {
    const before = (await ofOurs(on, from)).length;
    const reads = flood(on, browser, 9);
    // All slots of this second are used when it is killed.
    await expect.poll(async () => (await ofOurs(on, from)).length - before, { interval: 5 }).toBeGreaterThanOrEqual(3);
    await on.restart({}, 'SIGKILL');
    await reads;
  }
  const requests = await ofOurs(on, from);
  expect(requests.length).toBeGreaterThanOrEqual(18);
  expect(busiestSecond(requests)).toBeLessThanOrEqual(3);
});

it('74, 48: an operator’s command and the running server together never exceed the rate, and both go on', async () => {
  stack = await startStack();
  const on = stack;
  await on.control('PATCH', '/switches', { rate_limit: 0 });
  const people = await on.people();
  const firm = people.filter((person) => person.firm === people[0]?.firm);
  const [staying, ...leaving] = [
    await on.signIn(on.browser(), { user: String(firm[0]?.id) }),
    await on.signIn(on.browser(), { user: String(firm[1]?.id) }),
    await on.signIn(on.browser(), { user: String(firm[1]?.id) }),
  ] as const;
  expect(leaving).toHaveLength(2);
  const from = Date.now();
  let isOver = false;
  const command = runCommand('sessions', ['end', String(firm[1]?.id)], on).finally(() => (isOver = true));
  let answered = 0;
  while (!isOver) answered += (await flood(on, staying, 6)).length;
  expect((await command).stdout).toContain('Tokens revoked at Clio: 2');
  expect(answered).toBeGreaterThanOrEqual(6);
  expect(busiestSecond(await ofOurs(on, from))).toBeLessThanOrEqual(3);
});

it('74: while another process keeps the file of the slots locked, requests are still sent, and nothing waits for it', async () => {
  stack = await startStack();
  const browser = await stack.signIn();
  const foreign = new DatabaseSync(join(stack.directory, 'rate.sqlite'));
  foreign.exec('BEGIN IMMEDIATE');
  const read = stack.call(browser, '/api/grow/matters/70001');
  const times: number[] = [];
  for (let time = 0; time < 20; time += 1) {
    const began = performance.now();
    expect((await stack.call(browser, '/auth/session?slide=false')).status).toBe(200);
    times.push(performance.now() - began);
  }
  expect(times.sort((one, other) => one - other)[10]).toBeLessThan(100);
  expect((await read).status).toBe(200);
  foreign.close();
});

it('74: two budgets on one directory share its slots, and a slot of a process that died is free after the next start', async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  const { directory } = stack;
  const opened = [openSharedSlots(directory, 3), openSharedSlots(directory, 3)];
  const sent: number[] = [];
  const take = async (budget: ReturnType<typeof createFairBudget>) => {
    const slot = await budget.acquire();
    slot.sent();
    sent.push(performance.now());
    slot.arrived();
  };
  const budgets = opened.map((slots) => createFairBudget(3, systemClock, slots));
  await Promise.all(budgets.flatMap((budget) => Array.from({ length: 5 }, () => take(budget))));
  for (const at of sent) expect(sent.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(3);
  // Slots that are taken and never used, as by a process that dies.
  const [first] = opened;
  for (let count = 0; count < 3; count += 1) await expect.poll(() => first?.take(TURN) ?? null).not.toBeNull();
  const from = performance.now();
  const next = openSharedSlots(directory, 3, 1260);
  expect(next.take(TURN)).toBeNull();
  // They would be held for half a minute.
  await expect.poll(() => next.take(TURN), { timeout: 5000 }).not.toBeNull();
  expect(performance.now() - from).toBeGreaterThan(1200);
  for (const slots of [...opened, next]) await slots.close();
});
