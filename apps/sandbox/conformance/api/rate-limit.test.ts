import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { rateReport } from '../support/rate-report.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: 3 });
});
beforeEach(async () => {
  await sandbox.control('PATCH', 'switches', { rate_limit: 3, rate_limit_body: 'message', not_modified_counts: 'yes' });
  await sandbox.control('POST', 'clock', { advance_seconds: 1 });
});
afterAll(() => sandbox.stop());

const burst = (token: string, count: number, path = '/users/who_am_i') =>
  Promise.all(Array.from({ length: count }, () => sandbox.grow(token, path)));
const statuses = async (token: string, count: number) => (await burst(token, count)).map(({ status }) => status).sort();

// grow-api.md §9: 3 requests per second, summed over all people of the application
it('serves exactly 3 of a burst of 10', async () => {
  expect(await statuses(await sandbox.token(), 10)).toEqual([200, 200, 200, ...Array<number>(7).fill(429)]);
});

// §9, §6: the body of a 429 is not Grow's error shape, and no Retry-After is documented
it('says Too Many Requests in its own shape, without a Retry-After header', async () => {
  const refused = (await burst(await sandbox.token(), 4)).find(({ status }) => status === 429);
  expect(refused?.body).toEqual({ message: 'Too Many Requests' });
  expect(refused?.headers.has('retry-after')).toBe(false);
});

it('sums over all tokens and people of an application', async () => {
  const tokens = await Promise.all([501, 502, 503].map((user) => sandbox.token({ user })));
  const replies = await Promise.all(tokens.map((token) => burst(token, 3)));
  expect(replies.flat().filter(({ status }) => status === 200)).toHaveLength(3);
});

it('gives each application a budget of its own', async () => {
  const [one, other] = await Promise.all([sandbox.token(), sandbox.token({ client_id: 'intake-desk' })]);
  const [first, second] = await Promise.all([statuses(one, 5), statuses(other, 5)]);
  expect(first).toEqual([200, 200, 200, 429, 429]);
  expect(second).toEqual([200, 200, 200, 429, 429]);
});

it('serves 3 more once a second has passed, and a refused request consumes nothing', async () => {
  const token = await sandbox.token();
  for (let second = 0; second < 5; second += 1) {
    expect((await statuses(token, 8)).filter((status) => status === 200)).toHaveLength(3);
    await sandbox.control('POST', 'clock', { advance_seconds: 1 });
  }
});

it('counts requests that are refused for other reasons, and unknown paths', async () => {
  const token = await sandbox.token({ scope: 'grow_user_read' });
  const replies = [];
  for (const path of ['/matters', '/users?ids[]=x', '/nothing', '/users'])
    replies.push((await sandbox.grow(token, path)).status);
  expect(replies).toEqual([403, 400, 501, 429]);
});

// §11, §18: whether a 304 counts is not stated; assume yes
it('counts a 304, unless the switch is changed', async () => {
  const token = await sandbox.token();
  const { headers } = await sandbox.grow(token, '/users/who_am_i');
  const again = () =>
    sandbox.grow(token, '/users/who_am_i', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
  expect([await again(), await again(), await again()].map(({ status }) => status)).toEqual([304, 304, 429]);
  await sandbox.control('PATCH', 'switches', { not_modified_counts: 'no' });
  await sandbox.control('POST', 'clock', { advance_seconds: 1 });
  const free = [await again(), await again(), await again(), await again()];
  expect(free.map(({ status }) => status)).toEqual([304, 304, 304, 304]);
});

it('excludes the OAuth endpoints from the budget', async () => {
  await burst(await sandbox.token(), 4);
  expect(
    (await sandbox.oauth('token', { grant_type: 'x', client_id: 'conformance', client_secret: 'conformance-secret' }))
      .status,
  ).toBe(400);
});

// §9: 3 requests per second for each application, whatever its load
it('serves at most and nearly 3 a second of 1,000 requests at 20 a second, of two applications at once', async () => {
  const applications = ['conformance', 'intake-desk'];
  const tokens = await Promise.all(applications.map((client_id) => sandbox.token({ client_id })));
  const time = async (seconds: number) =>
    ((await sandbox.control('POST', 'clock', { advance_seconds: seconds })).body as { data: { now: string } }).data.now;
  const start = await time(1);
  let moved = 0;
  const from = performance.now();
  for (let pair = 0; pair < 1000; pair += 1) {
    const replies = await Promise.all(tokens.map((token) => sandbox.grow(token, '/users/who_am_i')));
    for (const { status, body } of replies) if (status === 429) expect(body).toEqual({ message: 'Too Many Requests' });
    // The real time that has passed is part of the twentieth of a second.
    const advance = Math.max(0, (pair + 1) * 50 - moved - (performance.now() - from));
    moved += advance;
    await time(advance / 1000);
  }
  for (const application of applications) {
    const report = await rateReport(sandbox, application, start);
    expect(report.served + report.refused).toBe(1000);
    expect(report).toMatchObject({ other: 0, mostInASecond: 3 });
    expect(report.average).toBeGreaterThanOrEqual(2.8);
  }
});
