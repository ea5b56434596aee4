import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from './start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

const RUNS = 300;
const word = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.integer().map(String));
const path = fc
  .tuple(
    fc.constantFrom('/grow', '/oauth', ''),
    fc.array(fc.oneof(fc.constantFrom('contacts', 'matters', 'inbox_leads', 'notes', 'token', 'authorize'), word), {
      maxLength: 4,
    }),
    fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom('state', 'ids[]', 'page_token', 'query', 'created_since', 'include'), word),
        word,
      ),
      { maxLength: 3 },
    ),
  )
  .map(
    ([base, parts, query]) =>
      `${base}/${parts.map(encode).join('/')}?${query.map(([a, b]) => `${encode(a)}=${encode(b)}`).join('&')}`,
  );

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E');
}

it(`answers ${RUNS} requests of garbage without a 500`, async () => {
  const request = fc.record({
    path,
    method: fc.constantFrom('GET', 'POST', 'DELETE', 'PATCH'),
    body: fc.oneof(fc.json(), word),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ path: where, method, body }) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await fetch(`${sandbox.url}${where}`, {
        method,
        headers,
        redirect: 'manual',
        ...(method === 'POST' && { body }),
      });
      await response.arrayBuffer();
      expect(response.status).not.toBe(500);
    }),
    { numRuns: RUNS },
  );
});
