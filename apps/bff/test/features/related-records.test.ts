import type { EarlierLeads, RelatedRecords } from '@intake-desk/desk-api/related-records';
import type { Matter } from '@intake-desk/grow-api/matter';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { startStack } from '../support/start-stack.ts';

const NO_RECORD = 999_999_999;

let at: MirrorDesk;
let ana: Browser;
/** A matter whose lead was accepted before the mirror began. */
let matter: Matter;
beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(120_000);
  matter = await accepted();
});
beforeEach(async () => {
  await at.stack.control('PATCH', '/switches', { triaged_lead: 'shown' });
});
afterAll(() => at.stop());

async function accepted(): Promise<Matter> {
  const { data } = await at.get(ana, 'matters?limit=200');
  const found = (data as unknown as Matter[]).find(({ inbox_lead_id: lead }) => lead);
  if (found === undefined) throw new Error('The sandbox has matters that came from leads.');
  return found;
}
const ask = (browser: Browser, query: string) => at.stack.call(browser, `/api/desk/related?${query}`);
const related = async (query: string, browser = ana) => {
  const answer = await ask(browser, query);
  expect(answer.status).toBe(200);
  const { leads, contacts, matters } = answer.json() as RelatedRecords;
  const ids = (list: { data: { id: number } }[]) => list.map(({ data }) => data.id).sort((one, other) => one - other);
  return { leads: ids(leads), contacts: ids(contacts), matters: ids(matters) };
};
const sentFor = (lead: number | null | undefined) =>
  at.sent.filter((request) => request.startsWith(`GET /grow/inbox_leads/${lead}`)).length;

it('the lead of an old matter, which no list of Clio has, is returned as Clio shows it', async () => {
  const lead = matter.inbox_lead_id;
  expect((await at.stack.call(ana, `/api/desk/leads/${lead}`)).status).toBe(404);
  expect((await related(`lead=${lead}`)).leads).toEqual([lead]);
  expect((await related(`lead=${lead}&kept=true`)).leads).toEqual([]);
});

it('what the team has about such a lead can be read and written, as about any lead that the person may read', async () => {
  const path = `/api/desk/leads/${matter.inbox_lead_id}`;
  expect((await at.stack.call(ana, `${path}/team-notes`)).json()).toEqual({ data: [] });
  expect((await at.stack.call(ana, `${path}/read`, { method: 'PUT' })).status).toBe(204);
  expect((await at.stack.call(ana, `/api/desk/leads/${NO_RECORD}/team-notes`)).status).toBe(404);
  await at.stack.control('PATCH', '/switches', { triaged_lead: 'not_found' });
  expect((await at.stack.call(ana, `${path}/team-notes`)).status).toBe(404);
});

it('a lead that Clio does not show is left out, and not requested again whenever its matter is opened', async () => {
  await at.stack.control('PATCH', '/switches', { triaged_lead: 'not_found' });
  const { data } = await at.get(ana, 'matters?limit=200');
  const lead = (data as unknown as Matter[]).filter((one) => one.inbox_lead_id)[1]?.inbox_lead_id;
  const before = sentFor(lead);
  for (let time = 0; time < 3; time += 1) expect((await related(`lead=${lead}`)).leads).toEqual([]);
  expect(sentFor(lead) - before).toBe(1);
});

it('records of all kinds come in one request; deleted and unknown ones are left out, without a request to Clio', async () => {
  const [first, second] = (await at.get(ana, 'matters?limit=2')).data.map(({ id }) => id).sort((a, b) => a - b);
  const contact = (await at.get(ana, 'contacts?limit=1')).data[0]?.id;
  const lead = (await at.get(ana, 'leads?limit=1')).data[0]?.id;
  const before = at.sent.length;
  const query = `lead=${lead}&contact=${contact}&contact=${NO_RECORD}&matter=${second}&matter=${first}&matter=${NO_RECORD}`;
  expect(await related(query)).toEqual({ leads: [lead], contacts: [contact], matters: [first, second] });
  expect(at.sent.length).toBe(before);
});

it('what a person may not read is left out, not refused', async () => {
  const [first, ...others] = await at.stack.people();
  const colleague = others.find(({ firm }) => firm === first?.firm)?.id ?? 0;
  const ben = await at.signIn(colleague, ['grow_matter_read', 'grow_contact_read']);
  const lead = (await at.get(ana, 'leads?limit=1')).data[0]?.id;
  const contact = (await at.get(ana, 'contacts?limit=1')).data[0]?.id;
  const found = await related(`lead=${lead}&contact=${contact}&matter=${matter.id}`, ben);
  expect(found).toEqual({ leads: [lead], contacts: [], matters: [] });
});

it('more than fifty ids and what is no id are refused', async () => {
  const many = Array.from({ length: 51 }, (_none, index) => `matter=${index + 1}`).join('&');
  for (const query of [many, 'lead=x', 'contact=-1'])
    expect([query, (await ask(ana, query)).status]).toEqual([query, 400]);
});

it('without a mirror Clio is asked once for each kind, and its refusals are left out as well', async () => {
  const stack = await startStack({ GROW_RATE_LIMIT: '0' }, { SANDBOX_SWITCHES: 'rate_limit=0' });
  try {
    const browser = await stack.signIn();
    const from = Date.now();
    const query = `lead=${matter.inbox_lead_id}&lead=${NO_RECORD}&matter=${matter.id}&matter=${NO_RECORD}&contact=${NO_RECORD}`;
    const answer = await stack.call(browser, `/api/desk/related?${query}`);
    const { leads, contacts, matters } = answer.json() as RelatedRecords;
    expect(leads.map(({ data }) => data.id)).toEqual([matter.inbox_lead_id]);
    expect([contacts, matters.map(({ data }) => data.id)]).toEqual([[], [matter.id]]);
    const paths = (await stack.seen(from)).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/grow/matters') || path.startsWith('/grow/contacts'))).toHaveLength(
      2,
    );
  } finally {
    await stack.stop();
  }
});

it('nine leads of one number are nine, in any notation and also after they left the inbox', async () => {
  const spellings = ['(808) 555-0142', '808-555-0142', '+18085550142', '808.555.0142', '1 808 555 0142'];
  const leads: number[] = [];
  for (let call = 0; call < 9; call += 1) {
    const made = (await at.act({
      act: 'lead_arrives',
      first_name: 'Nina',
      last_name: `Nine ${call}`,
      phone_number: spellings[call % spellings.length],
    })) as { lead: number };
    leads.push(made.lead);
  }
  await at.act({ act: 'lead_arrives', first_name: 'Nina', last_name: 'Else', phone_number: '(808) 555-0143' });
  await at.act({ act: 'ignore_lead', lead: leads[0] });
  await at.clock.advance(60_000);
  await at.act({ act: 'accept_lead', lead: leads[1] });
  await at.clock.advance(90_000);
  const earlier = async (lead: number | undefined) =>
    (await at.stack.call(ana, `/api/desk/leads/${lead}/earlier`)).json() as EarlierLeads;
  const known = await earlier(leads[8]);
  expect(known).toMatchObject({ count: 8, ignored: 1 });
  expect((await earlier(leads[3])).count).toBe(3);
  expect(await earlier(leads[0])).toEqual({ count: 0, ignored: 0, since: null });
  expect(await earlier(NO_RECORD)).toEqual({ count: 0, ignored: 0, since: null });
});
