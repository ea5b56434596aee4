import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '@intake-desk/grow-api/operations';
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

interface Listed {
  data: { id: number }[];
  meta: { paging: { next?: string } };
}
const KEY = '3f0e7a52-8a6e-4b0f-9e55-2f1f1d4c7a10';

test('each of the 24 read operations is served under the same path, in the same envelope', async () => {
  const { data: matters } = (await stack.call(browser, '/api/grow/matters')).json() as Listed;
  const { data: contacts } = (await stack.call(browser, '/api/grow/contacts')).json() as Listed;
  const { data: leads } = (await stack.call(browser, '/api/grow/inbox_leads?state=untriaged')).json() as Listed;
  const ids: Record<string, number | undefined> = {
    '/matters/{id}': matters[0]?.id,
    '/matters/{matter_id}/notes': matters[0]?.id,
    '/contacts/{id}': contacts[0]?.id,
    '/contacts/{contact_id}/notes': contacts[0]?.id,
    '/inbox_leads/{id}': leads[0]?.id,
  };
  expect(Object.keys(operations)).toHaveLength(24);
  for (const { method, path, response } of Object.values(operations).map((row) => ({ response: undefined, ...row }))) {
    if (method !== 'GET') continue;
    const query = path === '/inbox_leads' ? '?state=ignored' : '';
    const target = `/api/grow${path.replace(/\{\w+\}/, String(ids[path] ?? 1))}${query}`;
    const received = await stack.call(browser, target);
    if (received.status === 404 && !(path in ids)) continue; // A type or location numbered 1 may not exist.
    expect(received.status, `${target} ${received.body.slice(0, 200)}`).toBe(200);
    expect(response?.safeParse(received.json()).success, target).toBe(true);
  }
});

test('33: all pages of a list can be fetched over links of our own origin that carry a page token and the same filters', async () => {
  const found: number[] = [];
  let target: string | undefined = '/api/grow/inbox_leads?state=untriaged';
  while (target !== undefined) {
    const { data, meta }: Listed = (await stack.call(browser, target)).json() as Listed;
    found.push(...data.map(({ id }) => id));
    target = meta.paging.next;
    if (target !== undefined)
      expect(target).toMatch(/^\/api\/grow\/inbox_leads\?state=untriaged&page_token=[\w%.=+-]+$/);
  }
  expect(found).toHaveLength(260);
  expect(new Set(found).size).toBe(260);
});

test('33: a next link to another host is not followed: only its token is used', async () => {
  await stack.fault({ path: '/contacts', fault: 'foreign_next' });
  const answer = await stack.call(browser, '/api/grow/contacts');
  const { meta } = answer.json() as Listed;
  expect(meta.paging.next).toMatch(/^\/api\/grow\/contacts\?page_token=/);
  expect(answer.body).not.toContain('://');
});

test('31: five hundred requests outside the table are refused here, and none reaches Clio', async () => {
  const segment = fc.constantFrom(
    'contacts',
    'matters',
    'users',
    'notes',
    'oauth',
    'token',
    '7',
    '..',
    'admin',
    'who_am_i',
    'inbox_leads',
    '%2e%2e',
    '',
  );
  const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => `/api/grow/${parts.join('/')}`);
  const method = fc.constantFrom(
    'GET',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'HEAD',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'LOCK',
  );
  const isAllowed = (verb: string, target: string) =>
    Object.values(operations).some(
      (row) =>
        row.method === verb && new RegExp(`^/api/grow${row.path.replace(/\{\w+\}/g, '\\d{1,19}')}$`).test(target),
    );
  const from = (await stack.seen()).length;
  await fc.assert(
    fc.asyncProperty(method, path, async (verb, target) => {
      fc.pre(!isAllowed(verb, target));
      const { status } = await stack.call(browser, target, { method: verb });
      expect([400, 404, 405]).toContain(status);
    }),
    { numRuns: 500, seed: 7 },
  );
  expect(await stack.seen()).toHaveLength(from);
});

test('32: no spelling of a path changes the request to Clio', async () => {
  const corpus = [
    '/api/grow/contacts/..%2f..%2fadmin',
    '/api/grow/contacts/%2e%2e/users',
    '/api/grow/contacts/../users',
    '/api/grow/./contacts',
    '/api/grow//contacts',
    '/api/grow/contacts/1;a=b',
    '/api/grow/contacts/1%00',
    '/api/grow/contacts/1%2f',
    '/api/grow/contacts/%252e%252e',
    '/api/grow/contacts\\..\\users',
    '/api/grow/contacts/1/',
    '/api/grow/Contacts',
    '/API/grow/contacts',
    '/api/grow/contacts/12345678901234567890',
    '/api/grow/contacts/-1',
    '/api/grow/contacts/1e3',
    '/api/grow/contacts/%31',
    '/api/grow/contacts/١',
    '/api/grow/contacts#x',
    '/api/grow@evil.example/contacts',
  ];
  const from = (await stack.seen()).length;
  for (const target of corpus) {
    const answer = await stack.call(browser, target.replace('١', '%D9%A1'));
    expect([400, 404], target).toContain(answer.status);
  }
  expect(await stack.seen()).toHaveLength(from);
});

test('37: unknown and duplicate parameters, and fields that no draft has, are refused before anything is sent', async () => {
  const from = (await stack.seen()).length;
  const refused = async (target: string, json?: unknown) => {
    const ask = json === undefined ? {} : { method: 'POST', json, headers: { 'idempotency-key': KEY } };
    const answer = await stack.call(browser, target, ask);
    expect([answer.status, problem.parse(answer.json()).code], target).toEqual([400, 'bad-request']);
  };
  await refused('/api/grow/contacts?limit=5');
  await refused('/api/grow/contacts?query=a&query=b');
  await refused('/api/grow/contacts?page_token=%0d%0aHost:evil');
  await refused('/api/grow/inbox_leads');
  await refused('/api/grow/inbox_leads?state=hired');
  await refused('/api/grow/matters/1/notes', { subject: 'a', body: 'b' });
  await refused('/api/grow/matters/1/notes', { data: { subject: 'a', body: 'b', author: 'me' } });
  await refused('/api/grow/matters/1/notes', { data: { subject: 'a', body: 'b' }, extra: 1 });
  await refused('/api/grow/matters/1/notes', { data: { subject: 'x'.repeat(256), body: 'b' } });
  await refused('/api/grow/matters/1/notes', { data: { subject: 'a', body: 'x'.repeat(65_536) } });
  expect(await stack.seen()).toHaveLength(from);
});

test('35: only our own headers reach Clio', async () => {
  const from = Date.now();
  await stack.call(browser, '/api/grow/users', {
    headers: {
      authorization: 'Bearer attacker',
      'x-forwarded-for': '1.2.3.4',
      'x-api-version': 'unstable',
      x_forwarded_host: 'evil',
      forwarded: 'for=1.2.3.4',
      te: 'trailers',
      'accept-language': 'de',
    },
  });
  const entry = (await stack.seen(from)).find(({ path }) => path === '/grow/users');
  expect(Object.keys(entry?.headers ?? {}).sort()).toEqual([
    'accept',
    'authorization',
    'connection',
    'host',
    'user-agent',
  ]);
  expect(JSON.stringify(entry?.headers)).not.toContain('attacker');
});

test('36: only the type and the validators of Clio reach the browser, and 304 works', async () => {
  const list = await stack.call(browser, '/api/grow/matters');
  const first = (list.json() as Listed).data[0]?.id;
  const one = await stack.call(browser, `/api/grow/matters/${first}`);
  expect(one.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(one.headers.etag).toBeDefined();
  const own = await stack.call(browser, '/auth/session');
  const added = Object.keys(one.headers).filter((name) => !(name in own.headers));
  expect(added.filter((name) => !['etag', 'last-modified', 'transfer-encoding'].includes(name))).toEqual([]);
  const again = await stack.call(browser, `/api/grow/matters/${first}`, {
    headers: { 'if-none-match': one.headers.etag },
  });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('34: a redirect of Clio is neither followed nor passed on', async () => {
  await stack.fault({ path: '/contacts', fault: 'status', status: 302 });
  const answer = await stack.call(browser, '/api/grow/contacts');
  expect([answer.status, problem.parse(answer.json()).code]).toEqual([502, 'grow-garbled']);
  expect(answer.headers.location).toBeUndefined();
});

test('ids beyond 53 bits keep their digits in lists', async () => {
  const { readList } = await import('#src/grow/proxy/read-response.ts');
  const body = Buffer.from(
    '{"data":[{"id":9007199254740993}],"meta":{"paging":{"next":"https://x/contacts?page_token=abc"}}}',
  );
  const answer = { status: 200, headers: { 'content-type': 'application/json' }, body };
  expect(Buffer.concat(readList(answer, '/api/grow/contacts', [['query', 'a b']])).toString()).toBe(
    '{"data":[{"id":9007199254740993}],"meta":{"paging":{"next":"/api/grow/contacts?query=a+b&page_token=abc"}}}',
  );
});
