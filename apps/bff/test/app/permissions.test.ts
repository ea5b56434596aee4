import { randomUUID } from 'node:crypto';
import { operations, type Permission } from '@intake-desk/desk-api/operations';
import type { PresenceAnswer } from '@intake-desk/desk-api/presence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

/** What `listRoutes` of Express's router returns. */
interface ListedRoute {
  path: string;
  methods: string[] | undefined;
  router: Router | undefined;
}
interface Router {
  listRoutes(): ListedRoute[];
}

/** Routes outside of the table: navigations, streams, probes, and reports that browsers send on their own. */
const OTHER_ROUTES = [
  '/healthz',
  '/readyz',
  '/api/csp-report',
  '/api/events',
  '/auth/login',
  '/auth/callback',
  '/auth/page.css',
  '/actions/open',
];
const ALL = Object.entries(operations).map(([key, { permission }]) => {
  const [method = '', path = ''] = key.split(' ');
  return { key, method, path, permission };
});
const needing = (...permissions: Permission[]) => ALL.filter(({ permission }) => permissions.includes(permission));

let at: MirrorDesk;
/** May do everything but manage the intake. */
let ana: Browser;
let lead = 0;
beforeAll(async () => {
  at = await mirrorDesk({ environment: { INTAKE_LEADS: 'manager@example.com' } });
  ana = await at.signIn();
  await at.clock.advance(120_000);
  lead = (await at.get(ana, 'leads?limit=1')).data[0]?.id ?? 0;
});
afterAll(() => at.stop());

const ask = async (browser: Browser, method: string, path: string) => {
  const answer = await at.stack.call(browser, path.replace('{id}', String(lead)).replace('{key}', randomUUID()), {
    method,
    ...(method === 'GET' || method === 'DELETE' ? {} : { json: {} }),
  });
  return [answer.status, answer.status < 400 ? '' : (answer.json() as { code: string }).code];
};

it('62: every route of the server is in the table of operations, with a permission, or in a short list', () => {
  const listed = (router: Router, mount: string): string[] =>
    router.listRoutes().flatMap(({ path, router: inner }) => {
      const whole = `${mount}${path}`.replace(/\/$/, '').replace(/:(\w+)/, '{$1}');
      return inner === undefined ? [whole] : listed(inner, whole);
    });
  const routes = new Set(listed(at.desk.app.handler.router as unknown as Router, ''));
  const inTable = new Set(ALL.map(({ path }) => path));
  expect([...routes].filter((path) => !inTable.has(path)).sort()).toEqual([...OTHER_ROUTES].sort());
  expect([...inTable].filter((path) => !routes.has(path))).toEqual([]);
});

it('62: without a session every operation but the public ones is refused', async () => {
  const stranger = at.stack.browser();
  for (const { key, method, path, permission } of ALL) {
    const [status, code] = await ask(stranger, method, path);
    if (permission === 'public') expect([key, status]).not.toEqual([key, 401]);
    else expect([key, status, code]).toEqual([key, 401, 'not-signed-in']);
  }
  expect((await ask(stranger, 'GET', '/api/events'))[0]).toBe(401);
  expect((await ask(stranger, 'GET', '/api/grow/contacts'))[0]).toBe(401);
});

it.each([
  ['grow_lead_inbox_read', needing('read-leads', 'read-lead')],
  ['grow_contact_read', needing('read-contacts')],
  ['grow_matter_read', needing('read-matters')],
])('62: without %s every operation that needs it is refused', async (scope, refused) => {
  const [first, ...others] = await at.stack.people();
  const ben = await at.signIn(others.find(({ firm }) => firm === first?.firm)?.id ?? 0, [scope]);
  expect(refused.length).toBeGreaterThan(0);
  for (const { key, method, path } of refused) {
    expect([key, await ask(ben, method, path)]).toEqual([key, [403, 'grow-forbidden']]);
  }
});

it('62: a person who is not an intake manager is refused every operation of theirs', async () => {
  for (const { key, method, path } of needing('manage-intake')) {
    expect([key, await ask(ana, method, path)]).toEqual([key, [403, 'not-intake-lead']]);
  }
});

it('62: what the team does with a lead is told only to those who may read leads', async () => {
  const [first, ...others] = await at.stack.people();
  const ben = await at.signIn(others.find(({ firm }) => firm === first?.firm)?.id ?? 0, ['grow_lead_inbox_read']);
  for (const list of ['leads', 'matters']) await ask(ben, 'GET', `/api/desk/${list}`);
  const [heardByAna, heardByBen] = [await at.listen(ana), await at.listen(ben)];
  const told = ({ type }: { type: string }) => type === 'triage' || type === 'team-note';
  expect(await ask(ana, 'PUT', '/api/desk/leads/{id}/claim')).toEqual([200, '']);
  const note = { id: randomUUID(), text: 'Call back at noon', mentions: [] };
  const path = `/api/desk/leads/${lead}/team-notes`;
  expect((await at.stack.call(ana, path, { method: 'POST', json: note })).status).toBe(200);
  await heardByAna.until(() => heardByAna.events.filter(told).length === 2);
  const open = (browser: Browser, kind: string | null, id = lead) =>
    at.stack.call(browser, '/api/desk/presence', {
      method: 'PUT',
      json: { at: kind === null ? null : { kind, id, isWriting: false } },
    });
  const presenceOf = async (browser: Browser, kind: string | null) =>
    ((await open(browser, kind, 1)).json() as PresenceAnswer).data.map((one) => [one.kind, one.id]);
  await open(ana, 'lead');
  expect(await presenceOf(ben, null)).toEqual([]);
  expect(await presenceOf(ben, 'matter')).toEqual([['matter', 1]]);
  expect(await presenceOf(ana, 'matter')).toEqual([
    ['matter', 1],
    ['matter', 1],
  ]);
  expect((await open(ben, 'lead')).status).toBe(403);
  await heardByBen.until(() => heardByBen.events.filter(({ type }) => type === 'presence').length === 2);
  expect(heardByBen.events.filter(told)).toEqual([]);
  expect(heardByBen.text).not.toContain(`"id":${lead}`);
  // Those who may read leads hear of both.
  const kinds = heardByAna.events.filter(({ type }) => type === 'presence').map(({ data }) => data['kind']);
  expect(kinds).toEqual(expect.arrayContaining(['lead', 'matter']));
});

it('62: a mention is shown with its text only to those who may read leads', async () => {
  const person = (await at.stack.people()).filter(({ firm }, _at, all) => firm === all[0]?.firm)[2]?.id ?? 0;
  await at.stack.call(await at.signIn(person), '/api/desk/triage');
  const path = `/api/desk/leads/${lead}/team-notes`;
  const note = { id: randomUUID(), text: 'Secret of the caller', mentions: [String(person)] };
  expect((await at.stack.call(ana, path, { method: 'POST', json: note })).status).toBe(200);
  const cleo = await at.signIn(person, ['grow_lead_inbox_read']);
  const refused = await at.stack.call(cleo, '/api/desk/mentions');
  expect([refused.status, refused.body.includes('Secret')]).toEqual([403, false]);
  expect((await at.stack.call(await at.signIn(person), '/api/desk/mentions')).body).toContain('Secret');
});

/** Sends what each operation about one lead needs. */
async function askAbout(on: MirrorDesk, browser: Browser, id: number) {
  const bodies: Record<string, object> = {
    verdict: { verdict: 'pursue' },
    snooze: { until: new Date(on.clock.now() + 3_600_000).toISOString() },
    undo: { change: 1 },
    'team-notes': { id: randomUUID(), text: 'x', mentions: [] },
    'hand-over': { to: '1' },
  };
  const answers: [string, number][] = [];
  for (const { key, method, path } of needing('read-lead')) {
    const json = method === 'PUT' || method === 'POST' ? { json: bodies[path.split('/').at(-1) ?? ''] ?? {} } : {};
    const answer = await on.stack.call(browser, path.replace('{id}', String(id)), { method, ...json });
    answers.push([key, answer.status]);
  }
  return answers;
}

describe.each([
  ['without a mirror', { MIRROR: 'off' }],
  ['while the mirror is still being filled', { MIRROR: 'on' }],
])('%s', (_when, environment) => {
  let on: MirrorDesk;
  beforeAll(async () => {
    on = await mirrorDesk({ environment });
  });
  afterAll(() => on.stop());

  it('62: an invented lead cannot be decided, claimed, noted or read', async () => {
    const browser = await on.meanwhile(on.signIn());
    for (const [key, status] of await on.meanwhile(askAbout(on, browser, 999_999_999)))
      expect([key, status]).toEqual([key, 404]);
    const { data } = (await on.meanwhile(on.stack.call(browser, '/api/desk/audit'))).json() as { data: unknown[] };
    expect(data).toEqual([]);
    // A lead that Clio has can be claimed at once.
    const listed = await on.meanwhile(on.stack.call(browser, '/api/grow/inbox_leads?state=untriaged'));
    const [first] = (listed.json() as { data: { id: number }[] }).data;
    const claim = on.stack.call(browser, `/api/desk/leads/${first?.id}/claim`, { method: 'PUT' });
    expect((await on.meanwhile(claim)).status).toBe(200);
  });

  it('62: a person who has not asked for leads yet, and may not read them, is refused at the first request', async () => {
    const [first, ...others] = await on.stack.people();
    const person = others.find(({ firm }) => firm === first?.firm)?.id ?? 0;
    for (const { key, method, path } of needing('read-leads').filter(({ method }) => method === 'GET')) {
      if (environment.MIRROR === 'off' && /^\/api\/desk\/leads(\/ids|\/\{id\}(\/earlier)?)?$/.test(path)) continue;
      const ben = await on.meanwhile(on.signIn(person, ['grow_lead_inbox_read']));
      const answer = await on.meanwhile(on.stack.call(ben, path.replace('{id}', '1'), { method }));
      expect([key, answer.status]).toEqual([key, 403]);
    }
  });
});
