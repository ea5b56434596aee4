import type { SearchAnswer } from '@intake-desk/desk-api/search-result';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import type { EventListener } from '../support/event-listener.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

let at: MirrorDesk;
afterEach(() => at.stop());

const QUARTER = 15 * 60_000;
const NOTHING_BUT_LEADS = ['grow_contact_read', 'grow_matter_read', 'grow_lead_inbox_all_read'];

async function problem(browser: Browser, path: string) {
  const answer = await at.stack.call(browser, `/api/desk/${path}`);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  return answer.json() as { status: number; code: string; detail?: string };
}

async function search(browser: Browser, q: string): Promise<SearchAnswer> {
  return (await at.get(browser, `search?q=${encodeURIComponent(q)}`)) as unknown as SearchAnswer;
}

async function second(): Promise<number> {
  const [first, ...others] = await at.stack.people();
  return others.find(({ firm }) => firm === first?.firm)?.id ?? 0;
}

/** The fields of a matter that show where it came from. */
interface Origin {
  id: number;
  inbox_lead_id: number | null;
  client?: { full_name: string } | null;
  redacted_fields?: string[];
}

async function wholeList(browser: Browser, path: string): Promise<Origin[]> {
  const all: Origin[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await at.get(browser, `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    all.push(...(page.data as Origin[]));
    cursor = page.meta.next;
  }
  return all;
}

function byNumber(one: number, other: number): number {
  return one - other;
}

/** Probes request records created in the far future. */
function probes(resource: string): string[] {
  return at.sent.filter((one) => one.includes(`/${resource}?`) && one.includes('created_since=2200'));
}

it('a person who may not read contacts gets none here either, receives the required permission, and others can read', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(90_000);
  const ben = await at.signIn(await second(), ['grow_contact_read']);
  const [contact] = (await at.get(ana, 'contacts?sort=name')).data;
  const wanted = (await at.stack.call(ana, `/api/desk/contacts/${contact?.id}`)).json() as { data: { name: string } };
  for (const path of ['contacts', 'contacts?facets=true&limit=1', `contacts/${contact?.id}`, 'contacts/1']) {
    const refused = await problem(ben, path);
    expect(refused).toMatchObject({ status: 403, code: 'grow-forbidden' });
    expect(refused.detail).toContain('grow_contact_read');
  }
  expect((await at.get(ben, 'leads')).data.length).toBeGreaterThan(0);
  expect((await at.get(ben, 'matters')).data.length).toBeGreaterThan(0);
  const { data, meta } = await search(ben, wanted.data.name);
  expect(data.filter(({ kind }) => kind === 'contact')).toEqual([]);
  expect(meta.closed).toEqual(['contact']);
  expect((await search(ana, wanted.data.name)).data.map(({ kind, id }) => `${kind} ${id}`)).toContain(
    `contact ${contact?.id}`,
  );

  const [heardByAna, heardByBen] = [await at.listen(ana), await at.listen(ben)];
  await at.act({ act: 'change_contact', contact: contact?.id, email: 'changed@example.org' });
  const lead = (await at.act({ act: 'lead_arrives' })) as { lead: number };
  await at.clock.advance(45_000);
  await heardByBen.until(() => heardByBen.events.some(({ type }) => type === 'lead-arrived'));
  await heardByAna.until(() => heardByAna.events.some(({ type }) => type === 'contact-changed'));
  expect(heardByBen.text).toContain(String(lead.lead));
  expect(heardByBen.text).not.toContain('changed@example.org');
  expect(
    heardByBen.events.filter(({ type, data }) => type.startsWith('contact') || data['list'] === 'contacts'),
  ).toEqual([]);
  expect((await at.get(ana, 'contacts')).meta.total).toBe(1200);
});

it('one firm never sees a record, a count, a facet, a result or an event of another', async () => {
  at = await mirrorDesk({ environment: { ALLOWED_FIRMS: '4021,4022' } });
  const people = await at.stack.people();
  const [first] = people;
  const foreigner = people.find(({ firm }) => firm !== first?.firm);
  const ana = await at.signIn();
  const severin = await at.signIn(foreigner?.id ?? 0);
  await at.clock.advance(120_000);
  for (const list of ['leads', 'leads?state=ignored', 'contacts', 'matters']) {
    const path = `${list}${list.includes('?') ? '&' : '?'}limit=200&facets=true`;
    const [one, other] = [await at.get(ana, path), await at.get(severin, path)];
    const own = new Set(one.data.map(({ id }) => id));
    expect(one.data.length).toBeGreaterThan(0);
    expect(other.data.length).toBeGreaterThan(0);
    expect(other.data.filter(({ id }) => own.has(id))).toEqual([]);
    expect(other.meta.total).not.toBe(one.meta.total);
    for (const counts of Object.values(other.meta.facets ?? {})) {
      const most = counts.reduce((sum, { count }) => sum + count, 0);
      // A matter counts once for each of its assignees.
      expect(most).toBeLessThanOrEqual(other.meta.total * 3);
    }
    const kind = list.split('?')[0] ?? '';
    for (const { id } of one.data.slice(0, 3)) {
      expect((await at.stack.call(severin, `/api/desk/${kind}/${id}`)).status).toBe(404);
      expect((await at.stack.call(ana, `/api/desk/${kind}/${id}`)).status).toBe(200);
    }
  }
  const sources = (await at.get(severin, 'leads?facets=true')).meta.facets?.source ?? [];
  const theirs = new Set((await at.get(ana, 'leads?facets=true')).meta.facets?.source?.map(({ value }) => value));
  expect(sources.some(({ value }) => value === 'Consulate list')).toBe(true);
  expect(theirs.has('Consulate list')).toBe(false);

  const listener = await at.listen(severin);
  await at.act({ act: 'lead_arrives', first_name: 'Zebulon', last_name: 'Onlyhere' });
  await at.clock.advance(60_000);
  expect((await search(ana, 'Onlyhere')).data.length).toBeGreaterThan(0);
  expect((await search(severin, 'Onlyhere')).data).toEqual([]);
  expect(listener.text).not.toContain('Onlyhere');
  expect(listener.events.filter(({ type }) => type.startsWith('lead'))).toEqual([]);
});

it('Grow is asked once in a quarter of an hour what a person may read, and a revoked permission takes effect by then', async () => {
  let isTaken = false;
  at = await mirrorDesk({
    between: (exchange) => ({
      close: () => exchange.close(),
      async send(request, ...rest) {
        const answer = await exchange.send(request, ...rest);
        if (!isTaken || !request.path.includes('created_since=2200') || !request.path.includes('/contacts'))
          return answer;
        const body = Buffer.from(JSON.stringify({ error: { status: 403, message: 'Forbidden' } }));
        return { ...answer, status: 403, body };
      },
    }),
  });
  await at.signIn();
  await at.clock.advance(90_000);
  const ben = await at.signIn(await second());
  at.sent.length = 0;
  // All concurrent callers share one response.
  await Promise.all(Array.from({ length: 10 }, () => at.get(ben, 'contacts')));
  for (let minute = 0; minute < 14; minute += 1) {
    await at.clock.advance(60_000);
    await at.get(ben, 'contacts');
  }
  expect(probes('contacts')).toHaveLength(1);
  isTaken = true;
  await at.clock.advance(QUARTER - 14 * 60_000);
  // One refusal may be a disturbance: Grow is asked again before anything is hidden.
  await at.get(ben, 'contacts');
  expect(probes('contacts')).toHaveLength(2);
  await at.clock.advance(10_000);
  expect(await problem(ben, 'contacts')).toMatchObject({ status: 403, code: 'grow-forbidden' });
  expect(probes('contacts')).toHaveLength(4);
  await problem(ben, 'contacts/7');
  expect(probes('contacts')).toHaveLength(4);
  isTaken = false;
  await at.clock.advance(2 * 60_000);
  expect((await at.get(ben, 'contacts')).meta.total).toBe(1200);
});

it.each([
  ['a person who may read matters', ['grow_lead_inbox_all_read']],
  ['a person who may read nothing else', NOTHING_BUT_LEADS],
])(
  'leads of other applications are hidden from every person from whom Grow hides them: %s',
  async (_who, without) => {
    at = await mirrorDesk();
    const ana = await at.signIn();
    await at.clock.advance(90_000);
    const ben = await at.signIn(await second(), without);
    const refused = await problem(ben, 'leads');
    expect(refused).toMatchObject({ status: 403, code: 'grow-forbidden' });
    expect(refused.detail).toContain('grow_lead_inbox_all_read');
    const [lead] = (await at.get(ana, 'leads')).data;
    expect((await problem(ben, `leads/${lead?.id}`)).status).toBe(403);
    expect((await search(ben, 'an')).data.filter(({ kind }) => kind === 'lead')).toEqual([]);
    expect((await at.get(ana, 'leads')).meta.total).toBeGreaterThan(200);
  },
  30_000,
);

it('63: what Grow redacts for a person is redacted in lists, records, search results and events', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(90_000);
  const ben = await at.signIn(await second(), ['grow_lead_inbox_all_read']);
  const all = await wholeList(ana, 'matters?limit=200');
  const matter = all.find(({ inbox_lead_id: lead }) => lead !== null);
  expect(matter?.redacted_fields).toBeUndefined();

  // As Grow answers: null, with the name of the field.
  const isRedacted = ({ inbox_lead_id: lead, redacted_fields: names }: Origin) =>
    lead === null && names?.includes('inbox_lead_id') === true;
  const shown = await wholeList(ben, 'matters?limit=200&sort=updated');
  expect(shown).toHaveLength(all.length);
  expect(shown.filter(({ inbox_lead_id: lead }) => lead !== null)).toEqual([]);
  expect(
    shown
      .filter(isRedacted)
      .map(({ id }) => id)
      .sort(byNumber),
  ).toEqual(
    all
      .filter(({ inbox_lead_id: lead }) => lead !== null)
      .map(({ id }) => id)
      .sort(byNumber),
  );
  const record = (await at.get(ben, `matters/${matter?.id}`)) as unknown as { data: Origin };
  expect(isRedacted(record.data)).toBe(true);
  // The results of one kind have their records.
  for (const kind of ['', '&kind=matter']) {
    const text = encodeURIComponent(matter?.client?.full_name ?? '');
    const answer = await at.stack.call(ben, `/api/desk/search?q=${text}${kind}`);
    expect(answer.body).toContain(`"id":${matter?.id}`);
    expect(answer.body.includes('"record":')).toBe(kind !== '');
    expect(answer.body).not.toContain(String(matter?.inbox_lead_id));
  }

  const [heardByAna, heardByBen] = [await at.listen(ana), await at.listen(ben)];
  await at.act({ act: 'move_matter', matter: matter?.id });
  await at.clock.advance(60_000);
  for (const heard of [heardByAna, heardByBen]) {
    await heard.until(() => heard.events.some(({ type }) => type === 'matter-changed'));
  }
  const changed = (listener: EventListener) =>
    listener.events.find(({ type }) => type === 'matter-changed')?.data['record'] as Origin;
  expect(changed(heardByAna).inbox_lead_id).toBe(matter?.inbox_lead_id);
  expect(isRedacted(changed(heardByBen))).toBe(true);
  // The order and the filters are the same for both, and an unchanged page of one is not that of the other.
  const tag = String((await at.stack.call(ana, '/api/desk/matters?limit=3')).headers.etag);
  const other = await at.stack.call(ben, '/api/desk/matters?limit=3', { headers: { 'if-none-match': tag } });
  expect(other.status).toBe(200);
});

it('63: a client that Grow redacts is not found by name, and does not count', async () => {
  let isRedacted = false;
  at = await mirrorDesk({
    between: (exchange) => ({
      close: () => exchange.close(),
      async send(request, ...rest) {
        const answer = await exchange.send(request, ...rest);
        // Simulated: the sandbox has no permission that hides a client.
        if (!isRedacted || !request.path.includes('/matters') || answer.status !== 200) return answer;
        const page = JSON.parse(answer.body.toString()) as { data: object[] };
        const data = page.data.map((one) => ({ ...one, client: null, redacted_fields: ['client', 'primary_contact'] }));
        return { ...answer, body: Buffer.from(JSON.stringify({ ...page, data })) };
      },
    }),
  });
  const ana = await at.signIn();
  await at.clock.advance(90_000);
  const [matter] = (await wholeList(ana, 'matters?limit=200')).filter(({ inbox_lead_id: lead }) => lead !== null);
  const name = matter?.client?.full_name ?? '';
  const matters = async (browser: Browser) =>
    (await search(browser, name)).meta.groups.find(({ kind }) => kind === 'matter')?.total ?? 0;
  expect(await matters(ana)).toBeGreaterThan(0);
  isRedacted = true;
  const ben = await at.signIn(await second());
  await at.get(ben, 'matters');
  isRedacted = false;
  expect(await matters(ben)).toBe(0);
  expect((await at.stack.call(ben, `/api/desk/matters/${matter?.id}`)).body).not.toContain(name);
});

it('such leads stay hidden before the backfill has reached the matters', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.stack.fault({ path: '/grow/matters', fault: 'status', status: 503, count: 10_000 });
  await at.clock.advance(20_000);
  expect((await at.get(ana, 'leads')).data.length).toBeGreaterThan(0);
  const ben = await at.signIn(await second(), ['grow_lead_inbox_all_read']);
  expect((await at.stack.call(ben, '/api/desk/leads')).status).not.toBe(200);
});

it('a person is deactivated in Grow: their session ends, others can read, and the list stays up to date', async () => {
  at = await mirrorDesk();
  const [ana, ben] = [await at.signIn(), await at.signIn(await second())];
  await at.clock.advance(90_000);
  await at.act({ act: 'deactivate_person', person: Number(await at.stack.firstPerson()) });
  const { lead } = (await at.act({ act: 'lead_arrives' })) as { lead: number };
  await at.clock.advance(60_000);
  await expect.poll(async () => (await at.stack.call(ana, '/api/desk/leads')).status).toBe(401);
  await at.clock.advance(60_000);
  const page = await at.get(ben, 'leads');
  expect(page.data[0]?.id).toBe(lead);
  expect(page.meta.trouble).toBeNull();
});

it('the only person removes the application from Grow: the mirror is paused and reports it, and the next sign-in resumes it', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(90_000);
  const before = await at.get(ana, 'leads');
  const person = Number(await at.stack.firstPerson());
  await at.act({ act: 'disconnect', person, client_id: 'intake-desk' });
  await at.clock.advance(120_000);
  // The refresh that Clio rejects is real and takes its time.
  await expect.poll(async () => (await at.stack.call(ana, '/api/desk/leads')).status).toBe(401);
  await at.clock.advance(60_000);
  const { lead } = (await at.act({ act: 'lead_arrives' })) as { lead: number };
  const asked = at.sent.length;
  await at.clock.advance(10 * 60_000);
  expect(at.sent.length).toBe(asked);
  const again = await at.signIn();
  await at.clock.advance(1);
  const woken = await at.get(again, 'leads');
  await at.clock.advance(6_000);
  const page = await at.get(again, 'leads');
  expect(woken.meta.total).toBeGreaterThanOrEqual(before.meta.total);
  expect(page.data[0]?.id).toBe(lead);
  expect(page.meta).toMatchObject({ trouble: null, complete: true });
  const { from, until } = page.meta.gap ?? { from: '', until: '' };
  expect(Date.parse(until) - Date.parse(from)).toBeGreaterThan(11 * 60_000);
});

it('contacts are merged in Grow: the surviving one is as Grow has it, the other is gone, the matters name the correct one', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(90_000);
  const matters = (await at.get(ana, 'matters?limit=200')).data as { id: number; client?: { id: number } }[];
  const [matter] = matters.filter(({ client }) => client !== undefined && client !== null);
  const gone = matter?.client?.id ?? 0;
  const surviving = matters.map(({ client }) => client?.id ?? 0).find((id) => id !== 0 && id !== gone) ?? 0;
  const listener = await at.listen(ana);
  await at.act({ act: 'merge_contacts', keep: surviving, gone });
  // Grow deletes the record without any change event: the first person who opens it updates the mirror for all.
  expect((await at.stack.call(ana, `/api/grow/contacts/${gone}`)).status).toBe(404);
  await at.clock.advance(45_000);
  await listener.until(() => listener.events.some(({ type }) => type === 'contact-gone'));
  expect(listener.events.find(({ type }) => type === 'contact-gone')?.data).toMatchObject({ id: gone });
  expect((await at.stack.call(ana, `/api/desk/contacts/${gone}`)).status).toBe(404);
  expect((await at.get(ana, 'contacts')).meta.total).toBe(1199);
  for (const [kind, id] of [
    ['contacts', surviving],
    ['matters', matter?.id ?? 0],
  ] as const) {
    const ours = (await at.stack.call(ana, `/api/desk/${kind}/${id}`)).json() as { data: { client?: { id: number } } };
    const [theirs] = ((await at.stack.call(ana, `/api/grow/${kind}?ids[]=${id}`)).json() as { data: unknown[] }).data;
    expect(ours.data).toEqual(theirs);
    if (kind === 'matters') expect(ours.data.client?.id).toBe(surviving);
  }
});

it('what is deleted in Grow is gone within one background scan, and at once when a person opens it', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(90_000);
  const [opened, unseen] = (await at.get(ana, 'contacts?sort=waiting')).data.slice(-2).map(({ id }) => id);
  const [matter] = (await at.get(ana, 'matters?sort=waiting')).data.map(({ id }) => id);
  await at.act({ act: 'remove_contact', contact: opened });
  await at.act({ act: 'remove_contact', contact: unseen });
  await at.act({ act: 'remove_matter', matter });
  expect((await at.stack.call(ana, `/api/grow/contacts/${opened}`)).status).toBe(404);
  await at.clock.settle();
  expect((await at.stack.call(ana, `/api/desk/contacts/${opened}`)).status).toBe(404);
  expect((await at.stack.call(ana, `/api/desk/contacts/${unseen}`)).status).toBe(200);
  await at.clock.advance(2 * QUARTER);
  expect((await at.stack.call(ana, `/api/desk/contacts/${unseen}`)).status).toBe(404);
  expect((await at.stack.call(ana, `/api/desk/matters/${matter}`)).status).toBe(404);
  expect((await at.get(ana, 'contacts')).meta.total).toBe(1198);
  expect((await at.get(ana, 'matters')).meta.total).toBe(699);
});

it('a first sign-in from which Grow hides leads makes no list too short: a grant with wider access is used from then on', async () => {
  at = await mirrorDesk();
  const ben = await at.signIn(await second(), ['grow_lead_inbox_all_read']);
  await at.clock.advance(90_000);
  expect((await at.get(ben, 'leads')).meta.total).toBeLessThan(200);
  const ana = await at.signIn();
  await at.clock.advance(150_000);
  expect((await at.get(ana, 'leads')).meta).toMatchObject({ total: 260, complete: true });
});
