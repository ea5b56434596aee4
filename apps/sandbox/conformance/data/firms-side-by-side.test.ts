import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizeQuery, REDIRECT_URI } from '../support/oauth-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';
import { walkList } from '../support/walk-list.ts';

const LISTS = [
  '/users',
  '/contacts',
  '/matters',
  '/inbox_leads?state=untriaged',
  '/inbox_leads?state=ignored',
  '/sources',
  '/matter_types',
  '/locations',
  '/custom_actions',
] as const;
const SHOWN = ['/contacts', '/matters', '/inbox_leads', '/matter_types', '/locations'] as const;

interface Firm {
  token: string;
  /** Ids by list, without the query. */
  ids: Record<string, number[]>;
}

let sandbox: RunningSandbox;
let firms: [large: Firm, small: Firm];

beforeAll(async () => {
  sandbox = await startSandbox();
  firms = [await firmOf(501), await firmOf(601)];
});
afterAll(() => sandbox.stop());

async function firmOf(user: number): Promise<Firm> {
  const token = await sandbox.token({ user });
  const action = { label: `Opened by ${user}`, target_url: 'https://desk.example/open', ui_reference: 'matters/show' };
  await sandbox.grow(token, '/custom_actions', { method: 'POST', json: { data: action } });
  const ids: Firm['ids'] = {};
  for (const path of LISTS) {
    const list = path.replace(/\?.*/, '');
    const records = await walkList<{ id: number }>(sandbox, token, path);
    ids[list] = [...(ids[list] ?? []), ...records.map(({ id }) => id)];
  }
  return { token, ids };
}

const pairs = () => [firms, firms.toReversed()] as [Firm, Firm][];
const first = (firm: Firm, list: string) => firm.ids[list]?.[0] ?? Number.NaN;
const status = async (firm: Firm, path: string, data?: object) =>
  (await sandbox.grow(firm.token, path, data && { method: 'POST', json: { data } })).status;
const found = async (firm: Firm, path: string) =>
  ((await sandbox.grow(firm.token, path)).body as { data: object[] }).data.length;

it('the second firm has its own people, lists and records', async () => {
  const [, small] = firms;
  expect(Object.fromEntries(Object.entries(small.ids).map(([list, ids]) => [list, ids.length]))).toEqual({
    '/users': 2,
    '/contacts': 30,
    '/matters': 15,
    '/inbox_leads': 16,
    '/sources': 3,
    '/matter_types': 4,
    '/locations': 2,
    '/custom_actions': 1,
  });
  const { body } = await sandbox.grow(small.token, '/users/who_am_i');
  expect(body).toMatchObject({ data: { id: 601, account: { id: 4022, firm_name: 'Quist & Alder P.C.' } } });
  const people = (await sandbox.control('GET', 'people')).body as { data: { id: number }[] };
  expect(people.data.map(({ id }) => id)).toEqual([501, 502, 503, 601, 602]);
});

describe('neither firm sees anything of the other', () => {
  it.each(LISTS)('%s: not in the list, and not by ids[]', async (path) => {
    const list = path.replace(/\?.*/, '');
    for (const [own, other] of pairs()) {
      const foreign = other.ids[list] ?? [];
      expect(foreign.length).toBeGreaterThan(0);
      expect(own.ids[list]?.filter((id) => foreign.includes(id))).toEqual([]);
      const asked = foreign.slice(0, 50).map((id) => `ids[]=${id}`);
      expect(await found(own, `${path}${path.includes('?') ? '&' : '?'}${asked.join('&')}`)).toBe(0);
    }
  });

  it.each(SHOWN)('%s/{id}: 404', async (list) => {
    for (const [own, other] of pairs()) {
      expect(await status(own, `${list}/${first(own, list)}`)).toBe(200);
      expect(await status(own, `${list}/${first(other, list)}`)).toBe(404);
    }
  });

  it.each(['/contacts', '/matters'])('%s/{id}/notes: 404, and none is written', async (list) => {
    for (const [own, other] of pairs()) {
      const path = `${list}/${first(other, list)}/notes`;
      const before = await found(other, path);
      expect(await status(own, path)).toBe(404);
      expect(await status(own, path, { subject: 'Not here', body: 'Not here' })).toBe(404);
      expect(await found(other, path)).toBe(before);
    }
  });

  it('query: no name, address or phone number', async () => {
    const [large, small] = firms;
    const own = await walkList<{ name: string; emails: string[]; phone_numbers: string[] }>(
      sandbox,
      small.token,
      '/contacts',
    );
    for (const { name, emails, phone_numbers: phones } of own.slice(0, 10)) {
      for (const word of [name, ...emails, ...phones]) {
        const path = `/contacts?query=${encodeURIComponent(word)}`;
        expect(await found(small, path)).toBeGreaterThan(0);
        const others = await walkList<{ id: number }>(sandbox, large.token, path);
        expect(others.filter(({ id }) => small.ids['/contacts']?.includes(id))).toEqual([]);
      }
    }
    expect(await found(small, '/contacts?query=Marjoribanks')).toBe(0);
    expect(await found(large, '/contacts?query=Marjoribanks')).toBe(1);
  });

  it('matters of a lead: none', async () => {
    const [large, small] = firms;
    const matters = await walkList<{ inbox_lead_id: number | null }>(sandbox, small.token, '/matters');
    const lead = matters.find(({ inbox_lead_id: id }) => id !== null)?.inbox_lead_id;
    expect(await found(small, `/matters?inbox_lead_id=${lead}`)).toBe(1);
    expect(await found(large, `/matters?inbox_lead_id=${lead}`)).toBe(0);
  });

  it('custom actions: the other firm’s cannot be deleted', async () => {
    for (const [own, other] of pairs()) {
      const path = `/custom_actions/${first(other, '/custom_actions')}`;
      expect((await sandbox.grow(own.token, path, { method: 'DELETE' })).status).toBe(404);
      expect(await found(other, '/custom_actions')).toBe(1);
    }
  });
});

// Leads and rate limits of two applications: lead-visibility.test.ts, rate-limit.test.ts.
it('another application of the same person neither lists nor deletes this one’s custom actions', async () => {
  const [large] = firms;
  const other = { ...large, token: await sandbox.token({ client_id: 'intake-desk' }) };
  const path = `/custom_actions/${first(large, '/custom_actions')}`;
  expect(await found(other, '/custom_actions')).toBe(0);
  expect((await sandbox.grow(other.token, path, { method: 'DELETE' })).status).toBe(404);
  expect(await found(large, '/custom_actions')).toBe(1);
});

describe('writing', () => {
  it.each(['/sources', '/matter_types', '/locations'])('%s: a name of the other firm is free', async (list) => {
    const [large, small] = firms;
    const [{ name } = { name: '' }] = await walkList<{ name: string }>(sandbox, large.token, list);
    expect(await status(large, list, { name })).toBe(422);
    expect(await status(small, list, { name })).toBe(201);
  });

  it('a source of the other firm does not exist, and ids continue where the first firm’s end', async () => {
    const [large, small] = firms;
    const lead = {
      first_name: 'Ada',
      last_name: 'Lindgren',
      from_message: 'Please call.',
      from_source: 'Phone',
      referring_url: 'https://desk.example/',
    };
    const foreign = { ...lead, marketing_source: { id: first(small, '/sources') } };
    expect(await status(large, '/inbox_leads', foreign)).toBe(422);
    const ids: number[] = [];
    for (const { token } of firms) {
      const { body } = await sandbox.grow(token, '/inbox_leads', { method: 'POST', json: { data: lead } });
      ids.push((body as { data: { id: number } }).data.id);
    }
    // small-firm has 630 leads from 20001 on.
    expect(ids).toEqual([20_631, 20_632]);
  });
});

// grow-api.md §8: "Firm identifier" of a private application
describe.each(['account id', 'firm identifier'])('a private application, registered by the %s', (kind) => {
  it('serves the people of its firm and no others', async () => {
    const { body } = await sandbox.control('GET', 'people');
    const people = (body as { data: { id: number; firm: number; firm_identifier: string }[] }).data;
    const member = people.find(({ id }) => id === 601);
    const firm = kind === 'account id' ? member?.firm : member?.firm_identifier;
    const application = {
      client_id: `private by ${kind}`,
      client_secret: 'secret',
      redirect_uris: [REDIRECT_URI],
      firm,
    };
    expect((await sandbox.control('POST', 'applications', application)).status).toBe(201);

    const query = authorizeQuery({ client_id: application.client_id });
    const page = await fetch(`${sandbox.url}/oauth/authorize?${new URLSearchParams(query).toString()}`);
    expect((await page.text()).match(/name="user" value="\d+"/g)).toHaveLength(2);
    const answer = async (user: string) => {
      const { headers } = await sandbox.oauth('authorize', { ...query, user, decision: 'allow' });
      return new URL(headers.get('location') ?? '').searchParams;
    };
    expect((await answer('501')).get('error_description')).toBe('Private application access denied');
    expect((await answer('602')).has('code')).toBe(true);
    const order = { client_id: application.client_id, user: 501 };
    expect((await sandbox.control('POST', 'tokens', order)).status).toBe(404);
  });
});
