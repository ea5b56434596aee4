import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let everything: string;
let own: string;
let ownId: number;
const OWN_SCOPES = 'grow_lead_inbox_read grow_lead_inbox_write grow_matter_read';
const DRAFT = {
  first_name: 'Ada',
  last_name: 'Byron',
  from_message: 'Please call.',
  referring_url: 'https://harbor-lane.example/contact',
  from_source: 'Our form',
};

interface Matter {
  id: number;
  inbox_lead_id: number | null;
  redacted_fields?: string[];
}

beforeAll(async () => {
  sandbox = await startSandbox();
  everything = await sandbox.token();
  own = await sandbox.token({ scope: OWN_SCOPES });
  const made = await sandbox.grow(own, '/inbox_leads', { method: 'POST', json: { data: DRAFT } });
  ownId = (made.body as { data: { id: number } }).data.id;
});
afterAll(() => sandbox.stop());

const ids = async (token: string, path: string) =>
  ((await sandbox.grow(token, path)).body as { data: { id: number }[] }).data.map(({ id }) => id);
const matters = async (token: string, path: string) =>
  ((await sandbox.grow(token, path)).body as { data: Matter[] }).data;

// grow-api.md §14: with only grow_lead_inbox_read an application sees only the leads it submitted itself
it('shows an application its own leads only, without grow_lead_inbox_all_read', async () => {
  expect(await ids(own, '/inbox_leads?state=untriaged')).toEqual([ownId]);
  expect(await ids(own, '/inbox_leads?state=ignored')).toEqual([]);
  expect((await ids(everything, '/inbox_leads?state=untriaged')).length).toBe(200);
});

it('separates applications: Intake Desk sees what its own form submitted, not this one', async () => {
  const desk = await sandbox.token({ client_id: 'intake-desk', scope: OWN_SCOPES });
  const seen = await ids(desk, '/inbox_leads?state=untriaged');
  expect(seen.length).toBeGreaterThan(10);
  expect(seen).not.toContain(ownId);
});

// §18: another application's lead by id → 404
it('answers 404 for a lead of another application, 403 with the switch set', async () => {
  const [foreign] = await ids(everything, '/inbox_leads?state=untriaged');
  expect((await sandbox.grow(own, `/inbox_leads/${ownId}`)).status).toBe(200);
  expect((await sandbox.grow(own, `/inbox_leads/${foreign}`)).status).toBe(404);
  await sandbox.control('PATCH', 'switches', { foreign_lead: 'forbidden' });
  expect((await sandbox.grow(own, `/inbox_leads/${foreign}`)).status).toBe(403);
});

// §14: matters from such leads come back with inbox_lead_id null and listed in redacted_fields
it('redacts the lead of a matter that came from another application', async () => {
  const [accepted] = (await matters(everything, '/matters')).filter(({ inbox_lead_id }) => inbox_lead_id !== null);
  expect(accepted).toBeDefined();
  expect(accepted).not.toHaveProperty('redacted_fields');
  const [hidden] = await matters(own, `/matters?ids[]=${accepted?.id}`);
  expect(hidden).toMatchObject({ inbox_lead_id: null, redacted_fields: ['inbox_lead_id'] });
  const { body } = await sandbox.grow(own, `/matters/${accepted?.id}`);
  expect(body).toMatchObject({ data: { inbox_lead_id: null, redacted_fields: ['inbox_lead_id'] } });
  expect(await matters(own, `/matters?inbox_lead_id=${accepted?.inbox_lead_id}`)).toEqual([]);
});

it('names redacted fields in meta with the switch set', async () => {
  const [accepted] = (await matters(everything, '/matters')).filter(({ inbox_lead_id }) => inbox_lead_id !== null);
  await sandbox.control('PATCH', 'switches', { redacted_fields: 'meta' });
  const { body } = await sandbox.grow(own, `/matters?ids[]=${accepted?.id}`);
  expect(body).toMatchObject({ meta: { redacted_fields: ['inbox_lead_id'] } });
  expect((body as { data: Matter[] }).data[0]).not.toHaveProperty('redacted_fields');
  await sandbox.control('PATCH', 'switches', { redacted_fields: 'record' });
});

// §14, §18: what a triaged lead shows by id is not published; default 200 with a state outside the enum
it('shows a triaged lead by id with its state, and its matter by inbox_lead_id', async () => {
  const [accepted] = (await matters(everything, '/matters')).filter(({ inbox_lead_id }) => inbox_lead_id !== null);
  const path = `/inbox_leads/${accepted?.inbox_lead_id}`;
  expect((await sandbox.grow(everything, path)).body).toMatchObject({ data: { state: 'triaged' } });
  expect(await ids(everything, `/matters?inbox_lead_id=${accepted?.inbox_lead_id}`)).toEqual([accepted?.id]);
  await sandbox.control('PATCH', 'switches', { triaged_lead: 'not_found' });
  expect((await sandbox.grow(everything, path)).status).toBe(404);
});

// §14: submitted_only = matters that came from leads this application submitted
it('submitted_only: only matters from the application’s own leads', async () => {
  expect(await ids(everything, '/matters?submitted_only=true')).toEqual([]);
  const desk = await sandbox.token({ client_id: 'intake-desk' });
  const submitted = await matters(desk, '/matters?submitted_only=true');
  expect(submitted.length).toBeGreaterThan(10);
  for (const { inbox_lead_id } of submitted) expect(inbox_lead_id).not.toBeNull();
  expect((await ids(desk, '/matters?submitted_only=false')).length).toBe(200);
});
