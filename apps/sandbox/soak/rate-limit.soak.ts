import { afterAll, beforeAll, expect, it } from 'vitest';
import { rateReport } from '../conformance/support/rate-report.ts';
import { type RunningSandbox, startSandbox } from '../conformance/support/start-sandbox.ts';

/** grow-api.md §9 in real time; npm test has the same with the movable clock. */
const APPLICATIONS = ['conformance', 'intake-desk'];
const REQUESTS = 1000;
const EVERY_MS = 50;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: 3 });
});
afterAll(() => sandbox.stop());

it(`serves at most 3 and at least 2.8 a second of ${REQUESTS} requests at 20 a second, to each of two applications`, async () => {
  const tokens = await Promise.all(APPLICATIONS.map((client_id) => sandbox.token({ client_id })));
  const since = new Date().toISOString();
  const replies: Promise<{ status: number }>[] = [];
  const start = performance.now();
  await new Promise<void>((resolve) => {
    const sending = setInterval(() => {
      // As many as are due by now: a late timer catches up.
      const due = Math.min(REQUESTS, Math.floor((performance.now() - start) / EVERY_MS));
      while (replies.length < due * tokens.length) {
        replies.push(...tokens.map((token) => sandbox.grow(token, '/users/who_am_i')));
      }
      if (due < REQUESTS) return;
      clearInterval(sending);
      resolve();
    }, EVERY_MS / 5);
  });
  await Promise.all(replies);
  for (const application of APPLICATIONS) {
    const report = await rateReport(sandbox, application, since);
    process.stdout.write(`${application}: ${JSON.stringify(report)}\n`);
    expect(report.served + report.refused).toBe(REQUESTS);
    expect(report).toMatchObject({ other: 0, mostInASecond: 3 });
    expect(report.average).toBeGreaterThanOrEqual(2.8);
  }
});
