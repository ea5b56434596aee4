import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

const shape = (status: number) => ({ error: { status: String(status), message: expect.any(String) as string } });

// grow-api.md §6: {"error":{"status": string, "message": string}}
it.each([
  ['/contacts/999999', 404],
  ['/contacts/9999999999999999999', 404],
  ['/matters/0', 404],
  ['/contacts/abc', 400],
  ['/contacts/-1', 400],
  ['/contacts/%ff', 400],
  ['/inbox_leads', 400],
  ['/inbox_leads?state=triaged', 400],
  ['/inbox_leads?state=', 400],
  ['/contacts?created_since=yesterday', 400],
  ['/contacts?updated_since=2026-13-40', 400],
  [`/contacts?${'ids[]=1&'.repeat(51)}`, 400],
  ['/contacts?ids[]=', 400],
  ['/matters?submitted_only=maybe', 400],
  ['/matters?inbox_lead_id=x', 400],
  ['/pipelines', 501],
  ['/contacts/', 501],
  ['', 501],
])('%s: %i', async (path, status) => {
  const reply = await sandbox.grow(token, path);
  expect(reply.status).toBe(status);
  expect(reply.body).toEqual(shape(status));
});

it.each(['PATCH', 'PUT', 'DELETE'])('%s on a lead is no operation', async (method) => {
  expect((await sandbox.grow(token, '/inbox_leads/20001', { method })).status).toBe(501);
});

// §6, D-faq: expired, revoked, missing or malformed
it.each(['', 'Bearer', 'Bearer nonsense', 'Token abc', 'Bearer a b', 'Basic YTpi'])(
  'authorization "%s": 401',
  async (header) => {
    const response = await fetch(`${sandbox.url}/grow/users`, {
      headers: header === '' ? {} : { authorization: header },
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual(shape(401));
  },
);

// §3, §18: undocumented parameters are ignored
it('ignores unknown query parameters, unless the switch is changed', async () => {
  expect((await sandbox.grow(token, '/matters?limit=25&order=id(asc)&fields=id')).status).toBe(200);
  await sandbox.control('PATCH', 'switches', { unknown_query: 'refused' });
  const refused = await sandbox.grow(token, '/matters?limit=25');
  expect(refused.status).toBe(400);
  await sandbox.control('PATCH', 'switches', { unknown_query: 'ignored' });
});

it.each([
  ['not JSON', '{"data":', 'application/json', 400],
  ['another content type', 'subject=s', 'application/x-www-form-urlencoded', 400],
  ['nothing', '', 'application/json', 400],
  ['a foreign character set', '{}', 'application/json; charset=ebcdic', 415],
  ['a body without end', `{"data":{"subject":"s","body":"${'b'.repeat(6_000_000)}"}}`, 'application/json', 413],
])('a body that is %s', async (_case, body, type, status) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const response = await fetch(`${sandbox.url}/grow/matters/70001/notes`, { method: 'POST', body, headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual(shape(status));
});

it('swaps 400 and 422, and spells out error statuses, with the switches set', async () => {
  await sandbox.control('PATCH', 'switches', { validation_status: 'swapped', error_status: 'name' });
  const long = { data: { subject: 's'.repeat(256), body: 'b' } };
  const reply = await sandbox.grow(token, '/matters/70001/notes', { method: 'POST', json: long });
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({ error: { status: 'bad_request' } });
  await sandbox.control('PATCH', 'switches', { validation_status: 'split', error_status: 'number' });
});
