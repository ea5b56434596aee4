import { afterAll, beforeAll, expect, it } from 'vitest';
import { openapi } from '@intake-desk/grow-api/openapi';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';
import {
  type ContractWatch,
  startContractWatch,
  type Violation,
  violationsOf,
} from '../support/start-contract-watch.ts';

let sandbox: RunningSandbox;
let watch: ContractWatch;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
  watch = await startContractWatch(openapi(), `${sandbox.url}/grow`);
});
afterAll(async () => {
  await watch.stop();
  await sandbox.stop();
});

type Exchange = [path: string, status: number, data?: object];
const NOTE = { subject: 'First call', body: 'Wants to be called back.' };
const LEAD = {
  first_name: 'Ada',
  last_name: 'Byron',
  from_message: 'Please call.',
  referring_url: 'https://harbor-lane.example/contact',
  from_source: 'Our form',
};
const ACTION = { label: 'Open in Intake Desk', target_url: 'https://intake-desk.test/x', ui_reference: 'matters/show' };

/** Every operation, with its parameters and its possible errors. */
const RUN: Record<string, Exchange[]> = {
  GET: [
    ['/contacts?include=custom_field_values', 200],
    ['/contacts?query=ma&created_since=2020-01-01T00:00:00Z&ids[]=30001&ids[]=30002', 200],
    ['/contacts?page_token=garbage', 400],
    ['/contacts/30001?include=custom_field_values', 200],
    ['/contacts/1', 404],
    ['/contacts/30001/notes', 200],
    ['/contacts/1/notes', 404],
    ['/users', 200],
    ['/users/who_am_i', 200],
    ['/matters?include=custom_field_values', 200],
    ['/matters?submitted_only=true&updated_since=2020-01-01T00:00:00Z&inbox_lead_id=20001', 200],
    ['/matters/70001?include=custom_field_values', 200],
    ['/matters/1', 404],
    ['/matters/70001/notes', 200],
    ['/matters/1/notes', 404],
    ['/custom_actions', 200],
    ['/inbox_leads?state=untriaged', 200],
    ['/inbox_leads?state=ignored&query=a', 200],
    ['/inbox_leads/20001', 200],
    ['/inbox_leads/1', 404],
    ['/sources', 200],
    ['/matter_types', 200],
    ['/matter_types/61', 200],
    ['/matter_types/1', 404],
    ['/locations', 200],
    ['/locations/91', 200],
    ['/locations/1', 404],
  ],
  POST: [
    ['/contacts/30001/notes', 201, NOTE],
    ['/contacts/30001/notes', 422, { ...NOTE, subject: ' ' }],
    ['/contacts/1/notes', 404, NOTE],
    ['/matters/70001/notes', 201, NOTE],
    ['/matters/1/notes', 404, NOTE],
    ['/custom_actions', 201, ACTION],
    ['/inbox_leads', 201, LEAD],
    [
      '/inbox_leads',
      201,
      { ...LEAD, email: 'ada@example.com', phone_number: '+12075550123', marketing_source: { id: 11 } },
    ],
    ['/inbox_leads', 422, { ...LEAD, marketing_source: { id: 1 } }],
    ['/sources', 201, { name: 'Radio' }],
    ['/sources', 422, { name: 'radio' }],
    ['/matter_types', 201, { name: 'Maritime' }],
    ['/matter_types', 422, { name: 'Maritime' }],
    ['/locations', 201, { name: 'Pier 4' }],
    ['/locations', 422, { name: 'PIER 4' }],
  ],
  DELETE: [
    ['/custom_actions/1', 204],
    ['/custom_actions/1', 404],
  ],
};

async function exchange(watched: ContractWatch, method: string, path: string, data?: object, bearer = token) {
  const response = await fetch(watched.url + path, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(data && { 'content-type': 'application/json' }) },
    ...(data && { body: JSON.stringify({ data }) }),
  });
  await response.arrayBuffer();
  return { status: response.status, headers: response.headers, violations: violationsOf(response.headers) };
}

async function fullRun(watched: ContractWatch): Promise<string[]> {
  const seen: string[] = [];
  for (const [method, exchanges] of Object.entries(RUN)) {
    for (const [path, status, data] of exchanges) {
      const reply = await exchange(watched, method, path, data);
      expect([path, reply.status]).toEqual([path, status]);
      seen.push(...reported(`${method} ${path}`, reply.violations));
    }
  }
  return seen;
}

const reported = (where: string, violations: Violation[]) =>
  violations.map(({ location, message }) => `${where}: ${location.join('.')} ${message}`);

it('a full run over all operations: Prism, with the OpenAPI document alone, reports no violation', async () => {
  expect(await fullRun(watch)).toEqual([]);
}, 60_000);

it('no violation where the caller has no permission, or the cached record is unchanged', async () => {
  const narrow = await sandbox.token({ scope: 'grow_location_read' });
  const refused = await Promise.all([
    exchange(watch, 'GET', '/matters', undefined, 'nonsense'),
    exchange(watch, 'GET', '/matters', undefined, narrow),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([401, 403]);
  await sandbox.control('PATCH', 'switches', { rate_limit: 1 });
  const storm = [await exchange(watch, 'GET', '/users'), await exchange(watch, 'GET', '/users')];
  await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  expect(storm.at(-1)?.status).toBe(429);
  expect([...refused, ...storm].flatMap(({ violations }) => violations)).toEqual([]);
});

it('a deviation planted in the sandbox is reported', async () => {
  await sandbox.control('PATCH', 'switches', { rate_limit_body: 'error', rate_limit: 1 });
  const [, refused] = [await exchange(watch, 'GET', '/users'), await exchange(watch, 'GET', '/users')];
  await sandbox.control('PATCH', 'switches', { rate_limit_body: 'message', rate_limit: 0 });
  expect(refused.status).toBe(429);
  expect(reported('429', refused.violations).join()).toMatch(/response\.body.*message/);
});

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, { required: string[]; properties: Record<string, unknown> }> };
}
type Plant = (document: Document) => void;

it.each<[what: string, plant: Plant, method: string, path: string, data?: object]>([
  [
    'another type',
    ({ components }) => void (components.schemas.note!.properties.subject = { type: 'integer' }),
    'POST',
    '/matters/70001/notes',
    NOTE,
  ],
  [
    'an extra field in a closed list',
    ({ components }) => void delete components.schemas.inbox_lead!.properties.marketing_source,
    'GET',
    '/inbox_leads?state=untriaged',
  ],
  [
    'a missing required field',
    ({ components }) => void components.schemas.matter!.required.push('projected_worth'),
    'GET',
    '/matters',
  ],
  [
    'an undocumented status',
    ({ paths }) => void delete paths['/matters/{id}']!.get!.responses[404],
    'GET',
    '/matters/1',
  ],
])('a deviation planted in the document is reported: %s', async (_what, plant, method, path, data) => {
  const document = openapi() as unknown as Document;
  plant(document);
  const planted = await startContractWatch(document, `${sandbox.url}/grow`);
  const seen = await exchange(planted, method, path, data);
  const unharmed = await exchange(planted, 'GET', '/locations');
  await planted.stop();
  expect(seen.violations).not.toEqual([]);
  expect(unharmed.violations).toEqual([]);
});
