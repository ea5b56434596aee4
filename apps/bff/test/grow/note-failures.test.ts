import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await stack.signIn();
});
afterAll(() => stack.stop());

const NOTES = 200;
const KILLS = 5;
const PATH = '/api/grow/matters/70006/notes';

/**
 * Acts as a person who presses Send, waits, checks the outcome, and sends again only a note that is reported as not
 * saved.
 */
async function send(body: string): Promise<void> {
  let key = randomUUID();
  for (;;) {
    const answer = await stack
      .call(browser, PATH, {
        method: 'POST',
        json: { data: { subject: 'Under fire', body } },
        headers: { 'idempotency-key': key },
      })
      .catch(() => null);
    if (answer?.status === 201) return;
    const code = answer === null ? 'no-answer' : problem.parse(answer.json()).code;
    if (code === 'not-saved') key = randomUUID();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

test('54: two hundred notes, three responses in ten cut after the write, five kills: two hundred notes in Grow, none twice, none lost', async () => {
  const bodies = Array.from({ length: NOTES }, (_, index) => `Note ${index}`);
  // The third and the tenth of every ten: spread, not in one run.
  for (let index = 0; index < NOTES * 0.3; index += 1) {
    await stack.fault({
      method: 'POST',
      path: '/matters/{id}/notes',
      fault: 'reset_after_write',
      skip: index % 2 === 0 ? 2 : 3,
    });
  }
  let sent = 0;
  const people = Array.from({ length: 4 }, async () => {
    for (let body = bodies[sent++]; body !== undefined; body = bodies[sent++]) await send(body);
  });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await expect.poll(() => sent, { timeout: 60_000, interval: 5 }).toBeGreaterThan((NOTES * kill) / (KILLS + 1));
    await stack.restart({}, 'SIGKILL');
  }
  await Promise.all(people);

  const found: string[] = [];
  for (let target: string | undefined = PATH; target !== undefined;) {
    const page = (await stack.call(browser, target)).json() as {
      data: { subject: string; body: string }[];
      meta: { paging: { next?: string } };
    };
    found.push(...page.data.filter(({ subject }) => subject === 'Under fire').map(({ body }) => body));
    target = page.meta.paging.next;
  }
  expect(found.toSorted()).toEqual(bodies.toSorted());
}, 240_000);
