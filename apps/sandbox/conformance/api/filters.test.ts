import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

interface Item {
  id: number;
  created_at: string;
  updated_at: string;
}
const list = async <Shape = Item>(path: string): Promise<Shape[]> => {
  const { status, body } = await sandbox.grow(token, path);
  expect(status).toBe(200);
  return (body as { data: Shape[] }).data;
};

const LISTS = [
  '/contacts?',
  '/matters?',
  '/users?',
  '/inbox_leads?state=ignored&',
  '/contacts/30001/notes?',
  '/sources?',
  '/matter_types?',
  '/locations?',
];

// grow-api.md §3: on or after, both of them
describe.each(LISTS)('%s', (path) => {
  it('created_since and updated_since include the instant itself and exclude earlier ones', async () => {
    const all = await list(path);
    const middle = all[Math.floor(all.length / 2)];
    if (middle === undefined) return;
    for (const field of ['created', 'updated'] as const) {
      const instant = middle[`${field}_at`];
      const found = await list(`${path}${field}_since=${encodeURIComponent(instant)}`);
      expect(found.map(({ id }) => id)).toContain(middle.id);
      for (const item of found) expect(item[`${field}_at`] >= instant).toBe(true);
      const later = instant.replace('Z', '.500Z');
      for (const item of await list(`${path}${field}_since=${later}`)) expect(item[`${field}_at`] > instant).toBe(true);
    }
  });

  it('ids[] returns existing records, in the order of ids', async () => {
    const [one, two] = (await list(path)).map(({ id }) => id);
    const wanted = [two, one, 999_999_999].filter((id) => id !== undefined);
    const found = await list(`${path}${wanted.map((id) => `ids[]=${id}`).join('&')}`);
    expect(found.map(({ id }) => id)).toEqual([one, two].filter((id) => id !== undefined));
  });
});

it('parses time zones', async () => {
  const [first] = await list('/matters?');
  const utc = new Date(first?.created_at ?? '');
  const elsewhere = new Date(utc.getTime() + 5 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+05:00');
  const found = await list(`/matters?created_since=${encodeURIComponent(elsewhere)}`);
  expect(found[0]?.id).toBe(first?.id);
});

// §3: contacts by names, emails, phone numbers; leads the same
describe('query', () => {
  interface Contact extends Item {
    name: string;
    emails: string[];
    phone_numbers: string[];
  }
  it('finds a contact by part of a name whatever its case, by email, by phone in any spelling', async () => {
    const sample = (await list<Contact>('/contacts')).find(
      ({ emails, phone_numbers }) => emails[0] && phone_numbers[0],
    );
    const phone = (sample?.phone_numbers[0] ?? '').replace(/\D/g, '').slice(-10);
    const spelled = `(${phone.slice(0, 3)}) ${phone.slice(3, 6)} ${phone.slice(6)}`;
    for (const query of [sample?.name.slice(1).toUpperCase(), sample?.emails[0], phone, spelled]) {
      const found = await list<Contact>(`/contacts?query=${encodeURIComponent(query ?? '')}`);
      expect(found.map(({ id }) => id)).toContain(sample?.id);
      expect(found.length).toBeLessThan(20);
    }
  });

  it('treats wildcards and quotes as literal characters', async () => {
    for (const query of ['%', '_', "'; DROP TABLE contacts; --"]) {
      const found = await list<Contact>(`/contacts?query=${encodeURIComponent(query)}`);
      for (const { name, emails } of found)
        expect([name, ...emails].join(' ').toLowerCase()).toContain(query.toLowerCase());
    }
    expect((await list('/contacts?query=O%27')).length).toBeGreaterThan(0);
  });

  it('stays within the state of a lead list', async () => {
    const found = await list<Item & { state: string }>('/inbox_leads?state=ignored&query=example');
    expect(found.length).toBeGreaterThan(5);
    for (const { state } of found) expect(state).toBe('ignored');
  });
});

// §3: not-requested expansions are absent, not null; unknown values ignored; also needs custom_field_read
describe.each(['contacts', 'matters'])('include=custom_field_values on %s', (path) => {
  it('is absent unless requested', async () => {
    for (const suffix of ['', '?include=pets']) {
      for (const record of await list(`/${path}${suffix}`)) expect(record).not.toHaveProperty('custom_field_values');
    }
  });

  it('returns values with their definitions', async () => {
    const records = await list<{ custom_field_values: object[] }>(`/${path}?include=pets,custom_field_values`);
    const values = records.flatMap(({ custom_field_values }) => custom_field_values);
    expect(values.length).toBeGreaterThan(10);
    expect(values[0]).toMatchObject({
      id: expect.any(Number) as number,
      custom_field: { parent_type: path === 'contacts' ? 'Contact' : 'Matter' },
    });
  });

  it('is redacted without grow_custom_field_read', async () => {
    const narrow = await sandbox.token({
      scope: 'grow_contact_read grow_matter_read grow_lead_inbox_read grow_lead_inbox_all_read',
    });
    const { body } = await sandbox.grow(narrow, `/${path}?include=custom_field_values`);
    expect((body as { data: object[] }).data[0]).toMatchObject({
      custom_field_values: null,
      redacted_fields: ['custom_field_values'],
    });
  });
});

// §7: the union of the documents; the switch gives September's
it('serves the three older matter fields unless the switch is changed', async () => {
  const older = ['projected_value', 'first_letter_sent_date', 'first_appointment_created_at'];
  for (const field of older) expect((await list('/matters'))[0]).toHaveProperty(field);
  await sandbox.control('PATCH', 'switches', { matter_fields: 'september' });
  for (const field of older) expect((await list('/matters'))[0]).not.toHaveProperty(field);
});
