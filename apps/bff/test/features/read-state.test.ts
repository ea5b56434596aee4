import type { ReadLeads } from '@intake-desk/desk-api/lead-reads';
import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

let at: MirrorDesk;
let ana: Browser;
let ben: Browser;
/** The newest leads, and how many there are in all. */
let leads: number[];
let total: number;
beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(90_000);
  const [first, ...others] = await at.stack.people();
  ben = await at.signIn(others.find(({ firm }) => firm === first?.firm)?.id ?? 0);
  const { data, meta } = await at.get(ana, 'leads?triage=open&limit=5');
  leads = data.map(({ id }) => id);
  total = meta.total;
}, 90_000);
afterAll(() => at.stop());

const mark = async (who: Browser, lead: number | string, method: 'PUT' | 'DELETE' | 'POST') =>
  (await at.stack.call(who, `/api/desk/leads/${lead}/read`, { method })).status;
const readBy = async (who: Browser) => ((await at.stack.call(who, '/api/desk/reads')).json() as ReadLeads).data;
const list = async (who: Browser, query: string) => {
  const { data, meta } = await at.get(who, `leads?triage=open&limit=3&${query}`);
  return { ids: data.map(({ id }) => id), total: meta.total };
};

it('a lead that a person has read is read for that person only, and unread again when marked so', async () => {
  const [one = 0, two = 0] = leads;
  expect(await readBy(ana)).toEqual([]);
  expect(await mark(ana, one, 'PUT')).toBe(204);
  await at.clock.advance(1000);
  expect(await mark(ana, two, 'PUT')).toBe(204);
  // The response was lost, and the browser repeats the request.
  expect(await mark(ana, two, 'PUT')).toBe(204);
  expect(await readBy(ana)).toEqual([two, one]);
  expect(await readBy(ben)).toEqual([]);
  expect(await list(ana, 'unread=true')).toEqual({ ids: leads.slice(2), total: total - 2 });
  expect(await list(ana, 'unread=false')).toEqual({ ids: [one, two], total: 2 });
  expect(await list(ben, 'unread=true')).toEqual({ ids: leads.slice(0, 3), total });
  expect(await mark(ana, one, 'DELETE')).toBe(204);
  expect(await readBy(ana)).toEqual([two]);
  expect((await list(ana, 'unread=false')).ids).toEqual([two]);
  await mark(ana, two, 'DELETE');
});

it('the filter counts what each of its values would leave, and the ETag of the list changes with it', async () => {
  const [one = 0] = leads;
  const path = '/api/desk/leads?triage=open&facets=true&limit=1';
  const before = await at.stack.call(ana, path);
  await mark(ana, one, 'PUT');
  const after = await at.stack.call(ana, path, { headers: { 'if-none-match': String(before.headers.etag) } });
  expect(after.status).toBe(200);
  expect((after.json() as LeadPage).meta.facets?.unread).toEqual([
    { value: 'true', count: total - 1 },
    { value: 'false', count: 1 },
  ]);
  await mark(ana, one, 'DELETE');
});

it('a mark is rejected for an inaccessible lead, with another method, or without a session', async () => {
  expect(await mark(ana, 999_999_999, 'PUT')).toBe(404);
  expect(await mark(ana, 'seven', 'PUT')).toBe(404);
  expect(await mark(ana, leads[0] ?? 0, 'POST')).toBe(405);
  expect(await mark(at.stack.browser(), leads[0] ?? 0, 'PUT')).toBe(401);
  const ignored = await at.stack.call(ana, '/api/desk/leads?state=ignored&unread=true');
  expect(ignored.status).toBe(400);
});
