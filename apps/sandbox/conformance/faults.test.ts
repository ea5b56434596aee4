import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { exchange, obtainCode } from './oauth-client.ts';
import { type RunningSandbox, startSandbox } from './start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
beforeEach(async () => {
  await sandbox.control('DELETE', 'faults');
});
afterAll(() => sandbox.stop());

const order = async (fault: object) => {
  expect((await sandbox.control('POST', 'faults', fault)).status).toBe(201);
};
const raw = (path: string) => fetch(`${sandbox.url}/grow${path}`, { headers: { authorization: `Bearer ${token}` } });
const note = { method: 'POST', json: { data: { subject: 'Lost', body: 'Was it written?' } } };
const noteCount = async () =>
  ((await sandbox.grow(token, '/matters/70003/notes')).body as { data: unknown[] }).data.length;

it('status: answers so often and no more, with Retry-After when given', async () => {
  await order({ method: 'GET', path: '/grow/contacts/{id}', fault: 'status', status: 429, retry_after: 7, count: 2 });
  for (let time = 0; time < 2; time += 1) {
    const { status, headers, body } = await sandbox.grow(token, '/contacts/30001');
    expect([status, headers.get('retry-after'), body]).toEqual([429, '7', { message: 'Too Many Requests' }]);
  }
  expect((await sandbox.grow(token, '/contacts/30001')).status).toBe(200);
});

it('matches method, template, literal and prefix, and nothing else', async () => {
  await order({ method: 'POST', path: '/matters/{matter_id}/notes', fault: 'status' });
  await order({ path: '/grow/users*', fault: 'status', status: 500, skip: 1 });
  expect((await sandbox.grow(token, '/matters/70003/notes')).status).toBe(200);
  expect((await sandbox.grow(token, '/users')).status).toBe(200);
  expect((await sandbox.grow(token, '/users/who_am_i')).status).toBe(500);
  expect((await sandbox.grow(token, '/matters/70003/notes', note)).status).toBe(503);
  expect((await sandbox.control('GET', 'faults')).body).toEqual({ data: [] });
});

it('html: a gateway’s page', async () => {
  await order({ path: '/matters', fault: 'html', status: 504 });
  const response = await raw('/matters');
  expect([response.status, response.headers.get('content-type')]).toEqual([504, 'text/html; charset=utf-8']);
});

it('reset_before: nothing is written', async () => {
  const before = await noteCount();
  await order({ method: 'POST', path: '/matters/70003/notes', fault: 'reset_before' });
  await expect(sandbox.grow(token, '/matters/70003/notes', note)).rejects.toThrow();
  expect(await noteCount()).toBe(before);
});

it('reset_after_write: the note is there, the answer is not', async () => {
  const before = await noteCount();
  await order({ method: 'POST', path: '/matters/70003/notes', fault: 'reset_after_write' });
  await expect(sandbox.grow(token, '/matters/70003/notes', note)).rejects.toThrow();
  expect(await noteCount()).toBe(before + 1);
});

it('truncate: half of the JSON', async () => {
  await order({ path: '/users', fault: 'truncate' });
  await expect((await raw('/users')).json()).rejects.toThrow(SyntaxError);
});

it('garbage and content_type', async () => {
  await order({ path: '/users', fault: 'garbage' });
  await expect((await raw('/users')).json()).rejects.toThrow(SyntaxError);
  await order({ path: '/users', fault: 'content_type' });
  expect((await raw('/users')).headers.get('content-type')).toContain('text/plain');
});

it('drip: the whole answer, in pieces', async () => {
  await order({ path: '/users', fault: 'drip', ms: 1, bytes: 16 });
  const { body } = await raw('/users');
  let pieces = 0;
  let text = '';
  for await (const piece of body ?? []) {
    pieces += 1;
    text += Buffer.from(piece).toString();
  }
  expect(pieces).toBeGreaterThan(5);
  expect(JSON.parse(text)).toMatchObject({ data: [{ id: 501 }, { id: 502 }, { id: 503 }] });
});

it('delay: waits before it looks', async () => {
  await order({ path: '/users', fault: 'delay', ms: 120 });
  const start = performance.now();
  expect((await raw('/users')).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(115);
});

it('foreign_next: a link that nobody should follow', async () => {
  await order({ path: '/contacts', fault: 'foreign_next' });
  const { body } = await sandbox.grow(token, '/contacts');
  expect((body as { meta: { paging: { next: string } } }).meta.paging.next).toMatch(
    /^https:\/\/grow\.example\.net\/api\/v2\/contacts\?/,
  );
});

it('strikes the token endpoint too', async () => {
  const code = await obtainCode(sandbox);
  await order({ method: 'POST', path: '/oauth/token', fault: 'status', status: 503 });
  expect((await exchange(sandbox, code)).status).toBe(503);
  await order({ method: 'POST', path: '/oauth/token', fault: 'reset_after_write' });
  await expect(exchange(sandbox, code)).rejects.toThrow();
  expect((await exchange(sandbox, code)).body).toMatchObject({ error: 'invalid_grant' });
});

it.each([
  {},
  { path: 'users', fault: 'delay' },
  { path: '/users', fault: 'earthquake' },
  { path: '/users', fault: 'delay', count: 0 },
])('refuses the order %j', async (fault) => {
  expect((await sandbox.control('POST', 'faults', fault)).status).toBe(400);
});
