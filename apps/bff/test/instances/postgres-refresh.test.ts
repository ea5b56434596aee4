import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { startInstances, type Instances } from '../support/start-instances.ts';
import type { Stack } from '../support/start-stack.ts';

let server: PostgresServer;
let at: Instances | null = null;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.remove());
afterEach(async () => {
  await at?.stop();
  at = null;
});

const REQUESTS = 100;

/** A hundred different requests of one session to each instance. @returns the statuses; 0 where the instance has died */
async function burst(on: readonly Stack[], browser: Browser): Promise<number[][]> {
  return Promise.all(
    on.map((stack) =>
      Promise.all(
        Array.from({ length: REQUESTS }, (_, index) =>
          stack.call(browser, `/api/grow/contacts/${30_001 + index}`).then(
            ({ status }) => status,
            () => 0,
          ),
        ),
      ),
    ),
  );
}

const tokenRequests = async (stack: Stack, from: number) =>
  (await stack.seen(from)).filter(({ path }) => path === '/oauth/token').length;
const sessions = async (on: Instances) => (await on.rows('SELECT id FROM sessions')).length;
const statuses = (answers: readonly number[][]) => [...new Set(answers.flat())];

test('40, 42: three instances with a hundred requests each at an expired token, and a token endpoint of eight seconds: one token request, no session ends', async () => {
  at = await startInstances({ server: server.url, count: 3 });
  const [one] = at.all as [Stack];
  const browser = await at.signIn();
  await one.control('POST', '/tokens/expire', {});
  await one.fault({ path: '/oauth/token', fault: 'delay', ms: 8000 });
  const from = Date.now();
  expect(statuses(await burst(at.all, browser))).toEqual([200]);
  expect([await tokenRequests(one, from), await sessions(at)]).toEqual([1, 1]);
  // The lease has ended with the refresh.
  expect(await at.rows('SELECT refresh_owner FROM grants')).toEqual([{ refresh_owner: null }]);
});

/** The instance that refreshes is killed when its request has arrived at Grow. */
const SENT = 'sent';
/**
 * The step at the moment of the kill, what the token endpoint does, the answers of the other instances, and the number
 * of requests to it. Grow invalidates the old refresh token with its use: where the process dies with the only copy of
 * the new pair, a sign-in is needed.
 */
const MOMENTS = [
  ['before the request is sent', 'leased', null, 200, 1],
  ['before Grow processes the request', SENT, { fault: 'delay', ms: 3000 }, 200, 2],
  ['when the new pair exists and its response is in flight', SENT, { fault: 'drip', bytes: 40, ms: 300 }, 401, 2],
  ['before the new pair is stored', 'answered', null, 401, 2],
  ['once the new pair is stored', 'stored', null, 200, 1],
] as const;

test.each(MOMENTS)(
  '42, 45: kill -9 of the instance that refreshes, %s: the others answer every request, and no other session ends',
  async (_when, step, fault, status, requests) => {
    at = await startInstances({ server: server.url, count: 3, environment: { PAUSE_AT: step } });
    const [one] = at.all as [Stack];
    const browser = await at.signIn();
    const bystander = await at.signIn(String((await one.people())[1]?.id));
    await one.control('POST', '/tokens/expire', {});
    if (fault !== null) await one.fault({ path: '/oauth/token', ...fault });
    const from = Date.now();
    const answers = burst(at.all, browser);
    const dead = step === SENT ? await sender(at, from) : await firstPaused(at.all);
    const left = at.all.filter((stack) => stack !== dead);
    // Only the first one is held up.
    for (const { bff } of left)
      void bff.line(/Paused/).then(
        () => bff.child.kill('SIGUSR2'),
        () => undefined,
      );
    dead.bff.child.kill('SIGKILL');
    const given = await answers;
    const ofTheLiving = given.filter((_, index) => at?.all[index] !== dead);
    expect(statuses(ofTheLiving)).toEqual([status]);
    expect(await tokenRequests(one, from)).toBe(requests);
    expect(await sessions(at)).toBe(status === 200 ? 2 : 1);
    await one.control('DELETE', '/faults');
    const [other] = left as [Stack];
    for (const { bff } of left) bff.child.kill('SIGUSR2');
    expect((await other.call(bystander, '/api/grow/users/who_am_i')).status).toBe(200);
  },
);

async function firstPaused(all: readonly Stack[]): Promise<Stack> {
  return Promise.race(all.map(async (stack) => stack.bff.line(/Paused/).then(() => stack)));
}

/** Returns the instance whose token request is at Grow. */
async function sender(on: Instances, from: number): Promise<Stack> {
  await expect.poll(() => tokenRequests(on.all[0] as Stack, from), { interval: 20 }).toBe(1);
  const [row] = await on.rows('SELECT refresh_owner FROM grants WHERE refresh_owner IS NOT NULL');
  return on.all.find(({ bff }) => bff.stdout().includes(`Process ${String(row?.['refresh_owner'])}`)) as Stack;
}
