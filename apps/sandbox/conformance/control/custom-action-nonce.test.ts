import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clickAction, signInToScreens, type Visitor } from '../support/screens-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

// grow-api.md §13, §18: random, single use, 60 s, bound to person and application; 403 otherwise
const MATTER = 70_005;
const PATH = `/matters/${MATTER}`;

let sandbox: RunningSandbox;
let clicker: Visitor;
let token: string;
let action: number;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
  const draft = {
    label: 'Open in the desk',
    target_url: 'https://intake-desk.test/actions/open',
    ui_reference: 'matters/show',
  };
  const { body } = await sandbox.grow(token, '/custom_actions', { method: 'POST', json: { data: draft } });
  action = (body as { data: { id: number } }).data.id;
  clicker = await signInToScreens(sandbox);
});
beforeEach(() => sandbox.control('PATCH', 'switches', { nonce_subject: 'any', rate_limit: 0 }));
afterAll(() => sandbox.stop());

const click = async () => (await clickAction(clicker, MATTER, action)).searchParams.get('custom_action_nonce') ?? '';
const spend = (nonce: string, path = PATH, by = token) =>
  sandbox.grow(by, `${path}${path.includes('?') ? '&' : '?'}custom_action_nonce=${nonce}`);
const refusal = (message: string) => ({
  status: 403,
  body: { error: { status: '403', message: expect.stringContaining(message) as string } },
});

it('valid: the ordinary response', async () => {
  const nonce = await click();
  expect(nonce).toMatch(/^[\w-]{43}$/);
  const [with_, without] = [await spend(nonce), await sandbox.grow(token, PATH)];
  expect(with_.status).toBe(200);
  expect(with_.body).toEqual(without.body);
});

it('used twice: 403', async () => {
  const nonce = await click();
  expect((await spend(nonce)).status).toBe(200);
  expect(await spend(nonce)).toMatchObject(refusal('used already'));
});

it('of ten requests at once, one is valid', async () => {
  const nonce = await click();
  const replies = await Promise.all(Array.from({ length: 10 }, () => spend(nonce)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
});

it('after 59 seconds: valid; after 61: 403', async () => {
  const [early, late] = [await click(), await click()];
  await sandbox.control('POST', 'clock', { advance_seconds: 59 });
  expect((await spend(early)).status).toBe(200);
  await sandbox.control('POST', 'clock', { advance_seconds: 2 });
  expect(await spend(late)).toMatchObject(refusal('60 seconds'));
});

it.each([
  ['expired', '60 seconds', 501],
  ['used', 'used already', 501],
  ['another_person', 'another person', 502],
])('simulated failed click from the menu: %s', async (way, message, person) => {
  const { html } = await clicker.get(`/app/matters/${MATTER}`);
  expect(html).toContain(`/app/matters/${MATTER}/actions/${action}?rehearse=${way}`);
  const address = await clickAction(clicker, MATTER, action, `?rehearse=${way}`);
  expect(address.searchParams.get('user_id')).toBe(String(person));
  expect(await spend(address.searchParams.get('custom_action_nonce') ?? '')).toMatchObject(refusal(message));
});

it('an unknown kind of failed click: 404', async () => {
  const path = `/app/matters/${MATTER}/actions/${action}?rehearse=luck`;
  expect((await clicker.get(path, { 'sec-fetch-site': 'same-origin' })).status).toBe(404);
});

it('unknown, empty, or given twice: 403', async () => {
  expect(await spend('unknown-nonce')).toMatchObject(refusal('not known'));
  expect(await spend('')).toMatchObject(refusal('not known'));
  const nonce = await click();
  expect(await spend(`${nonce}&custom_action_nonce=${nonce}`)).toMatchObject(refusal('more than once'));
  expect(await spend(nonce)).toMatchObject(refusal('used already'));
});

it('with the token of another person: 403, and spent', async () => {
  const nonce = await click();
  const colleague = await sandbox.token({ user: 502 });
  expect(await spend(nonce, PATH, colleague)).toMatchObject(refusal('another person'));
  expect(await spend(nonce)).toMatchObject(refusal('used already'));
});

it('with the token of another application: 403, and spent', async () => {
  const nonce = await click();
  const desk = await sandbox.token({ client_id: 'intake-desk' });
  expect(await spend(nonce, PATH, desk)).toMatchObject(refusal('another application'));
  expect(await spend(nonce)).toMatchObject(refusal('used already'));
});

it('any operation accepts it, under the same rules', async () => {
  expect((await spend(await click(), '/inbox_leads?state=ignored')).status).toBe(200);
  const json = { data: { subject: 'After a click', body: 'Written with its nonce.' } };
  const write = (nonce: string) =>
    sandbox.grow(token, `${PATH}/notes?custom_action_nonce=${nonce}`, { method: 'POST', json });
  const nonce = await click();
  expect((await write(nonce)).status).toBe(201);
  expect((await write(nonce)).status).toBe(403);
});

it('permissions still count: a valid nonce grants nothing', async () => {
  const narrow = await sandbox.token({ scope: 'grow_user_read' });
  const { status, body } = await spend(await click(), PATH, narrow);
  expect(status).toBe(403);
  expect(body).toMatchObject({ error: { message: expect.stringContaining('matter_read') as string } });
});

it('nonce_subject own: only a GET of the matter that was clicked', async () => {
  await sandbox.control('PATCH', 'switches', { nonce_subject: 'own' });
  expect((await spend(await click())).status).toBe(200);
  for (const path of ['/matters/70006', '/users/who_am_i', `${PATH}/notes`]) {
    const nonce = await click();
    expect(await spend(nonce, path)).toMatchObject(refusal('another record'));
    expect(await spend(nonce)).toMatchObject(refusal('used already'));
  }
});

it('a request refused for its rate or its token does not spend the nonce', async () => {
  const nonce = await click();
  expect((await spend(nonce, PATH, 'no-such-token')).status).toBe(401);
  await sandbox.control('PATCH', 'switches', { rate_limit: 1 });
  expect((await sandbox.grow(token, PATH)).status).toBe(200);
  expect((await spend(nonce)).status).toBe(429);
  await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  expect((await spend(nonce)).status).toBe(200);
});

it('is no unknown parameter where those are refused', async () => {
  await sandbox.control('PATCH', 'switches', { unknown_query: 'refused' });
  expect((await spend(await click())).status).toBe(200);
  await sandbox.control('PATCH', 'switches', { unknown_query: 'ignored' });
});

it('is masked in the log of requests, and stored only as a hash', async () => {
  const nonce = await click();
  await spend(nonce);
  const { body } = await sandbox.control('GET', 'requests');
  expect(JSON.stringify(body)).not.toContain(nonce);
  expect(JSON.stringify(body)).toContain('custom_action_nonce=***');
});
