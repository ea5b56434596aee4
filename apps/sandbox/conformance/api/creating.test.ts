import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

const post = (path: string, data: object) => sandbox.grow(token, path, { method: 'POST', json: { data } });
const message = (reply: { body: unknown }) => (reply.body as { error: { message: string } }).error.message;

// grow-api.md §4 createInboxLead, §5 inbox_lead_create_response
describe('a lead', () => {
  const draft = {
    first_name: 'Ada',
    last_name: 'Byron',
    from_message: 'My landlord …',
    referring_url: 'https://harbor-lane.example/contact?utm=x',
    from_source: 'Our form',
    email: 'ada@example.com',
    phone_number: '(207) 555-0199',
  };

  it('is created untriaged, and its message is in this response only', async () => {
    const { status, body } = await post('/inbox_leads', { ...draft, marketing_source: { id: 11 } });
    const { data } = body as { data: { id: number } };
    expect(status).toBe(201);
    expect(data).toMatchObject({ ...draft, state: 'untriaged', marketing_source: { id: 11, name: 'Google Ads' } });
    const shown = (await sandbox.grow(token, `/inbox_leads/${data.id}`)).body as { data: object };
    for (const field of ['from_message', 'from_source', 'referring_url']) expect(shown.data).not.toHaveProperty(field);
    expect(shown.data).toMatchObject({ email: 'ada@example.com', phone_number: '(207) 555-0199', state: 'untriaged' });
  });

  it.each([
    ['no last_name', { last_name: undefined }, 400, 'last_name'],
    ['an unknown property', { status: 'hired' }, 400, 'status'],
    ['an invalid email', { email: 'ada' }, 400, 'email'],
    ['an invalid referring_url', { referring_url: 'phone' }, 400, 'referring_url'],
    ['an unknown property in marketing_source', { marketing_source: { id: 11, name: 'x' } }, 400, 'marketing_source'],
    ['an unknown marketing source', { marketing_source: { id: 999 } }, 422, 'marketing_source'],
    ['a blank first_name', { first_name: '' }, 422, 'first_name'],
  ])('%s is refused', async (_case, changes, status, field) => {
    const reply = await post('/inbox_leads', { ...draft, ...changes });
    expect(reply.status).toBe(status);
    expect(message(reply)).toContain(field);
  });

  // §4: silently ignored when the id does not resolve, or outside the roll-out; §18: absent by default
  it('silently ignores an unknown type or office, and shows both only within the roll-out', async () => {
    const { status, body } = await post('/inbox_leads', {
      ...draft,
      matter_type: { id: 999 },
      matter_location: { id: 91 },
    });
    const { data } = body as { data: { id: number } };
    expect(status).toBe(201);
    expect(data).not.toHaveProperty('matter_location');
    await sandbox.control('PATCH', 'switches', { phased_rollout: 'present' });
    const shown = await sandbox.grow(token, `/inbox_leads/${data.id}`);
    expect(shown.body).toMatchObject({
      data: { matter_type: null, matter_location: { id: 91, name: 'Harbor Street' } },
    });
  });

  it('accepts static text as referring_url with the switch set', async () => {
    await sandbox.control('PATCH', 'switches', { referring_url: 'any' });
    expect((await post('/inbox_leads', { ...draft, referring_url: 'Taken by reception' })).status).toBe(201);
  });
});

// §4: name ≤ 255, unique per account
describe.each(['/sources', '/matter_types', '/locations'])('%s', (path) => {
  it('creates one, lists it, and refuses the same name in any case', async () => {
    const { status, body } = await post(path, { name: 'Pier Seven' });
    expect(status).toBe(201);
    const { body: all } = await sandbox.grow(token, path);
    expect((all as { data: object[] }).data.at(-1)).toEqual((body as { data: object }).data);
    const twin = await post(path, { name: 'pier seven' });
    expect(twin.status).toBe(422);
    expect(message(twin)).toContain('name');
  });

  it.each([
    [{ name: 'x'.repeat(256) }, 422],
    [{ name: '' }, 422],
    [{ name: '  ' }, 422],
    [{}, 400],
    [{ name: 'x', colour: 'red' }, 400],
  ])('refuses %j', async (data, status) => {
    const reply = await post(path, data);
    expect(reply.status).toBe(status);
  });
});

// §4 createCustomAction, §13
describe('a custom action', () => {
  const draft = {
    label: 'Open in the desk',
    target_url: 'https://intake-desk.test/actions/open',
    ui_reference: 'matters/show',
  };

  it('is created, listed for its person, and deleted with 204 once', async () => {
    const { status, body } = await post('/custom_actions', draft);
    const { data } = body as { data: { id: number } };
    expect(status).toBe(201);
    expect((await sandbox.grow(token, '/custom_actions')).body).toMatchObject({ data: [draft] });
    const colleague = await sandbox.token({ user: 502 });
    expect((await sandbox.grow(colleague, '/custom_actions')).body).toMatchObject({ data: [] });
    const gone = await sandbox.grow(token, `/custom_actions/${data.id}`, { method: 'DELETE' });
    expect([gone.status, gone.body]).toEqual([204, '']);
    expect((await sandbox.grow(token, `/custom_actions/${data.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it.each([
    ['5 characters of label', { label: 'Abcde' }, 422, 'label'],
    ['33 characters of label', { label: 'A'.repeat(33) }, 422, 'label'],
    ['plain http', { target_url: 'http://intake-desk.test/' }, 400, 'target_url'],
    ['another place', { ui_reference: 'contacts/show' }, 400, 'ui_reference'],
  ])('refuses %s', async (_case, changes, status, field) => {
    const reply = await post('/custom_actions', { ...draft, ...changes });
    expect(reply.status).toBe(status);
    expect(message(reply)).toContain(field);
  });
});
