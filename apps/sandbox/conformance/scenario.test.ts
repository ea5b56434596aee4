import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contact, contact } from '@intake-desk/grow-api/contact';
import { type InboxLead, inboxLead } from '@intake-desk/grow-api/inbox-lead';
import { type Matter, matter } from '@intake-desk/grow-api/matter';
import { type RunningSandbox, startSandbox } from './start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
let leads: InboxLead[];
let ignored: InboxLead[];
let contacts: Contact[];
let matters: Matter[];
let noteCount = 0;

async function all<Item>(path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { body } = await sandbox.grow(token, next);
    const page = body as { data: Item[]; meta: { paging: { next?: string } } };
    items.push(...page.data);
    next = page.meta.paging.next;
  }
  return items;
}

beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
  leads = await all('/inbox_leads?state=untriaged');
  ignored = await all('/inbox_leads?state=ignored');
  contacts = await all('/contacts?include=custom_field_values');
  matters = await all('/matters?include=custom_field_values');
  for (const { id } of matters) noteCount += (await all(`/matters/${id}/notes`)).length;
  for (const { id } of contacts) noteCount += (await all(`/contacts/${id}/notes`)).length;
});
afterAll(() => sandbox.stop());

const digits = (phone: string) => phone.replace(/\D/g, '').slice(-10);

describe('small-firm', () => {
  it('has 3 people, 260 untriaged and 90 ignored leads, 1,200 contacts, 700 matters, 3,000 notes', async () => {
    expect(await all('/users')).toHaveLength(3);
    expect([leads.length, ignored.length, contacts.length, matters.length, noteCount]).toEqual([
      260, 90, 1200, 700, 3000,
    ]);
  });

  // grow-api.md §5
  it('speaks the contract in every record', () => {
    for (const record of [...leads, ...ignored]) expect(inboxLead.safeParse(record).success).toBe(true);
    for (const record of contacts) expect(contact.safeParse(record).success).toBe(true);
    for (const record of matters) expect(matter.safeParse(record).success).toBe(true);
    for (const { created_at, updated_at } of [...leads, ...contacts, ...matters]) {
      expect(created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Date.parse(updated_at)).toBeGreaterThanOrEqual(Date.parse(created_at));
      expect(Date.parse(updated_at)).toBeLessThanOrEqual(Date.now());
    }
  });

  it('gives ids in the order of creation', () => {
    for (const list of [leads, ignored, contacts, matters]) {
      const times = list.map(({ created_at }) => created_at);
      expect(times).toEqual(times.toSorted());
    }
  });

  it('can reach nobody: fictional numbers and reserved domains only', () => {
    const phones = [
      ...leads.map(({ phone_number }) => phone_number),
      ...contacts.flatMap(({ phone_numbers }) => phone_numbers),
    ];
    for (const phone of phones) if (phone) expect(digits(phone)).toMatch(/^\d{3}55501\d\d$/);
    const emails = [...leads.map(({ email }) => email), ...contacts.flatMap(({ emails: list }) => list)];
    for (const email of emails) if (email) expect(email).toMatch(/^[a-z0-9.]+@example\.(com|org|net)$/);
  });

  it('has leads that are minutes, hours and weeks old', () => {
    const ages = leads.map(({ created_at }) => (Date.now() - Date.parse(created_at)) / 3_600_000);
    expect(ages.filter((hours) => hours < 1).length).toBeGreaterThan(2);
    expect(ages.filter((hours) => hours < 24).length).toBeGreaterThan(20);
    expect(ages.filter((hours) => hours > 14 * 24).length).toBeGreaterThan(50);
  });

  it('has callers who call again, share a telephone, or are contacts already', () => {
    const phones = leads.flatMap(({ phone_number }) => (phone_number ? [digits(phone_number)] : []));
    expect(phones.length - new Set(phones).size).toBeGreaterThan(20);
    const known = new Set(contacts.flatMap(({ phone_numbers }) => (phone_numbers ?? []).map(digits)));
    expect(phones.filter((phone) => known.has(phone)).length).toBeGreaterThan(10);
  });

  it('has difficult records: long, single and foreign names, companies, missing and custom things', () => {
    const names = contacts.map(({ name }) => name);
    expect(names.some((name) => [...name].length >= 200)).toBe(true);
    expect(names.some((name) => !name.includes(' '))).toBe(true);
    expect(names.some((name) => /[À-ž]/.test(name))).toBe(true);
    expect(names.some((name) => name.includes("'"))).toBe(true);
    expect(new Set(names).size).toBeLessThan(names.length);
    expect(contacts.some(({ type }) => type === 'Company')).toBe(true);
    expect(contacts.some(({ emails }) => emails?.length === 0)).toBe(true);
    expect(contacts.some(({ phone_numbers }) => phone_numbers?.length === 0)).toBe(true);
    expect(contacts.some(({ custom_field_values }) => (custom_field_values?.length ?? 0) > 0)).toBe(true);
    expect(leads.some(({ first_name, last_name }) => first_name === 'Unknown' && last_name === 'caller')).toBe(true);
    expect(matters.some(({ is_locked }) => is_locked)).toBe(true);
    expect(matters.some(({ client }) => client === null)).toBe(true);
    expect(new Set(matters.map(({ status_category }) => status_category))).toEqual(
      new Set(['intake', 'hired', 'declined']),
    );
    for (const { hired_date, status_category } of matters)
      expect(hired_date !== null).toBe(status_category === 'hired');
  });

  // §14: a triaged lead is in neither list; its matter names it
  it('has matters that came from leads which were accepted', async () => {
    const accepted = matters.filter(({ inbox_lead_id }) => inbox_lead_id !== null);
    expect(accepted).toHaveLength(280);
    const { body } = await sandbox.grow(token, `/inbox_leads/${accepted[0]?.inbox_lead_id}`);
    expect((body as { data: InboxLead }).data.state).toBe('triaged');
  });

  it('is the same every time, but for the ages', async () => {
    const before = contacts.slice(0, 50).map(({ name, phone_numbers, emails }) => ({ name, phone_numbers, emails }));
    expect((await sandbox.control('POST', 'reset')).status).toBe(200);
    await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
    token = await sandbox.token();
    const { body } = await sandbox.grow(token, '/contacts');
    const after = (body as { data: Contact[] }).data.slice(0, 50);
    expect(after.map(({ name, phone_numbers, emails }) => ({ name, phone_numbers, emails }))).toEqual(before);
  });
});

it('empty: people and a firm, but no records', async () => {
  await sandbox.control('POST', 'scenario', { name: 'empty' });
  token = await sandbox.token();
  for (const path of ['/contacts', '/matters', '/inbox_leads?state=untriaged']) {
    expect((await sandbox.grow(token, path)).body).toEqual({ data: [], meta: { paging: {} } });
  }
  expect((await sandbox.control('GET', 'people')).body).toMatchObject({
    data: [{ id: 501 }, { id: 502 }, { id: 503 }],
  });
});
