import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPace } from '../support/pace.ts';
import { readOnlyTarget } from '../support/read-only-target.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** The checks that can run against the real Grow use the configured URL, slowly, and only read. */
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty', rateLimit: 3 });
});
afterAll(() => sandbox.stop());

it('uses the URL of GROW_API_URL with GROW_ACCESS_TOKEN, and waits before each request', async () => {
  let waited = 0;
  const pace = async () => {
    waited += 1;
    await sandbox.control('POST', 'clock', { advance_seconds: 0.5 });
  };
  const environment = { GROW_API_URL: `${sandbox.url}/grow/`, GROW_ACCESS_TOKEN: await sandbox.token() };
  const grow = await readOnlyTarget(environment, pace);
  const statuses = [];
  for (let time = 0; time < 10; time += 1) statuses.push((await grow.get('/users/who_am_i')).status);
  await grow.stop();
  expect([waited, statuses]).toEqual([10, Array<number>(10).fill(200)]);
  const { body } = await sandbox.control('GET', 'requests');
  const { data } = body as { data: { method: string; path: string }[] };
  expect(data.map(({ method, path }) => `${method} ${path}`)).toEqual(
    Array<string>(10).fill('GET /grow/users/who_am_i'),
  );
});

it('sends no token when the option says so, and follows no redirect', async () => {
  await sandbox.control('PATCH', 'switches', { missing_scope: 'redirect', rate_limit: 0 });
  const token = await sandbox.token({ scope: 'grow_user_read' });
  const grow = await readOnlyTarget({ GROW_API_URL: `${sandbox.url}/grow`, GROW_ACCESS_TOKEN: token }, () =>
    Promise.resolve(),
  );
  expect((await grow.get('/users/who_am_i', { token: null })).status).toBe(401);
  expect((await grow.get('/matters')).status).toBe(302);
});

it.each([{ GROW_API_URL: 'https://api.example/grow' }, { GROW_ACCESS_TOKEN: 'x' }])(
  'requires both: %j',
  async (environment) => {
    await expect(readOnlyTarget(environment)).rejects.toThrow('both GROW_API_URL and GROW_ACCESS_TOKEN');
  },
);

it('starts a sandbox when nothing is set', async () => {
  const grow = await readOnlyTarget({});
  expect(grow.base).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/grow$/);
  expect((await grow.get('/users/who_am_i')).status).toBe(200);
  await grow.stop();
});

it('spaces requests, concurrent ones as well', async () => {
  let time = 0;
  const waits: number[] = [];
  const wait = (milliseconds: number) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const pace = createPace(2, { now: () => time, wait });
  await Promise.all([pace(), pace(), pace()]);
  time = 5000;
  await pace();
  expect(waits).toEqual([500, 1000]);
});
