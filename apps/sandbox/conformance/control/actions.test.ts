import { afterAll, beforeAll, expect, it } from 'vitest';
import { basic, CLIENT, refresh } from '../support/oauth-client.ts';
import { type Reply, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

type Ids = Record<'lead' | 'contact' | 'matter' | 'note', number>;
type Data = Record<string, unknown> & { id: number; updated_at: string };

const act = async (order: { act: string; [detail: string]: unknown }) => {
  const { status, body } = (await sandbox.control('POST', 'acts', order)) as Reply<{ data: Ids & Data }>;
  expect(body).toMatchObject({ data: { act: order.act } });
  expect(status).toBe(200);
  return body.data;
};
const read = async (path: string) => ((await sandbox.grow(token, path)).body as { data: Data }).data;
const list = async (path: string) => ((await sandbox.grow(token, path)).body as { data: Data[] }).data;
const passTime = () => sandbox.control('POST', 'clock', { advance_seconds: 60 });
const now = async () => ((await sandbox.control('POST', 'clock', {})).body as { data: { now: string } }).data.now;
/** The newest lead of small-firm. */
const UNTRIAGED = 20_630;
const caller = {
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada.byron@example.org',
  phone_number: '(207) 555-0142',
};

it('lead_arrives: untriaged, found by updated_since, found by search', async () => {
  await passTime();
  const since = await now();
  const { lead } = await act({ act: 'lead_arrives', ...caller });
  const found = await list(`/inbox_leads?state=untriaged&updated_since=${since.slice(0, 19)}Z`);
  expect(found).toEqual([expect.objectContaining({ id: lead, state: 'untriaged', ...caller })]);
  expect(await list('/inbox_leads?state=untriaged&query=2075550142')).toContainEqual(found[0]);
});

it.each(['new', 'repeat', 'known', 'household', 'night_line'])('lead_arrives: a caller who is %s', async (kind) => {
  const { lead } = await act({ act: 'lead_arrives', caller: kind });
  expect(await read(`/inbox_leads/${lead}`)).toMatchObject({ id: lead, state: 'untriaged' });
});

it('leads_arrive: a burst', async () => {
  const { body } = await sandbox.control('POST', 'acts', { act: 'leads_arrive', count: 8 });
  expect((body as { data: { leads: number[] } }).data.leads).toHaveLength(8);
});

it('accept_lead: the lead leaves the inbox; contact and matter are created, both found by updated_since', async () => {
  const { lead } = await act({ act: 'lead_arrives', ...caller, email: 'ada@example.net', phone_number: null });
  await passTime();
  const since = `${(await now()).slice(0, 19)}Z`;
  const { contact, matter } = await act({ act: 'accept_lead', lead, person: 502 });
  expect(await list(`/inbox_leads?state=untriaged&ids[]=${lead}`)).toEqual([]);
  expect(await read(`/inbox_leads/${lead}`)).toMatchObject({ state: 'triaged' });
  const [made] = await list(`/matters?inbox_lead_id=${lead}&updated_since=${since}`);
  expect(made).toMatchObject({
    id: matter,
    inbox_lead_id: lead,
    status: 'Newly added',
    status_category: 'intake',
    client: { id: contact, full_name: 'Ada Byron', primary_email: 'ada@example.net' },
    matter_assignee_ids: [502],
    is_locked: false,
    hired_date: null,
  });
  expect(await list(`/contacts?updated_since=${since}`)).toEqual([
    expect.objectContaining({ id: contact, status: 'Intake', type: 'Person', matters: [{ id: matter }] }),
  ]);
});

it('accept_lead: a known caller gets no second contact, unless the command says so', async () => {
  const known = { first_name: 'Grace', last_name: 'Hopper', phone_number: '+1 207 555 0111' };
  const first = await act({ act: 'lead_arrives', ...known });
  const { contact } = await act({ act: 'accept_lead', lead: first.lead });
  const again = await act({ act: 'lead_arrives', ...known, phone_number: '2075550111' });
  expect(await act({ act: 'accept_lead', lead: again.lead })).toMatchObject({ contact, new_contact: false });
  const relative = await act({ act: 'lead_arrives', ...known, first_name: 'Rear' });
  expect(await act({ act: 'accept_lead', lead: relative.lead })).toMatchObject({ new_contact: true });
  const third = await act({ act: 'lead_arrives', ...known });
  expect(await act({ act: 'accept_lead', lead: third.lead, contact: 'new' })).toMatchObject({ new_contact: true });
});

it('ignore_lead and restore_lead: from one list to the other and back', async () => {
  const { lead } = await act({ act: 'lead_arrives', caller: 'new' });
  await act({ act: 'ignore_lead', lead });
  expect(await list(`/inbox_leads?state=ignored&ids[]=${lead}`)).toHaveLength(1);
  await act({ act: 'restore_lead', lead });
  expect(await list(`/inbox_leads?state=untriaged&ids[]=${lead}`)).toHaveLength(1);
});

it('write_note: on a matter and on a contact, with a default text', async () => {
  const { note } = await act({ act: 'write_note', matter: 70_005, subject: 'Rang back', body: 'At ten.' });
  expect(await list('/matters/70005/notes')).toContainEqual(expect.objectContaining({ id: note, body: 'At ten.' }));
  const other = await act({ act: 'write_note', contact: 30_005 });
  const found = (await list('/contacts/30005/notes')).find(({ id }) => id === other.note);
  expect(found?.body).toMatch(/\w/);
});

it('move_matter: through intake to hired, with date and number, and the contact follows; and to declined', async () => {
  const { lead } = await act({ act: 'lead_arrives', first_name: 'Hedy', last_name: 'Lamarr' });
  const { matter, contact } = await act({ act: 'accept_lead', lead });
  const seen: unknown[] = [];
  for (let step = 0; step < 6; step += 1) seen.push((await act({ act: 'move_matter', matter })).status_category);
  expect(seen).toEqual(['intake', 'intake', 'intake', 'intake', 'intake', 'hired']);
  expect(await read(`/matters/${matter}`)).toMatchObject({
    status: 'Hired',
    status_category: 'hired',
    hired_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    clio_id: expect.any(Number) as number,
  });
  expect(await read(`/contacts/${contact}`)).toMatchObject({ status: 'Hired' });
  await act({ act: 'move_matter', matter, status: 'Referred out' });
  expect(await read(`/matters/${matter}`)).toMatchObject({ status_category: 'declined', hired_date: null });
  expect(await read(`/contacts/${contact}`)).toMatchObject({ status: 'Did Not Hire' });
});

it('change_contact: found under the new number, not under the old one', async () => {
  const { phone_numbers: before } = (await read('/contacts/30007')) as unknown as { phone_numbers: string[] };
  await passTime();
  const since = `${(await now()).slice(0, 19)}Z`;
  await act({ act: 'change_contact', contact: 30_007, phone_number: '(617) 555-0177' });
  expect(await list(`/contacts?query=6175550177&updated_since=${since}`)).toMatchObject([{ id: 30_007 }]);
  const old = before[0]?.replace(/\D/g, '') ?? 'none';
  expect((await list(`/contacts?query=${old}`)).map(({ id }) => id)).not.toContain(30_007);
});

it('merge_contacts: one vanishes, its matters and notes move to the other one', async () => {
  const { lead } = await act({ act: 'lead_arrives', ...caller });
  const { contact: gone, matter } = await act({ act: 'accept_lead', lead, contact: 'new' });
  const { note } = await act({ act: 'write_note', contact: gone });
  await act({ act: 'merge_contacts', keep: 30_009, gone });
  expect((await sandbox.grow(token, `/contacts/${gone}`)).status).toBe(404);
  expect(await read(`/matters/${matter}`)).toMatchObject({ client: { id: 30_009 } });
  expect((await list('/contacts/30009/notes')).map(({ id }) => id)).toContain(note);
  expect(await read('/contacts/30009')).toMatchObject({
    emails: expect.arrayContaining([caller.email]) as string[],
    matters: expect.arrayContaining([{ id: matter }]) as object[],
  });
});

it('remove_…: gone without trace; a client’s matters stay', async () => {
  const { lead } = await act({ act: 'lead_arrives', caller: 'new' });
  const { contact, matter } = await act({ act: 'accept_lead', lead });
  await act({ act: 'remove_lead', lead });
  expect((await sandbox.grow(token, `/inbox_leads/${lead}`)).status).toBe(404);
  await act({ act: 'remove_contact', contact });
  expect((await sandbox.grow(token, `/contacts/${contact}`)).status).toBe(404);
  expect((await sandbox.grow(token, `/contacts/${contact}/notes`)).status).toBe(404);
  expect(await read(`/matters/${matter}`)).toMatchObject({ client: null, inbox_lead_id: lead });
  await act({ act: 'remove_matter', matter });
  expect((await sandbox.grow(token, `/matters/${matter}`)).status).toBe(404);
});

it('deactivate_person: 401, invalid_grant, no sign-in; reactivate_person undoes it', async () => {
  const { body } = await sandbox.control('POST', 'tokens', { client_id: 'conformance', user: 503 });
  const { access_token: access, refresh_token: renew } = body as { access_token: string; refresh_token: string };
  const people = async () => JSON.stringify((await sandbox.control('GET', 'people')).body);
  await act({ act: 'deactivate_person', person: 503 });
  expect((await sandbox.grow(access, '/users/who_am_i')).status).toBe(401);
  expect(await refresh(sandbox, renew)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await people()).not.toContain('"id":503');
  expect((await list('/users')).map(({ id }) => id)).toContain(503);
  await act({ act: 'reactivate_person', person: 503 });
  expect((await sandbox.grow(access, '/users/who_am_i')).status).toBe(200);
  expect((await refresh(sandbox, renew)).status).toBe(200);
  expect(await people()).toContain('"id":503');
});

it('disconnect: revokes one person’s grants of one application, and no other', async () => {
  const [mine, theirs] = [await sandbox.token({ user: 502 }), await sandbox.token({ user: 503 })];
  const elsewhere = await sandbox.token({ user: 502, client_id: 'intake-desk' });
  await act({ act: 'disconnect', person: 502, client_id: 'conformance' });
  const statusOf = async (of: string) => (await sandbox.grow(of, '/users/who_am_i')).status;
  expect(await Promise.all([mine, theirs, elsewhere].map(statusOf))).toEqual([401, 200, 200]);
  const revoked = await sandbox.oauth('revoke', { token: mine }, basic(CLIENT.client_id, CLIENT.client_secret));
  expect(revoked.status).toBe(200);
});

it.each([
  [{ act: 'accept_lead', lead: 1 }, 404],
  [{ act: 'accept_lead', lead: UNTRIAGED, person: 9 }, 404],
  [{ act: 'accept_lead', lead: UNTRIAGED, contact: 9 }, 404],
  [{ act: 'move_matter', matter: 70_001, status: 'Gone fishing' }, 400],
  [{ act: 'write_note' }, 400],
  [{ act: 'write_note', matter: 70_001, contact: 30_001 }, 400],
  [{ act: 'merge_contacts', keep: 30_001, gone: 30_001 }, 400],
  [{ act: 'reactivate_person', person: 501 }, 400],
  [{ act: 'disconnect', person: 501, client_id: 'unknown' }, 404],
  [{ act: 'fly' }, 400],
  [{ act: 'ignore_lead', lead: 20_001, loudly: true }, 400],
  [{ act: 'ignore_lead', lead: '20001' }, 400],
  [{}, 400],
])('%j: %i with a message, and nothing has changed', async (order, status) => {
  const before = await list('/inbox_leads?state=untriaged');
  const reply = await sandbox.control('POST', 'acts', order);
  expect(reply).toMatchObject({ status, body: { message: expect.stringMatching(/\.$/) as string } });
  expect(await list('/inbox_leads?state=untriaged')).toEqual(before);
});

it('an accepted lead cannot be accepted, ignored or restored again', async () => {
  const { lead } = await act({ act: 'lead_arrives', caller: 'new' });
  await act({ act: 'accept_lead', lead });
  for (const again of ['accept_lead', 'ignore_lead', 'restore_lead']) {
    const { status, body } = await sandbox.control('POST', 'acts', { act: again, lead });
    expect([status, (body as { message: string }).message]).toEqual([400, `Lead ${lead} was accepted already.`]);
  }
});
