import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LeadMessageAnswer } from '@intake-desk/desk-api/lead-message';
import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { runCommand } from '../support/run-command.ts';

let at: MirrorDesk;
let ana: Browser;
let ben: Browser;
beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(120_000);
  const [first, ...others] = await at.stack.people();
  ben = await at.signIn(others.find(({ firm }) => firm === first?.firm)?.id ?? 0);
});
afterAll(() => at.stop());

const create = (source: string, more: object = {}, key: string = randomUUID()) =>
  at.meanwhile(
    at.stack.call(ana, '/api/grow/inbox_leads', {
      method: 'POST',
      json: {
        data: {
          first_name: 'Zora',
          last_name: 'Quill',
          from_message: 'Fell on the stairs.',
          from_source: source,
          referring_url: 'http://127.0.0.1:3000/leads/new',
          ...more,
        },
      },
      headers: { 'idempotency-key': key },
    }),
  );
const idOf = (answer: { json(): unknown }) => (answer.json() as { data: { id: number } }).data.id;
const listed = async (browser: Browser, query = 'limit=200&facets=true') => {
  const { data, meta } = (await at.stack.call(browser, `/api/desk/leads?${query}`)).json() as LeadPage;
  return { leads: new Map(data.map((lead) => [lead.id, lead])), facets: meta.facets?.source ?? [] };
};
const sourceOf = async (lead: number, browser = ana) => (await listed(browser)).leads.get(lead)?.['from_source'];

it('the source typed in our form is in every list, filter and event, for the whole team, and stays there', async () => {
  // Events go to those who have read the list.
  await listed(ben);
  const heard = await at.listen(ben);
  const created = await create('Billboard on Route 9');
  expect(created.status).toBe(201);
  const lead = idOf(created);
  await heard.until(() => heard.events.some(({ data }) => JSON.stringify(data).includes('Billboard on Route 9')));
  for (const browser of [ana, ben]) expect(await sourceOf(lead, browser)).toBe('Billboard on Route 9');
  // Polls and scans return the lead without it.
  await at.clock.advance(10 * 60_000);
  expect(await sourceOf(lead)).toBe('Billboard on Route 9');
  const { facets } = await listed(ana);
  expect(facets.find(({ value }) => value === 'Billboard on Route 9')).toMatchObject({ count: 1 });
  expect([...(await listed(ana, 'source=Billboard+on+Route+9')).leads.keys()]).toEqual([lead]);
  const message = (await at.stack.call(ben, `/api/desk/leads/${lead}/message`)).json() as LeadMessageAnswer;
  expect(message.data?.source).toBe('Billboard on Route 9');
});

it('a source of the firm’s list takes precedence, also when Clio gets it later', async () => {
  const { data } = (await at.stack.call(ana, '/api/grow/sources')).json() as { data: { id: number; name: string }[] };
  const [known] = data;
  const lead = idOf(await create('Typed as well', { marketing_source: { id: known?.id } }));
  expect((await listed(ana)).leads.get(lead)).toMatchObject({ marketing_source: { name: known?.name } });
  expect(await sourceOf(lead)).toBeUndefined();
});

it('after a lost response, and after the mirror was rebuilt, it is still there', async () => {
  const key = randomUUID();
  await at.stack.fault({ path: '/inbox_leads', method: 'POST', fault: 'reset_after_write' });
  expect((await create('Church bulletin', { last_name: 'Lost' }, key)).status).toBe(502);
  await at.clock.advance(120_000);
  const lead = idOf(await create('Church bulletin', { last_name: 'Lost' }, key));
  expect(await sourceOf(lead)).toBe('Church bulletin');
  const { stack, directory } = at.desk;
  expect((await runCommand('mirror', ['rebuild'], { directory, sandboxUrl: stack.sandboxUrl })).code).toBe(0);
  await at.clock.advance(180_000);
  expect(await sourceOf(lead)).toBe('Church bulletin');
});

it('beside tokens and messages it is sealed; only the mirror has it readable', async () => {
  await create('Sealed source');
  const files = readdirSync(at.desk.directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(at.desk.directory, entry.name)).includes('Sealed source'))
    .map(({ name }) => name);
  expect(files.filter((name) => name.startsWith('desk.'))).toEqual([]);
});
