import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exchange, obtainCode, refresh } from '../support/oauth-client.ts';
import { type Reply, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** Every open point of the documents, with both interpretations: grow-api.md §18. The first value is the default. */
interface Tokens {
  access_token: string;
  refresh_token: string;
  scope?: string;
}
type Settings = Record<string, string | number>;

const LEAD = {
  first_name: 'Ada',
  last_name: 'Byron',
  from_message: 'My landlord …',
  referring_url: 'https://harbor-lane.example/contact',
  from_source: 'Our form',
};
const NOTE = { subject: 'Called back', body: 'After four.' };
const ACTION = { label: 'Open in the desk', target_url: 'https://intake-desk.test/x', ui_reference: 'matters/show' };

let sandbox: RunningSandbox;
let token: string;
let narrow: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
  narrow = await sandbox.token({ scope: 'grow_matter_read grow_lead_inbox_read' });
});
afterEach(async () => {
  const { body } = await sandbox.control('GET', 'switches');
  const { meta } = body as { meta: { choices: Record<string, string[]> } };
  const first = Object.entries(meta.choices).map(([name, values]) => [name, values[0]]);
  await sandbox.control('PATCH', 'switches', { ...Object.fromEntries(first), rate_limit: 0 });
});
afterAll(() => sandbox.stop());

const set = async (settings: Settings) => {
  expect((await sandbox.control('PATCH', 'switches', settings)).status).toBe(200);
};
const get = (path: string, as = token) => sandbox.grow(as, path);
const post = (path: string, data: object, as = token) => sandbox.grow(as, path, { method: 'POST', json: { data } });
const data = <Shape = Record<string, unknown>>({ body }: Reply) => (body as { data: Shape }).data;
const paging = ({ body }: Reply) => (body as { meta: { paging: Record<string, string | null> } }).meta.paging;

/** Returns the responses to the same request under the default and under another setting. */
async function both(settings: Settings, ask: () => Promise<Reply>): Promise<[Reply, Reply]> {
  const before = await ask();
  await set(settings);
  return [before, await ask()];
}
const statuses = (replies: Reply[]) => replies.map(({ status }) => status);

describe('errors', () => {
  it('error_status: "404", or "not_found"', async () => {
    const [one, other] = await both({ error_status: 'name' }, () => get('/contacts/999999'));
    expect(one.body).toMatchObject({ error: { status: '404' } });
    expect(other.body).toMatchObject({ error: { status: 'not_found' } });
  });

  it('validation_status: 400 for the shape and 422 for the record, or the other way round', async () => {
    const ask = () => post('/matters/70001/notes', { ...NOTE, subject: 's'.repeat(256) });
    expect(statuses(await both({ validation_status: 'swapped' }, ask))).toEqual([422, 400]);
    expect((await post('/matters/70001/notes', { subject: 's' })).status).toBe(422);
  });

  it('missing_scope: 403, or a redirect to the sign-in page', async () => {
    const [one, other] = await both({ missing_scope: 'redirect' }, () => get('/contacts', narrow));
    expect(one.status).toBe(403);
    expect([other.status, other.headers.get('location')]).toEqual([302, expect.stringMatching(/\/oauth\/authorize$/)]);
  });

  it('unknown_query: ignored, or 400', async () => {
    expect(statuses(await both({ unknown_query: 'refused' }, () => get('/matters?limit=25')))).toEqual([200, 400]);
  });
});

describe('the rate limit', () => {
  const fourth = async (): Promise<Reply> => {
    await set({ rate_limit: 3 });
    await sandbox.control('POST', 'clock', { advance_seconds: 2 });
    for (let time = 0; time < 3; time += 1) await get('/users/who_am_i');
    return get('/users/who_am_i');
  };

  it('rate_limit: so many a second, or no limit', async () => {
    expect((await fourth()).status).toBe(429);
    await set({ rate_limit: 0 });
    expect((await get('/users/who_am_i')).status).toBe(200);
  });

  it('rate_limit_body: a message alone, or Grow’s error shape', async () => {
    const [one, other] = await both({ rate_limit_body: 'error' }, fourth);
    expect(one.body).toEqual({ message: 'Too Many Requests' });
    expect(other.body).toEqual({ error: { status: '429', message: 'Too Many Requests' } });
  });

  it('rate_limit_retry_after: no header, or Retry-After', async () => {
    const [one, other] = await both({ rate_limit_retry_after: 'present' }, fourth);
    expect([one.status, one.headers.has('retry-after')]).toEqual([429, false]);
    expect([other.status, other.headers.get('retry-after')]).toEqual([429, '1']);
  });

  it('not_modified_counts: a 304 costs a request, or nothing', async () => {
    const { headers } = await get('/users/who_am_i');
    const fourth304 = async () => {
      await set({ rate_limit: 3 });
      await sandbox.control('POST', 'clock', { advance_seconds: 2 });
      const ask = () =>
        sandbox.grow(token, '/users/who_am_i', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
      for (let time = 0; time < 3; time += 1) expect((await ask()).status).toBe(304);
      return ask();
    };
    expect(statuses(await both({ not_modified_counts: 'no' }, fourth304))).toEqual([429, 304]);
  });
});

describe('lists', () => {
  it('paging_end: next and previous absent, null, or empty', async () => {
    const [one, other] = await both({ paging_end: 'null' }, () => get('/users'));
    expect([paging(one), paging(other)]).toEqual([{}, { next: null, previous: null }]);
    await set({ paging_end: 'empty' });
    expect(paging(await get('/users'))).toEqual({ next: '', previous: '' });
    expect(paging(await get('/contacts')).next).toContain('page_token=');
  });

  it('long_scans: served, or a gateway’s 504 more than 1,000 records into a list', async () => {
    const statusesOf = async (path: string) => {
      const replies = [await get(path)];
      for (let reply = replies[0]; reply?.status === 200 && paging(reply).next; replies.push(reply))
        reply = await get(paging(reply).next ?? '');
      return statuses(replies);
    };
    const [oldest] = data<{ created_at: string }[]>(await get('/contacts'));
    expect(await statusesOf('/contacts')).toEqual([200, 200, 200, 200, 200, 200]);
    await set({ long_scans: 'gateway_timeout' });
    expect(await statusesOf('/contacts')).toEqual([200, 200, 200, 200, 200, 504]);
    expect(await statusesOf('/matters')).toEqual([200, 200, 200, 200]);
    // Only what passes the filters counts.
    const later = new Date(Date.parse(oldest?.created_at ?? '') + 400 * 86_400_000).toISOString();
    const filtered = await statusesOf(`/contacts?created_since=${later}`);
    expect(filtered.length).toBeGreaterThan(1);
    expect(filtered.every((status) => status === 200)).toBe(true);
  });

  it('paging_host: links to the sandbox, or to another host', async () => {
    const [one, other] = await both({ paging_host: 'foreign' }, () => get('/contacts'));
    expect(paging(one).next).toContain(`${sandbox.url}/grow/contacts?`);
    expect(paging(other).next).toContain('https://grow.clio.example/api/v2/contacts?');
  });

  it('page_token_mismatch: 400, or the first page', async () => {
    const [one, other] = await both({ page_token_mismatch: 'ignored' }, () => get('/contacts?page_token=garbage'));
    expect(statuses([one, other])).toEqual([400, 200]);
    expect(data(other)).toEqual(data(await get('/contacts')));
  });

  it('redacted_fields: on the record, or in meta', async () => {
    const [one, other] = await both({ redacted_fields: 'meta' }, () => get('/matters', narrow));
    const onRecords = (reply: Reply) => data<object[]>(reply).some((matter) => 'redacted_fields' in matter);
    expect([onRecords(one), onRecords(other)]).toEqual([true, false]);
    expect(one.body).not.toHaveProperty('meta.redacted_fields');
    expect(other.body).toHaveProperty('meta.redacted_fields', ['inbox_lead_id']);
  });

  it('matter_fields: those of the older document too, or September’s', async () => {
    const [one, other] = await both({ matter_fields: 'september' }, () => get('/matters/70001'));
    for (const field of ['projected_value', 'first_letter_sent_date', 'first_appointment_created_at']) {
      expect(data(one)).toHaveProperty(field);
      expect(data(other)).not.toHaveProperty(field);
    }
  });
});

describe('leads', () => {
  it('triaged_lead: shown by id with one of three states, or 404', async () => {
    const matters = data<{ inbox_lead_id: number | null }[]>(await get('/matters'));
    const lead = matters.find(({ inbox_lead_id }) => inbox_lead_id !== null)?.inbox_lead_id;
    const [one, other] = await both({ triaged_lead: 'not_found' }, () => get(`/inbox_leads/${lead}`));
    expect(statuses([one, other])).toEqual([200, 404]);
    expect(data(one).state).toBe('triaged');
    for (const settings of [{ triaged_lead: 'accepted' }, { triaged_lead: 'rejected' }] as const) {
      await set(settings);
      expect(data(await get(`/inbox_leads/${lead}`)).state).toBe(settings.triaged_lead);
    }
  });

  it('foreign_lead: 404, or 403', async () => {
    const ask = () => get('/inbox_leads/20300', narrow);
    expect(statuses(await both({ foreign_lead: 'forbidden' }, ask))).toEqual([404, 403]);
  });

  it('unknown_marketing_source: 422, or ignored', async () => {
    const ask = () => post('/inbox_leads', { ...LEAD, marketing_source: { id: 999 } });
    const [one, other] = await both({ unknown_marketing_source: 'ignored' }, ask);
    expect(statuses([one, other])).toEqual([422, 201]);
    expect(data(other).marketing_source).toBeNull();
  });

  it('referring_url: an address, or any text', async () => {
    const ask = () => post('/inbox_leads', { ...LEAD, referring_url: 'Taken by reception' });
    const [one, other] = await both({ referring_url: 'any' }, ask);
    expect(statuses([one, other])).toEqual([400, 201]);
    expect(data(other).referring_url).toBe('Taken by reception');
  });

  it('phased_rollout: type and office absent, or present', async () => {
    const ask = () => post('/inbox_leads', { ...LEAD, matter_type: { id: 61 }, matter_location: { id: 91 } });
    const [one, other] = await both({ phased_rollout: 'present' }, ask);
    for (const [field, id] of [
      ['matter_type', 61],
      ['matter_location', 91],
    ] as const) {
      expect(data(one)).not.toHaveProperty(field);
      expect(data(other)).toHaveProperty(`${field}.id`, id);
    }
  });
});

describe('tokens', () => {
  const tokens = async () => (await exchange(sandbox, await obtainCode(sandbox))).body as Tokens;
  const works = async (access: string) => (await get('/users/who_am_i', access)).status === 200;

  it('refresh_reuse: the reuse alone is refused, or everything ends', async () => {
    const reuse = async () => {
      const first = await tokens();
      const second = (await refresh(sandbox, first.refresh_token)).body as Tokens;
      expect((await refresh(sandbox, first.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
      return works(second.access_token);
    };
    expect(await reuse()).toBe(true);
    await set({ refresh_reuse: 'family_revoked' });
    expect(await reuse()).toBe(false);
  });

  it('access_token_on_refresh: the old one stays, or is revoked', async () => {
    const afterRefresh = async () => {
      const first = await tokens();
      const second = (await refresh(sandbox, first.refresh_token)).body as Tokens;
      expect(await works(second.access_token)).toBe(true);
      return get('/users/who_am_i', first.access_token);
    };
    expect(statuses(await both({ access_token_on_refresh: 'revoked' }, afterRefresh))).toEqual([200, 401]);
  });

  it('token_scope: not in the response, or in it', async () => {
    expect(await tokens()).not.toHaveProperty('scope');
    await set({ token_scope: 'present' });
    const fresh = await tokens();
    expect(fresh.scope?.split(' ').sort()).toEqual(['grow_matter_read', 'grow_user_read']);
    expect((await refresh(sandbox, fresh.refresh_token)).body).toHaveProperty('scope', fresh.scope);
  });

  it('who_am_i_scope: grow_user_read, or any token', async () => {
    expect(statuses(await both({ who_am_i_scope: 'any' }, () => get('/users/who_am_i', narrow)))).toEqual([403, 200]);
    expect((await get('/users', narrow)).status).toBe(403);
  });

  it('sources_scope: those of the lead inbox, or any token', async () => {
    const user = await sandbox.token({ scope: 'grow_user_read' });
    expect(statuses(await both({ sources_scope: 'any' }, () => get('/sources', user)))).toEqual([403, 200]);
    await set({ sources_scope: 'lead_inbox' });
    const create = () => post('/sources', { name: 'Billboard' }, narrow);
    expect(statuses(await both({ sources_scope: 'any' }, create))).toEqual([403, 201]);
  });
});

describe('permissions', () => {
  it('locked_matter_notes: accepted, or 422', async () => {
    const matters = data<{ id: number; is_locked: boolean }[]>(await get('/matters'));
    const locked = matters.find(({ is_locked }) => is_locked)?.id;
    const open = matters.find(({ is_locked }) => !is_locked)?.id;
    const ask = () => post(`/matters/${locked}/notes`, NOTE);
    expect(statuses(await both({ locked_matter_notes: 'refused' }, ask))).toEqual([201, 422]);
    expect((await post(`/matters/${open}/notes`, NOTE)).status).toBe(201);
  });

  it('custom_action_owner: visible to its creator, or to all users of the application in the firm', async () => {
    const made = data(await post('/custom_actions', ACTION));
    const colleague = await sandbox.token({ user: 502 });
    const desk = await sandbox.token({ client_id: 'intake-desk' });
    const [one, other] = await both({ custom_action_owner: 'firm' }, () => get('/custom_actions', colleague));
    expect([data(one), data(other)]).toEqual([[], [made]]);
    expect(data<object[]>(await get('/custom_actions', desk))).not.toContainEqual(made);
    const remove = (as: string) => sandbox.grow(as, `/custom_actions/${Number(made.id)}`, { method: 'DELETE' });
    expect((await remove(desk)).status).toBe(404);
    expect((await remove(colleague)).status).toBe(422);
    await set({ custom_action_owner: 'person' });
    expect(statuses([await remove(colleague), await remove(token)])).toEqual([404, 204]);
  });
});
