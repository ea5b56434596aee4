import { randomUUID } from 'node:crypto';
import { operations, type Permission } from '@intake-desk/desk-api/operations';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  await ask(ben, 'GET', '/api/desk/leads');
  const [heardByAna, heardByBen] = [await at.listen(ana), await at.listen(ben)];
  const told = ({ type }: { type: string }) => type === 'triage' || type === 'team-note';
  expect(await ask(ana, 'PUT', '/api/desk/leads/{id}/claim')).toEqual([200, '']);
  const note = { id: randomUUID(), text: 'Call back at noon', mentions: [] };
  const path = `/api/desk/leads/${lead}/team-notes`;
  expect((await at.stack.call(ana, path, { method: 'POST', json: note })).status).toBe(200);
  await heardByAna.until(() => heardByAna.events.filter(told).length === 2);
  await at.stack.call(ana, '/api/desk/presence', {
    method: 'PUT',
    json: { at: { kind: 'matter', id: 1, isWriting: false } },
  });
  await heardByBen.until(() => heardByBen.events.some(({ type }) => type === 'presence'));
  expect(heardByBen.events.filter(told)).toEqual([]);
});
