import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

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

it('status: answers exactly so often, with Retry-After when given', async () => {
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

it('reset_after_write: the note is written, the response is lost', async () => {
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

it('drip: the whole response, in pieces', async () => {
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

it('delay: waits before it processes the request', async () => {
  await order({ path: '/users', fault: 'delay', ms: 120 });
  const start = performance.now();
  expect((await raw('/users')).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(115);
});

it('foreign_next: a link that no client should follow', async () => {
  await order({ path: '/contacts', fault: 'foreign_next' });
  const { body } = await sandbox.grow(token, '/contacts');
  expect((body as { meta: { paging: { next: string } } }).meta.paging.next).toMatch(
    /^https:\/\/grow\.example\.net\/api\/v2\/contacts\?/,
  );
});

it('foreign_firm: who_am_i of a person in another firm, once', async () => {
  await order({ method: 'GET', path: '/grow/users/who_am_i', fault: 'foreign_firm' });
  const [stranger, self] = [await sandbox.grow(token, '/users/who_am_i'), await sandbox.grow(token, '/users/who_am_i')];
  const own = (self.body as { data: { id: number; account: { id: number; firm_name: string } } }).data;
  expect(own).toMatchObject({ id: 501, account: { firm_name: 'Harbor & Lane LLP' } });
  const other = (stranger.body as { data: typeof own }).data;
  expect(other.account.id).not.toBe(own.account.id);
  expect(other.account.firm_name).not.toBe(own.account.firm_name);
  expect(other.id).not.toBe(own.id);
  expect(stranger.status).toBe(200);
});

it('a series of 429: so many requests, with or without Retry-After, and then none', async () => {
  for (const retryAfter of [undefined, 2, 'Wed, 21 Oct 2026 07:28:00 GMT']) {
    await order({ path: '/grow/*', fault: 'status', status: 429, count: 6, retry_after: retryAfter });
    const storm = await Promise.all(Array.from({ length: 6 }, () => sandbox.grow(token, '/users')));
    for (const { status, headers, body } of storm) {
      expect([status, body]).toEqual([429, { message: 'Too Many Requests' }]);
      expect(headers.get('retry-after')).toBe(retryAfter === undefined ? null : String(retryAfter));
    }
    expect((await sandbox.grow(token, '/users')).status).toBe(200);
  }
});

it('skip and count: skips some requests, affects some, then none', async () => {
  await order({ path: '/users', fault: 'status', status: 500, skip: 2, count: 3 });
  const statuses = [];
  for (let time = 0; time < 7; time += 1) statuses.push((await sandbox.grow(token, '/users')).status);
  expect(statuses).toEqual([200, 200, 500, 500, 500, 200, 200]);
});

it('several faults for one request apply one after another', async () => {
  await order({ path: '/users', fault: 'status', status: 500 });
  await order({ path: '/users', fault: 'status', status: 502 });
  const statuses = [];
  for (let time = 0; time < 3; time += 1) statuses.push((await sandbox.grow(token, '/users')).status);
  expect(statuses).toEqual([500, 502, 200]);
});

it('status: with a body of its own', async () => {
  await order({ path: '/users', fault: 'status', status: 418, body: { teapot: true } });
  const { status, body } = await sandbox.grow(token, '/users');
  expect([status, body]).toEqual([418, { teapot: true }]);
});

it.each([
  {},
  { path: 'users', fault: 'delay' },
  { path: '/users', fault: 'earthquake' },
  { path: '/users', fault: 'delay', count: 0 },
])('refuses the command %j', async (fault) => {
  expect((await sandbox.control('POST', 'faults', fault)).status).toBe(400);
});

it('has a test for every kind', async () => {
  const { body } = await sandbox.control('POST', 'faults', { path: '/users', fault: 'earthquake' });
  const kinds = (body as { message: string }).message.match(/"(\w+)"/g)?.map((word) => word.slice(1, -1)) ?? [];
  expect(kinds.length).toBeGreaterThan(10);
  const text = ['control/faults', 'oauth/token-faults', 'control/clock']
    .map((name) => readFileSync(join(import.meta.dirname, `../${name}.test.ts`), 'utf8'))
    .join('\n');
  expect(kinds.filter((kind) => !text.includes(`fault: '${kind}'`))).toEqual([]);
});
