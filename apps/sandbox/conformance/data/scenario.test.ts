import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contact, contact } from '@intake-desk/grow-api/contact';
import { type InboxLead, inboxLead } from '@intake-desk/grow-api/inbox-lead';
import { matter } from '@intake-desk/grow-api/matter';
import { difficultRecords } from '../support/difficult-records.ts';
import { type FirmRecords, firmRecords } from '../support/firm-records.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';
import { walkList } from '../support/walk-list.ts';

let sandbox: RunningSandbox;
let token: string;
let records: FirmRecords;

beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
  records = await firmRecords(sandbox, token);
});
afterAll(() => sandbox.stop());

const digits = (phone: string) => phone.replace(/\D/g, '').slice(-10);
const named = (list: Contact[]) =>
  list.slice(0, 50).map(({ name, phone_numbers, emails }) => ({ name, phone_numbers, emails }));

describe('small-firm', () => {
  it('has 3 people, 260 untriaged and 90 ignored leads, 1,200 contacts, 700 matters, 3,000 notes', async () => {
    const { untriaged, ignored, contacts, matters } = records;
    let notes = 0;
    const parents = [...matters.map(({ id }) => `/matters/${id}`), ...contacts.map(({ id }) => `/contacts/${id}`)];
    for (const parent of parents) notes += (await walkList(sandbox, token, `${parent}/notes`)).length;
    expect(await walkList(sandbox, token, '/users')).toHaveLength(3);
    expect([untriaged.length, ignored.length, contacts.length, matters.length, notes]).toEqual([
      260, 90, 1200, 700, 3000,
    ]);
  });

  // grow-api.md §5
  it('follows the contract in every record', () => {
    const { untriaged, ignored, contacts, matters } = records;
    for (const record of [...untriaged, ...ignored]) expect(inboxLead.safeParse(record).success).toBe(true);
    for (const record of contacts) expect(contact.safeParse(record).success).toBe(true);
    for (const record of matters) expect(matter.safeParse(record).success).toBe(true);
    for (const { created_at, updated_at } of [...untriaged, ...ignored, ...contacts, ...matters]) {
      expect(created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Date.parse(updated_at)).toBeGreaterThanOrEqual(Date.parse(created_at));
      expect(Date.parse(updated_at)).toBeLessThanOrEqual(Date.now());
    }
  });

  it('assigns ids in the order of creation', () => {
    for (const list of Object.values(records) as { created_at: string }[][]) {
      const times = list.map(({ created_at }) => created_at);
      expect(times).toEqual(times.toSorted());
    }
  });

  it('can reach no real person: fictional numbers and reserved domains only', () => {
    const leads = [...records.untriaged, ...records.ignored];
    const phones = [
      ...leads.map(({ phone_number }) => phone_number),
      ...records.contacts.flatMap(({ phone_numbers }) => phone_numbers),
    ];
    for (const phone of phones) if (phone) expect(digits(phone)).toMatch(/^\d{3}55501\d\d$/);
    const emails = [...leads.map(({ email }) => email), ...records.contacts.flatMap(({ emails: list }) => list)];
    for (const email of emails) if (email) expect(email).toMatch(/^[a-z0-9.]+@example\.(com|org|net)$/);
  });

  it('has leads that are minutes, hours and weeks old', () => {
    const ages = records.untriaged.map(({ created_at }) => (Date.now() - Date.parse(created_at)) / 3_600_000);
    expect(ages.filter((hours) => hours < 1).length).toBeGreaterThan(2);
    expect(ages.filter((hours) => hours < 24).length).toBeGreaterThan(20);
    expect(ages.filter((hours) => hours > 14 * 24).length).toBeGreaterThan(50);
  });

  it('has difficult records of every kind', () => {
    for (const [kind, count] of Object.entries(difficultRecords(records))) expect(count, kind).toBeGreaterThan(0);
    const categories = records.matters.map(({ status_category: category }) => category);
    expect(new Set(categories)).toEqual(new Set(['intake', 'hired', 'declined']));
    for (const { hired_date, status_category } of records.matters)
      expect(hired_date !== null).toBe(status_category === 'hired');
  });

  // §14: a triaged lead is in neither list; its matter names it
  it('has matters that came from accepted leads', async () => {
    const accepted = records.matters.filter(({ inbox_lead_id }) => inbox_lead_id !== null);
    expect(accepted).toHaveLength(280);
    const { body } = await sandbox.grow(token, `/inbox_leads/${accepted[0]?.inbox_lead_id}`);
    expect((body as { data: InboxLead }).data.state).toBe('triaged');
  });

  it.each([501, 601])('has leads without a real name in the firm of person %i', async (user) => {
    const leads = await walkList<InboxLead>(sandbox, await sandbox.token({ user }), '/inbox_leads?state=untriaged');
    const names = leads.map(({ first_name: first, last_name: last }) => [first, last]);
    expect(names).toContainEqual(['Unknown', 'Caller']);
    expect(names).toContainEqual(['', 'Caller']);
  });

  it('is the same every time, except for the ages', async () => {
    expect((await sandbox.control('POST', 'reset')).status).toBe(200);
    await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
    token = await sandbox.token();
    expect(named(await walkList<Contact>(sandbox, token, '/contacts'))).toEqual(named(records.contacts));
  });
});

it('empty: people and a firm, but no records', async () => {
  await sandbox.control('POST', 'scenario', { name: 'empty' });
  await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  for (const user of [501, 601]) {
    token = await sandbox.token({ user });
    for (const path of ['/contacts', '/matters', '/inbox_leads?state=untriaged']) {
      expect((await sandbox.grow(token, path)).body).toEqual({ data: [], meta: { paging: {} } });
    }
  }
  expect((await sandbox.control('GET', 'people')).body).toMatchObject({
    data: [{ id: 501 }, { id: 502 }, { id: 503 }, { id: 601 }, { id: 602 }],
  });
});
