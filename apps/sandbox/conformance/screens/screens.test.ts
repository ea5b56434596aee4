import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickAction, createVisitor, signInToScreens, type Visitor } from '../support/screens-client.ts';
import { type Reply, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
let miriam: Visitor;
let neighbor: Visitor;
let neighborId: number;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
  miriam = await signInToScreens(sandbox);
  const { data: people } = (await sandbox.control('GET', 'people')).body as { data: { id: number; firm: number }[] };
  neighborId = people.find(({ firm }) => firm !== people[0]?.firm)?.id ?? 0;
  neighbor = await signInToScreens(sandbox, neighborId);
});
afterAll(() => sandbox.stop());

const act = async (order: object) =>
  ((await sandbox.control('POST', 'acts', order)) as Reply<{ data: Record<string, number> }>).body.data;
const arrive = async (name = 'Lovelace') =>
  (await act({ act: 'lead_arrives', first_name: 'Ada', last_name: name })).lead ?? 0;
const accepted = async (name?: string) => (await act({ act: 'accept_lead', lead: await arrive(name) })).matter ?? 0;
const stateOf = async (lead: number) =>
  ((await sandbox.grow(token, `/inbox_leads/${lead}`)).body as { data: { state: string } }).data.state;
const leadsOn = ({ html }: { html: string }) =>
  [...html.matchAll(/<a href="\/app\/leads\/(\d+)">/g)].map(([, id]) => Number(id));

describe('signing in', () => {
  it('every page asks for sign-in first, and returns to the requested one', async () => {
    const stranger = createVisitor(sandbox);
    for (const path of ['/app', '/app/leads?q=a', '/app/matters/70005', '/app/nowhere']) {
      const { status, headers } = await stranger.get(path);
      expect([status, headers.get('location')]).toEqual([303, `/app/sign-in?to=${encodeURIComponent(path)}`]);
    }
    const { headers } = await stranger.post('/app/sign-in', { user: '501', to: '/app/matters/70005' });
    expect(headers.get('location')).toBe('/app/matters/70005');
    expect(headers.getSetCookie().at(-1)).toMatch(/^sandbox_session=[\w-]{43}; Path=\/app; HttpOnly; SameSite=Lax$/);
  });

  it('redirects to no other site', async () => {
    for (const to of ['https://evil.example/app', '//evil.example', '/app/../x', '/app\\evil', '/grow/matters']) {
      const { headers } = await createVisitor(sandbox).post('/app/sign-in', { user: '501', to });
      expect(headers.get('location')).toBe('/app/leads');
    }
  });

  it('offers every active person, and accepts no other', async () => {
    await act({ act: 'deactivate_person', person: 503 });
    const { html } = await createVisitor(sandbox).get('/app/sign-in');
    expect(html).toContain('value="501"');
    expect(html).not.toContain('value="503"');
    for (const user of ['503', '9', '']) {
      expect((await createVisitor(sandbox).post('/app/sign-in', { user })).status).toBe(400);
    }
    await act({ act: 'reactivate_person', person: 503 });
  });

  it('ends with signing out, and when the person is deactivated', async () => {
    const leaving = await signInToScreens(sandbox, 502);
    expect((await leaving.get('/app/leads')).status).toBe(200);
    await leaving.post('/app/sign-out');
    expect((await leaving.get('/app/leads')).status).toBe(303);
    const dismissed = await signInToScreens(sandbox, 502);
    await act({ act: 'deactivate_person', person: 502 });
    expect((await dismissed.get('/app/leads')).status).toBe(303);
    await act({ act: 'reactivate_person', person: 502 });
    expect((await dismissed.get('/app/leads')).status).toBe(303);
  });
});

describe('the inbox', () => {
  it('is newest first, 50 a page, with both counts', async () => {
    const lead = await arrive();
    const first = await miriam.get('/app/leads');
    expect(leadsOn(first)[0]).toBe(lead);
    expect(leadsOn(first)).toHaveLength(50);
    expect(leadsOn(first)).toEqual([...leadsOn(first)].sort((a, b) => b - a));
    expect(first.html).toMatch(/Untriaged\s*<span>\d+<\/span>/);
    expect(first.html).toMatch(/Ignored\s*<span>90<\/span>/);
    const second = leadsOn(await miriam.get('/app/leads?page=2'));
    expect(Math.max(...second)).toBeLessThan(Math.min(...leadsOn(first)));
    expect(leadsOn(await miriam.get('/app/leads?state=ignored&page=2'))).toHaveLength(40);
    expect(leadsOn(await miriam.get('/app/leads?state=ignored&page=99'))).toHaveLength(40);
  });

  it('finds by name, email and phone in any spelling', async () => {
    const { lead } = await act({
      act: 'lead_arrives',
      first_name: 'Zoë',
      last_name: 'Quill',
      phone_number: '+19785550166',
    });
    for (const query of ['quill', 'ZOË', '(978) 555-0166']) {
      expect(leadsOn(await miriam.get(`/app/leads?${new URLSearchParams({ q: query }).toString()}`))).toContain(lead);
    }
    expect((await miriam.get('/app/leads?q=zzzzzz')).html).toContain('No untriaged leads match “zzzzzz”.');
  });

  it('accepts a lead: from its own page to the matter, from the list back to the list', async () => {
    const lead = await arrive();
    expect((await miriam.get(`/app/leads/${lead}`)).html).toContain('Ada Lovelace');
    const { headers } = await miriam.post(`/app/leads/${lead}/accept`);
    expect(headers.get('location')).toMatch(/^\/app\/matters\/\d+\?happened=accept_lead/);
    expect(await stateOf(lead)).toBe('triaged');
    const matter = await miriam.get(headers.get('location') ?? '');
    expect(matter.html).toContain('Miriam Kessler');
    const other = await arrive();
    const back = (await miriam.post(`/app/leads/${other}/accept`, { back: '/app/leads?page=2' })).headers.get(
      'location',
    );
    expect(back).toMatch(/^\/app\/leads\?page=2&happened=accept_lead/);
    expect((await miriam.get(back ?? '')).html).toMatch(/role="status"[\s\S]*Ada Lovelace[\s\S]*was accepted/);
    expect((await miriam.post(`/app/leads/${other}/accept`)).status).toBe(400);
  });

  it('ignores a lead; an ignored one can still be accepted', async () => {
    const lead = await arrive();
    await miriam.post(`/app/leads/${lead}/ignore`);
    expect(await stateOf(lead)).toBe('ignored');
    expect(leadsOn(await miriam.get('/app/leads?state=ignored'))).toContain(lead);
    expect((await miriam.post(`/app/leads/${lead}/accept`)).status).toBe(303);
  });

  it('runs one simulated step', async () => {
    const { headers } = await miriam.post('/app/step');
    expect(headers.get('location')).toMatch(/^\/app\/leads\?happened=\w+/);
    expect((await miriam.get(headers.get('location') ?? '')).html).toContain('role="status"');
    expect((await neighbor.post('/app/step')).headers.get('location')).toBe('/app/leads');
  });
});

describe('a matter', () => {
  it('is found by description and client, accepts notes and moves', async () => {
    const id = await accepted('Wollstonecraft');
    expect((await miriam.get('/app/matters?q=wollstonecraft')).html).toContain(`/app/matters/${id}"`);
    await miriam.post(`/app/matters/${id}/notes`, { subject: 'First', body: 'One\r\ntwo' });
    await miriam.post(`/app/matters/${id}/notes`, { subject: 'Second', body: 'Three' });
    const { html } = await miriam.get(`/app/matters/${id}`);
    expect(html.indexOf('Second')).toBeLessThan(html.indexOf('First'));
    const { body } = await sandbox.grow(token, `/matters/${id}/notes`);
    expect(body).toMatchObject({ data: [{ subject: 'First', body: 'One\ntwo' }, { subject: 'Second' }] });
    await miriam.post(`/app/matters/${id}/status`, { status: 'Hired' });
    expect((await sandbox.grow(token, `/matters/${id}`)).body).toMatchObject({ data: { status_category: 'hired' } });
    for (const note of [{ subject: ' ', body: 'x' }, { subject: 'x'.repeat(256), body: 'x' }, { subject: 'x' }]) {
      expect((await miriam.post(`/app/matters/${id}/notes`, note as Record<string, string>)).status).toBe(422);
    }
    expect((await miriam.post(`/app/matters/${id}/status`, { status: 'Gone' })).status).toBe(400);
  });

  it('accepts the longest note that Grow accepts, in any script', async () => {
    const id = await accepted();
    const body = '字'.repeat(65_535);
    expect((await miriam.post(`/app/matters/${id}/notes`, { subject: 'Long', body })).status).toBe(303);
    expect((await sandbox.grow(token, `/matters/${id}/notes`)).body).toMatchObject({ data: [{ body }] });
  });
});

describe('the custom actions of a matter', () => {
  const create = async (target: string, user = 501, client = 'conformance') => {
    const draft = { label: `Open for ${user}`, target_url: target, ui_reference: 'matters/show' };
    const by = await sandbox.token({ user, client_id: client });
    const { body } = await sandbox.grow(by, '/custom_actions', { method: 'POST', json: { data: draft } });
    return (body as { data: { id: number } }).data.id;
  };

  it('open in a new tab with the four parameters, separate from the target’s own', async () => {
    const action = await create('https://app.example/open?from=a%20menu&x=1#top');
    const { html } = await miriam.get('/app/matters/70005');
    expect(html).toMatch(
      new RegExp(`href="/app/matters/70005/actions/${action}"[^>]*target="_blank"[^>]*rel="noopener"`),
    );
    const answer = await miriam.get(`/app/matters/70005/actions/${action}`, { 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('location')).toMatch(
      new RegExp(
        `^https://app\\.example/open\\?from=a%20menu&x=1&custom_action_id=${action}&user_id=501` +
          `&subject_url=%2Fgrow%2Fmatters%2F70005&custom_action_nonce=[\\w-]{43}#top$`,
      ),
    );
    await sandbox.control('PATCH', 'switches', { custom_action_parameters: 'nonce_only' });
    const bare = await clickAction(miriam, 70_005, action);
    expect([...bare.searchParams.keys()]).toEqual(['from', 'x', 'custom_action_nonce']);
    await sandbox.control('PATCH', 'switches', { custom_action_parameters: 'all' });
  });

  it('open this machine where the target is intake-desk.test, and nowhere else', async () => {
    await sandbox.control('PATCH', 'switches', { custom_action_origin: 'http://127.0.0.1:3456' });
    const opened = async (target: string) => {
      const { origin, pathname } = await clickAction(miriam, 70_005, await create(target));
      return origin + pathname;
    };
    expect(await opened('https://intake-desk.test/actions/open')).toBe('http://127.0.0.1:3456/actions/open');
    expect(await opened('https://intake-desk.test//evil.example/x')).toBe('http://127.0.0.1:3456//evil.example/x');
    expect(await opened('https://intake-desk.test.evil.example/a')).toBe('https://intake-desk.test.evil.example/a');
    expect(await opened('https://intake-desk.test:8443/a')).toBe('https://intake-desk.test:8443/a');
  });

  it('are the person’s own, or the firm’s with the switch set', async () => {
    const action = await create('https://app.example/open', 502);
    const seen = async (visitor: Visitor, matter: number) =>
      (await visitor.get(`/app/matters/${matter}`)).html.includes(`/actions/${action}"`);
    const tobias = await signInToScreens(sandbox, 502);
    expect([await seen(tobias, 70_005), await seen(miriam, 70_005)]).toEqual([true, false]);
    expect((await miriam.get(`/app/matters/70005/actions/${action}`)).status).toBe(404);
    await sandbox.control('PATCH', 'switches', { custom_action_owner: 'firm' });
    expect(await seen(miriam, 70_005)).toBe(true);
    await sandbox.control('PATCH', 'switches', { custom_action_owner: 'person' });
  });

  it('cannot be clicked by another site, and not on another firm’s matter', async () => {
    const action = await create('https://app.example/open');
    for (const site of ['cross-site', 'same-site']) {
      const { status } = await miriam.get(`/app/matters/70005/actions/${action}`, { 'sec-fetch-site': site });
      expect(status).toBe(403);
    }
    expect((await neighbor.get(`/app/matters/70005/actions/${action}`)).status).toBe(404);
    expect((await miriam.get(`/app/matters/5/actions/${action}`)).status).toBe(404);
  });
});

describe('another site', () => {
  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none', origin: 'http://evil.example' },
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
  ])('%j submits no form', async (headers) => {
    const lead = await arrive();
    for (const path of [`/app/leads/${lead}/accept`, `/app/leads/${lead}/ignore`, '/app/step', '/app/sign-out']) {
      expect((await miriam.post(path, {}, headers)).status).toBe(403);
    }
    expect((await createVisitor(sandbox).post('/app/sign-in', { user: '501' }, headers)).status).toBe(403);
    expect(await stateOf(lead)).toBe('untriaged');
    expect((await miriam.get('/app/leads')).status).toBe(200);
  });
});

describe('every page', () => {
  const HOSTILE = `"><script>alert('1')</script><img src=x onerror=alert(2)>`;

  it('escapes what people typed, wherever it is shown', async () => {
    const lead = await arrive(HOSTILE);
    const source = {
      act: 'lead_arrives',
      first_name: HOSTILE,
      last_name: 'Two',
      from_message: HOSTILE,
      source: HOSTILE,
    };
    const { lead: second } = await act(source);
    const { matter = 0, contact = 0 } = await act({ act: 'accept_lead', lead });
    await miriam.post(`/app/matters/${matter}/notes`, { subject: HOSTILE, body: HOSTILE });
    const pages = [
      '/app/leads',
      `/app/leads/${second}`,
      `/app/leads?${new URLSearchParams({ q: HOSTILE }).toString()}`,
      `/app/leads?happened=ignore_lead&lead=${second}`,
      `/app/matters/${matter}`,
      '/app/matters',
      `/app/contacts/${contact}`,
      '/app/contacts',
    ];
    for (const path of pages) {
      const { status, html } = await miriam.get(path);
      expect(status).toBe(200);
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toMatch(/<script|<img/);
    }
    const asked = `/app/sign-in?${new URLSearchParams({ to: HOSTILE }).toString()}`;
    expect((await createVisitor(sandbox).get(asked)).html).not.toContain('<script');
  });

  it('has a strict policy and is not cached', async () => {
    for (const path of ['/app/sign-in', '/app/leads', '/app/matters/70005', '/app/contacts/30005', '/app/nowhere']) {
      const { headers } = await miriam.get(path);
      expect(headers.get('content-security-policy')).toBe(
        `default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('shows no records of another firm, with a readable message', async () => {
    const matter = await accepted();
    const [lead, contact] = [await arrive(), 30_005];
    for (const path of [`/app/leads/${lead}`, `/app/matters/${matter}`, `/app/contacts/${contact}`]) {
      expect((await miriam.get(path)).status).toBe(200);
      const { status, html } = await neighbor.get(path);
      expect(status).toBe(404);
      expect(html).toContain('Go to Lead Inbox');
      expect(html).not.toContain('Lovelace');
    }
    for (const path of [`/app/leads/${lead}/accept`, `/app/leads/${lead}/ignore`]) {
      expect((await neighbor.post(path)).status).toBe(404);
    }
    const note = { subject: 'Not mine', body: 'Not mine' };
    for (const path of [`/app/matters/${matter}/notes`, `/app/contacts/${contact}/notes`]) {
      expect((await neighbor.post(path, note)).status).toBe(404);
    }
    expect((await neighbor.post(`/app/matters/${matter}/status`, { status: 'Hired' })).status).toBe(404);
    expect((await neighbor.get(`/app/leads?happened=ignore_lead&lead=${lead}`)).html).not.toContain('Lovelace');
    expect(await stateOf(lead)).toBe('untriaged');
    const own = leadsOn(await neighbor.get('/app/leads'));
    expect(own.length).toBeGreaterThan(0);
    const { html } = await miriam.get('/app/leads');
    expect(own.filter((id) => html.includes(`/app/leads/${id}"`))).toEqual([]);
  });

  it.each([
    '/app/leads/1',
    '/app/leads/x',
    '/app/matters/999999999',
    '/app/contacts/0x1',
    '/app/nowhere',
    '/app/leads/99999999999999999999',
  ])('%s: 404 as a page', async (path) => {
    const { status, html } = await miriam.get(path);
    expect(status).toBe(404);
    expect(html).toContain('<h1>Not found</h1>');
  });

  it('is not in the log of requests, and not limited', async () => {
    await sandbox.control('PATCH', 'switches', { rate_limit: 1 });
    const { body: before } = (await sandbox.control('GET', 'requests')) as Reply<{ data: object[] }>;
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await miriam.get('/app/leads')).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { body: after } = (await sandbox.control('GET', 'requests')) as Reply<{ data: object[] }>;
    expect(after.data).toHaveLength(before.data.length);
    await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  });
});
