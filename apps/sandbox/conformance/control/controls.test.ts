import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENT, exchange, obtainCode } from '../support/oauth-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
});
afterAll(() => sandbox.stop());

it('people: everyone who can sign in', async () => {
  const { body } = await sandbox.control('GET', 'people');
  expect((body as { data: object[] }).data[0]).toEqual({
    id: 501,
    name: 'Miriam Kessler',
    email: 'miriam.kessler@example.com',
    firm: 4021,
    firm_name: 'Harbor & Lane LLP',
    firm_identifier: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/) as string,
  });
});

it('requests: those received under /grow and /oauth, in milliseconds, without secrets', async () => {
  const since = new Date().toISOString();
  const code = await obtainCode(sandbox);
  const { access_token: access } = (await exchange(sandbox, code)).body as { access_token: string };
  await sandbox.grow(access, '/matters?submitted_only=true');
  await fetch(`${sandbox.url}/oauth/authorize?code=${code}&client_id=conformance`);
  const { body } = await sandbox.control('GET', `requests?since=${since}`);
  const { data } = body as { data: { time: string; path: string }[] };
  expect(data.map(({ path }) => path)).toEqual([
    '/oauth/authorize',
    '/oauth/token',
    '/grow/matters',
    '/oauth/authorize',
  ]);
  expect(data[2]).toMatchObject({
    method: 'GET',
    status: 200,
    application: 'conformance',
    person: 501,
    query: 'submitted_only=true',
  });
  for (const { time } of data) expect(time).toMatch(/\.\d{3}Z$/);
  const text = JSON.stringify(body);
  for (const secret of [access, code, CLIENT.client_secret]) expect(text).not.toContain(secret);
  expect(
    ((await sandbox.control('GET', `requests?since=${Date.now() + 1000}`)).body as { data: object[] }).data,
  ).toEqual([]);
});

it('switches: lists them with their values, and refuses unknown ones without changing anything', async () => {
  const { body } = await sandbox.control('GET', 'switches');
  expect(body).toMatchObject({
    data: { rate_limit: 0, refresh_reuse: 'invalid_grant' },
    meta: { choices: { paging_end: ['absent', 'null', 'empty'] } },
  });
  for (const changes of [
    { paging_end: 'null', gravity: 'off' },
    { rate_limit: -1 },
    { rate_limit: '3' },
    { paging_end: 'maybe' },
  ]) {
    expect((await sandbox.control('PATCH', 'switches', changes)).status).toBe(400);
  }
  expect((await sandbox.control('GET', 'switches')).body).toMatchObject({
    data: { paging_end: 'absent', rate_limit: 0 },
  });
});

it('reset: restores switches, faults and log', async () => {
  await sandbox.control('PATCH', 'switches', { paging_end: 'null' });
  await sandbox.control('POST', 'faults', { path: '/users', fault: 'status' });
  expect((await sandbox.control('POST', 'reset')).body).toEqual({ data: { scenario: 'empty' } });
  expect((await sandbox.control('GET', 'switches')).body).toMatchObject({
    data: { paging_end: 'absent', rate_limit: 3 },
  });
  expect((await sandbox.control('GET', 'faults')).body).toEqual({ data: [] });
  expect((await sandbox.control('GET', 'requests')).body).toEqual({ data: [] });
});

it.each([
  ['POST', 'scenario', { name: 'huge' }, 400],
  ['POST', 'tokens', { client_id: 'unknown', user: 501 }, 404],
  ['POST', 'tokens', { client_id: 'conformance', user: 1 }, 404],
  ['POST', 'tokens', { client_id: 'conformance', user: 501, scope: 'grow_everything' }, 400],
  ['POST', 'applications', { client_id: 'x' }, 400],
  ['POST', 'clock', { advance_seconds: -5 }, 400],
  ['POST', 'clock', { skew_seconds: 1e9 }, 400],
  ['POST', 'applications', { client_id: 'x', client_secret: 'y', redirect_uris: ['http://127.0.0.1/'], firm: 1 }, 404],
  ['GET', 'requests?since=yesterday', undefined, 400],
  ['POST', 'step', { count: 0 }, 400],
  ['POST', 'acts', { act: 'accept_lead', lead: 1 }, 404],
  ['GET', 'nothing', undefined, 501],
])('%s %s %j: %i', async (method, path, json, status) => {
  const reply = await sandbox.control(method, path, json);
  expect(reply.status).toBe(status);
  expect(reply.body).toMatchObject({ message: expect.any(String) as string });
});

it('answers no web page of another site, no foreign host name, and nothing but JSON', async () => {
  const send = (headers: Record<string, string>, body?: string) =>
    fetch(`${sandbox.url}/__sandbox__/reset`, { method: 'POST', headers, ...(body !== undefined && { body }) });
  expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
  expect((await send({ 'content-type': 'text/plain' }, '{}')).status).toBe(415);
  expect((await send({ 'content-type': 'application/json' }, '{')).status).toBe(400);
  expect((await send({})).status).toBe(200);
});

it('refuses a parameter that it does not emulate', async () => {
  for (const path of ['/', '/apps', '/api/v4/matters', '/oauth/userinfo']) {
    expect((await fetch(`${sandbox.url}${path}`)).status).toBe(501);
  }
});
