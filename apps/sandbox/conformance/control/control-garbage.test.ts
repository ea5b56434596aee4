import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileJson, hostileText, hostileValue } from '../support/hostile-values.ts';
import { sendRequest } from '../support/send-request.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
});
afterAll(() => sandbox.stop());

const RUNS = 1000;
/** Set `FUZZ_SEED` to repeat the same commands. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

const ORDERS: [method: string, path: string, json: Record<string, unknown>][] = [
  ['POST', 'reset', {}],
  ['POST', 'scenario', { name: 'empty' }],
  ['POST', 'applications', { client_id: 'x', client_secret: 'y', redirect_uris: ['http://127.0.0.1/'], firm: 4021 }],
  ['POST', 'tokens', { client_id: 'conformance', user: 501, scope: 'grow_user_read' }],
  ['POST', 'tokens/expire', { client_id: 'conformance' }],
  ['PATCH', 'switches', { rate_limit: 3, error_status: 'name' }],
  ['POST', 'faults', { path: '/users', fault: 'delay', ms: 5, count: 1, skip: 0 }],
  ['POST', 'clock', { advance_seconds: 5, skew_seconds: 5 }],
  ['POST', 'acts', { act: 'lead_arrives', first_name: 'Ada', phone_number: '(207) 555-0199' }],
  ['POST', 'acts', { act: 'accept_lead', lead: 1 }],
  ['POST', 'step', { count: 3 }],
  ['GET', 'requests?since=0', {}],
  ['GET', 'people', {}],
  ['DELETE', 'faults', {}],
];

const order = fc
  .tuple(fc.constantFrom(...ORDERS), fc.nat(9), hostileText, hostileValue, fc.option(hostileJson, { freq: 4 }))
  .map(([[method, path, json], place, name, value, text]) => {
    const names = [...Object.keys(json), name];
    const changed = { ...json, [names[place % names.length] ?? name]: value };
    return { method, path, body: method === 'GET' ? '' : (text ?? JSON.stringify(changed)) };
  });

it(`answers ${RUNS} invalid commands without a 500 (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(order, async ({ method, path, body }) => {
      const headers = { 'content-type': 'application/json' };
      const request = { method, path: `/__sandbox__/${path}`, headers, body };
      const answer = await sendRequest(sandbox.url, request, 5000);
      expect(answer).toMatchObject({ status: expect.toSatisfy((status: number) => status !== 500) as number });
    }),
    { numRuns: RUNS, seed },
  );
});

it('still works afterwards', async () => {
  expect((await sandbox.control('POST', 'scenario', { name: 'empty' })).status).toBe(200);
  await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  expect((await sandbox.grow(await sandbox.token(), '/users/who_am_i')).status).toBe(200);
});
