import type { Departure } from '@intake-desk/desk-api/departure';
import type { LeadPage, MirroredRecord } from '@intake-desk/desk-api/record-list';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HttpTransport } from '#src/grow/client/http-transport.ts';
import type { Browser } from '../support/browser.ts';
import { deskInProcess, type DeskInProcess } from '../support/desk-in-process.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

let clock: SteppingClock;
let desk: DeskInProcess;
let browser: Browser;

let between: (exchange: HttpTransport) => HttpTransport;

beforeEach(async () => {
  clock = new SteppingClock();
  between = (exchange) => exchange;
  desk = await deskInProcess({
    clock,
    between: (exchange) =>
      clock.watch({ close: () => exchange.close(), send: (...request) => between(exchange).send(...request) }),
    environment: { GROW_RATE_LIMIT: '0' },
  });
  await desk.stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await desk.stack.signIn();
  await clock.advance(90_000);
});
afterEach(() => desk.stop());

async function act(order: Record<string, unknown>): Promise<{ matter?: number; contact?: number }> {
  return ((await desk.stack.control('POST', '/acts', order)) as { data: { matter?: number; contact?: number } }).data;
}

async function inbox(): Promise<LeadPage> {
  return (await desk.stack.call(browser, '/api/desk/leads?limit=200')).json() as LeadPage;
}

async function record(id: number): Promise<MirroredRecord<InboxLead>> {
  const answer = await desk.stack.call(browser, `/api/desk/leads/${id}`);
  expect(answer.status).toBe(200);
  return answer.json() as MirroredRecord<InboxLead>;
}

async function departure(id: number): Promise<Departure | null> {
  return (await record(id)).meta.departure;
}

async function aLead(): Promise<number> {
  const { data } = await inbox();
  return data[3]?.id ?? 0;
}

/** Asserts that the interval is exact: the lead was in the inbox until `from` and was gone at `to`, by our clock. */
function mustHold({ after, before }: Departure, from: number, to: number): void {
  expect(Date.parse(after)).toBeLessThanOrEqual(from);
  expect(Date.parse(before)).toBeGreaterThanOrEqual(from);
  expect(Date.parse(before)).toBeLessThanOrEqual(to);
}

it('an accepted lead leaves the inbox within half a minute, and names the matter it became', async () => {
  const lead = await aLead();
  const before = await inbox();
  const at = clock.now();
  const { matter } = await act({ act: 'accept_lead', lead });
  await clock.advance(35_000);
  const after = await inbox();
  expect(after.meta.total).toBe(before.meta.total - 1);
  expect(after.data.map(({ id }) => id)).not.toContain(lead);
  const where = await departure(lead);
  expect(where).toMatchObject({ to: 'matter', matter });
  mustHold(where as Departure, at, clock.now());
});

it('an ignored lead is in the list of ignored leads, and back in the inbox when it is restored', async () => {
  const lead = await aLead();
  const at = clock.now();
  await act({ act: 'ignore_lead', lead });
  await clock.advance(35_000);
  const where = await departure(lead);
  expect(where).toMatchObject({ to: 'ignored' });
  mustHold(where as Departure, at, clock.now());
  const ignored = (
    await desk.stack.call(browser, '/api/desk/leads?state=ignored&sort=updated&limit=5')
  ).json() as LeadPage;
  expect(ignored.data[0]?.id).toBe(lead);
  await act({ act: 'restore_lead', lead });
  await clock.advance(10_000);
  expect((await inbox()).data.map(({ id }) => id)).toContain(lead);
  expect(await departure(lead)).toBeNull();
});

it('a lead that vanishes without trace is missed within two scans: gone, reason unknown', async () => {
  const lead = await aLead();
  const at = clock.now();
  await act({ act: 'remove_lead', lead });
  await clock.advance(120_000);
  expect((await inbox()).data.map(({ id }) => id)).not.toContain(lead);
  await clock.advance(60_000);
  const where = await departure(lead);
  expect(where?.to).toBe('gone');
  mustHold(where as Departure, at, at + 120_000);
  // Its id stays readable, and where it went.
  expect((await record(lead)).data.id).toBe(lead);
});

it.each([
  { triaged_lead: 'not_found', paging_host: 'foreign', paging_end: 'null' },
  { triaged_lead: 'accepted', paging_host: 'own', paging_end: 'empty' },
])(
  'however Clio shows a triaged lead and ends a list, the matter is found: $triaged_lead, $paging_end',
  async (switches) => {
    await desk.stack.control('PATCH', '/switches', switches);
    const lead = await aLead();
    const { matter } = await act({ act: 'accept_lead', lead });
    await clock.advance(60_000);
    expect(await departure(lead)).toMatchObject({ to: 'matter', matter });
  },
);

it('a lead that Clio says was rejected has left the inbox, and is shown with that word', async () => {
  await desk.stack.control('PATCH', '/switches', { triaged_lead: 'rejected' });
  const lead = await aLead();
  between = hideLeads;
  await act({ act: 'accept_lead', lead });
  await clock.advance(180_000);
  expect(await departure(lead)).toMatchObject({ to: 'accepted' });
  const shown = (await desk.stack.call(browser, `/api/grow/inbox_leads/${lead}`)).json() as { data: InboxLead };
  expect(shown.data.state).toBe('rejected');
});

it('where Grow hides which lead a matter came from, an accepted lead is reported as accepted, and the missing permission is named', async () => {
  const lead = await aLead();
  between = hideLeads;
  await act({ act: 'accept_lead', lead });
  await clock.advance(180_000);
  expect((await inbox()).data.map(({ id }) => id)).not.toContain(lead);
  expect(await departure(lead)).toMatchObject({ to: 'accepted', scope: 'grow_lead_inbox_all_read' });
});

it('a lead that is created through us is in the list at once, with only the fields that a list has', async () => {
  const before = await inbox();
  const answer = await desk.stack.call(browser, '/api/grow/inbox_leads', {
    method: 'POST',
    json: {
      data: {
        first_name: 'Ada',
        last_name: 'Quill',
        from_message: 'Called.',
        referring_url: 'https://firm.example/form',
        from_source: 'Phone',
      },
    },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect(answer.status).toBe(201);
  const after = await inbox();
  expect(after.meta.total).toBe(before.meta.total + 1);
  expect(after.data[0]).toMatchObject({ first_name: 'Ada', state: 'untriaged' });
  expect(after.data[0]).not.toHaveProperty('from_message');
  await clock.advance(70_000);
  expect((await inbox()).data[0]).toEqual(after.data[0]);
});

/** Simulates an application without the wider permission. */
function hideLeads(exchange: HttpTransport): HttpTransport {
  return {
    close: () => exchange.close(),
    async send(request, ...rest) {
      const answer = await exchange.send(request, ...rest);
      if (!request.path.startsWith('/grow/matters')) return answer;
      const page = JSON.parse(answer.body.toString('utf8')) as { data: object[] };
      const isAsked = request.path.includes('inbox_lead_id=');
      const hidden = page.data.map((matter) => ({
        ...matter,
        inbox_lead_id: null,
        redacted_fields: ['inbox_lead_id'],
      }));
      return { ...answer, body: Buffer.from(JSON.stringify({ ...page, data: isAsked ? [] : hidden })) };
    },
  };
}
