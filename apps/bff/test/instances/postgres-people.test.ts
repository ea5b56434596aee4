import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TriageAnswer } from '@intake-desk/desk-api/triage';
import type { Answer, Browser } from '../support/browser.ts';
import { runCommand } from '../support/run-command.ts';
import { seeded } from '../support/simulate-firm.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { startInstances, type Instances } from '../support/start-instances.ts';
import type { Stack } from '../support/start-stack.ts';
import { act, leadIds } from '../support/triage-acts.ts';

let server: PostgresServer;
let at: Instances | null = null;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.remove());
afterEach(async () => {
  await at?.stop();
  at = null;
});

test('73: five people decide two hundred leads over three instances: each is decided once, no request fails, and the log is whole', async () => {
  at = await startInstances({ server: server.url, count: 3, grow: { SANDBOX_SCENARIO: 'busy-firm' } });
  const { all } = at;
  const [one] = all as [Stack];
  const everyone = await one.people();
  const staff = everyone.filter(({ firm }) => firm === everyone[0]?.firm).slice(0, 5);
  const browsers: Browser[] = [];
  for (const { id } of staff) browsers.push(await at.signIn(String(id)));
  expect(browsers).toHaveLength(5);
  const random = seeded(5);
  const ids = await leadIds(one, browsers[0] as Browser);
  expect(ids).toHaveLength(200);
  const answers = new Map<number, Answer[]>();
  const decide = async (person: number, lead: number): Promise<void> => {
    const json = { act: 'decide', verdict: 'pursue' } as const;
    const answer = await act(all[(person + lead) % all.length] as Stack, browsers[person] as Browser, lead, json);
    answers.set(lead, [...(answers.get(lead) ?? []), answer]);
  };
  // Half of them all five decide in the same moment, the rest each in another order.
  const people = browsers.map((_, person) => person);
  for (let from = 0; from < 100; from += 10) {
    await Promise.all(ids.slice(from, from + 10).flatMap((lead) => people.map((person) => decide(person, lead))));
  }
  await Promise.all(
    people.map(async (person) => {
      for (const lead of ids.slice(100).sort(() => random() - 0.5)) await decide(person, lead);
    }),
  );
  const rows = await at.rows('SELECT lead, verdict_person FROM triage');
  const winners = new Map(rows.map(({ lead, verdict_person }) => [lead, verdict_person]));
  for (const [lead, given] of answers) {
    expect(given.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const won = given.find(({ status }) => status === 200)?.json() as TriageAnswer;
    expect(winners.get(lead)).toBe(won.data.verdict?.by.id);
  }
  expect(await at.rows('SELECT count(*) AS lines, max(position) AS last FROM decisions')).toEqual([
    { lines: 200, last: 200 },
  ]);
  const { DATABASE_URL = '' } = one.settings;
  const whole = await runCommand('decisions', ['check'], one, { DATABASE_URL });
  expect([whole.code, whole.stdout]).toEqual([0, expect.stringMatching(/200 lines, 0 erased; whole/)]);
  // The audit log has no gap either.
  const [audit] = await at.rows('SELECT count(*) AS lines, max(position) AS last FROM audit');
  expect(audit?.['lines']).toBe(audit?.['last']);
});

test('10: a sign-out at one instance is a 401 at the others within a second', async () => {
  at = await startInstances({ server: server.url, count: 3 });
  const [one, ...others] = at.all as [Stack, Stack, Stack];
  const browser = await at.signIn();
  const status = async (stack: Stack) => (await stack.call(browser, '/api/grow/users/who_am_i')).status;
  for (const stack of at.all) expect(await status(stack)).toBe(200);
  expect((await one.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
  const from = performance.now();
  for (const stack of others) await expect.poll(() => status(stack), { interval: 20 }).toBe(401);
  expect(performance.now() - from).toBeLessThan(1000);
});

test('2: a state that was used at one instance is refused by the others, without a token request', async () => {
  at = await startInstances({ server: server.url, count: 2 });
  const [one, two] = at.all as [Stack, Stack];
  const browser = one.browser();
  const callback = await one.consent(browser);
  const cookies = [...browser.jar(one.url)];
  expect((await browser.ask(one.url, callback)).status).toBe(303);
  for (const stack of [one, two]) {
    const thief = stack.browser();
    for (const [name, value] of cookies) thief.jar(stack.url).set(name, value);
    const from = Date.now();
    expect((await thief.ask(stack.url, callback)).status).toBe(400);
    expect((await one.seen(from)).filter(({ path }) => path === '/oauth/token')).toEqual([]);
  }
});
