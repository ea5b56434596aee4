import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import { Inbox } from '@intake-desk/desk-api/inbox/inbox';
import { MAX_INBOX_LEADS, type InboxAnswer } from '@intake-desk/desk-api/inbox/inbox-answer';
import { inboxTeam, type InboxTeam } from '@intake-desk/desk-api/inbox/inbox-team';
import { createTextTables } from '@intake-desk/desk-api/inbox/text-tables';
import type { ReadLeads } from '@intake-desk/desk-api/lead-reads';
import { LEAD_AGES, LIST_SORTS, type LeadPage, type ListMeta } from '@intake-desk/desk-api/record-list';
import type { SearchAnswer } from '@intake-desk/desk-api/search-result';
import { northAmericanDigits } from '@intake-desk/desk-api/search/phone-digits';
import type { LeadTriage, TriageBoard } from '@intake-desk/desk-api/triage';
import { INBOX_PARTS } from '@intake-desk/desk-api/triage-view';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSearch } from '#src/mirror/search/create-search.ts';
import { createTextReader } from '#src/mirror/search/text-reader.ts';
import type { Browser } from '../support/browser.ts';
import type { EventListener } from '../support/event-listener.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { openTestMirror } from '../support/test-database.ts';

const HOUR = 3_600_000;
const atOnce = (): Promise<void> => Promise.resolve();

let at: MirrorDesk;
let ana: Browser;
let ben: Browser;
let benId: string;
let heard: EventListener;
let inbox: Inbox;
/** Triage as a browser has it: requested once, then updated by events. */
const triage = new Map<number, LeadTriage>();
let applied = 0;

beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(90_000);
  const [first, ...others] = await at.stack.people();
  const second = others.find(({ firm }) => firm === first?.firm)?.id ?? 0;
  benId = String(second);
  ben = await at.signIn(second);
  for (const [first_name, last_name] of [
    ['Łucja', 'Żółć'],
    ['小明', '王'],
    ['Søren', 'Straße'],
    ['Zoë', 'O’Malley-Núñez'],
  ])
    await at.act({ act: 'lead_arrives', first_name, last_name, phone_number: '+44 20 7946 0148' });
  await at.clock.advance(60_000);
  heard = await at.listen(ana);
  const { data, meta } = (await at.get(ana, 'inbox')) as unknown as InboxAnswer;
  inbox = await Inbox.load(data ?? [], meta, atOnce);
  const board = (await at.get(ana, 'triage')) as unknown as TriageBoard;
  for (const one of board.data.leads) triage.set(one.lead, one);
  const ids = (data ?? []).map(({ id }) => id);
  const [one, two, three, four, five, six, seven] = ids.slice(20);
  const until = (hours: number) => ({ until: new Date(at.clock.now() + hours * HOUR).toISOString() });
  await act(ana, one, 'claim');
  await act(ben, two, 'claim');
  await act(ana, three, 'verdict', { verdict: 'pursue' });
  await act(ben, four, 'verdict', { verdict: 'decline' });
  await act(ana, five, 'snooze', until(9));
  await act(ben, six, 'snooze', until(0.01));
  await act(ben, seven, 'priority');
  for (const lead of ids.slice(30, 60)) await act(ana, lead, 'read');
  // Leads arrive and leave, and a snooze ends.
  await at.act({ act: 'leads_arrive', count: 12 });
  await at.act({ act: 'lead_arrives', first_name: 'Łucja', last_name: 'Again' });
  await at.act({ act: 'ignore_lead', lead: ids[3] });
  await at.act({ act: 'accept_lead', lead: ids[4] });
  const { lead } = (await at.act({ act: 'lead_arrives', last_name: 'Returning' })) as { lead: number };
  await at.clock.advance(60_000);
  await at.act({ act: 'ignore_lead', lead });
  await at.clock.advance(60_000);
  await at.act({ act: 'restore_lead', lead });
  await at.clock.advance(120_000);
  await heardUntil(({ type, data: told }) => type === 'lead-left' && (told['record'] as InboxLead).id === ids[4]);
  await heardUntil(
    ({ type, data: told }) => type === 'triage' && six !== undefined && (told['triage'] as LeadTriage).wokeAt !== null,
  );
}, 120_000);
afterAll(() => at.stop());

async function act(who: Browser, lead: number | undefined, what: string, json?: object): Promise<void> {
  const path = `/api/desk/leads/${lead}/${what}`;
  const { status } = await at.stack.call(who, path, { method: 'PUT', ...(json === undefined ? {} : { json }) });
  expect([path, status < 300]).toEqual([path, true]);
}

/** Waits for an event, and applies all that were received. */
async function heardUntil(isIt: (event: EventListener['events'][number]) => boolean): Promise<void> {
  await heard.until(() => heard.events.some(isIt));
  for (const { type, data } of heard.events.slice(applied)) {
    const event = { type, ...data } as LiveEvent;
    expect([event, inbox.apply(event)]).toEqual([event, true]);
    if (event.type === 'triage') triage.set(event.triage.lead, event.triage);
    applied += 1;
  }
}

async function team(): Promise<InboxTeam> {
  const { data } = (await at.get(ana, 'reads')) as unknown as ReadLeads;
  const person = String(await at.stack.firstPerson());
  return inboxTeam({ person, now: at.clock.now() }, triage, new Set(data));
}

/** The state of the list is told by events, and not the subject here. */
function withoutFreshness({ data, meta: { total, next, place, facets } }: LeadPage) {
  return { data, meta: { total, next, place, facets: facets ?? null } };
}

const some = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

it('for the same leads and triage, every page, count and place is the server’s', { timeout: 120_000 }, async () => {
  const known = await team();
  const { facets } = (await at.get(ana, 'leads?facets=true&limit=1')).meta;
  const valuesOf = (name: keyof NonNullable<ListMeta['facets']>) =>
    some(
      fc.oneof(
        fc.constantFrom(...(facets?.[name] ?? []).map(({ value }) => value ?? 'none')),
        fc.constantFrom('none', 'google ads', 'nothing like it'),
      ),
    );
  const flag = some(fc.constantFrom('true', 'false'));
  const ids = ((await at.get(ana, 'leads?limit=200')) as unknown as LeadPage).data.map(({ id }) => id);
  const query = fc.record({
    triage: some(fc.constantFrom(...INBOX_PARTS)),
    sort: some(fc.constantFrom(...LIST_SORTS)),
    source: valuesOf('source'),
    type: valuesOf('type'),
    location: valuesOf('location'),
    hasEmail: flag,
    hasPhone: flag,
    owner: some(fc.constantFrom('me', 'none', benId, '999999')),
    verdict: some(fc.constantFrom('pursue', 'decline', 'need_info', 'none')),
    unread: flag,
    older: some(fc.constantFrom(...LEAD_AGES, '3h')),
    limit: fc.constantFrom('1', '7', '50', '200'),
    facets: some(fc.constant('true')),
    at: some(fc.constantFrom(...ids.map(String))),
  });
  await fc.assert(
    fc.asyncProperty(query, fc.nat({ max: 3 }), async (given, pages) => {
      const asked = new URLSearchParams({ state: 'untriaged' });
      for (const [name, value] of Object.entries(given)) if (value !== undefined) asked.set(name, value);
      for (let page = 0; page <= pages; page += 1) {
        const served = (await at.get(ana, `leads?${asked.toString()}`)) as unknown as LeadPage;
        const local = inbox.page(asked, known);
        expect(local).not.toBeNull();
        if (local === null) return;
        expect(withoutFreshness(local)).toEqual(withoutFreshness(served));
        if (served.meta.next === null) break;
        asked.set('cursor', served.meta.next);
      }
      asked.delete('cursor');
      expect(inbox.ids(asked, known)).toEqual(await at.get(ana, `leads/ids?${asked.toString()}`));
    }),
    { numRuns: 250 },
  );
});

it('a claim, a decision, a snooze that ended and leads that arrived, left and returned are where the server has them', async () => {
  const known = await team();
  for (const part of INBOX_PARTS) {
    const query = new URLSearchParams({ triage: part, limit: '200' });
    const local = inbox.page(query, known);
    const served = (await at.get(ana, `leads?${query.toString()}`)) as unknown as LeadPage;
    expect(served.data.length).toBeGreaterThan(0);
    expect(local?.data).toEqual(served.data);
    expect(local?.meta).toEqual({ ...served.meta, asOf: local?.meta.asOf });
  }
});

it('what only the server can answer is left to it', async () => {
  const known = await team();
  const page = (query: string, by = known) => inbox.page(new URLSearchParams(query), by);
  expect(page('state=ignored')).toBeNull();
  expect(page('limit=1000')).toBeNull();
  expect(page('cursor=x')).toBeNull();
  expect(page('unread=true', { ...known, isRead: null })).toBeNull();
  expect(page('triage=open', { ...known, isRead: null })).not.toBeNull();
  const search = (query: string) => inbox.search(new URLSearchParams(query), known);
  expect(await search('q=anna&kind=lead')).toBeNull();
  expect(await search('q=a&kind=lead&state=untriaged')).toBeNull();
  expect(await search('q=anna&kind=contact&state=untriaged')).toBeNull();
  // Neither letter is in the tables of this inbox.
  expect(await search(`q=${encodeURIComponent('Ӄӈ')}&kind=lead&state=untriaged`)).toBeNull();
  expect(await search('q=anna&kind=lead&state=untriaged')).not.toBeNull();
});

it('an event that cannot be applied, or after which the list is refused or too long, ends it', async () => {
  const { data, meta } = (await at.get(ana, 'inbox')) as unknown as InboxAnswer;
  const [lead] = data ?? [];
  if (lead === undefined) throw new Error('The inbox is empty.');
  const loaded = () => Inbox.load(data ?? [], meta, atOnce);
  const changed = { ...lead, last_name: 'Ӄӈ' };
  expect((await loaded()).apply({ type: 'lead-changed', record: changed })).toBe(false);
  expect((await loaded()).apply({ type: 'reset' })).toBe(false);
  expect((await loaded()).apply({ type: 'access', list: 'untriaged', isOpen: false })).toBe(false);
  expect((await loaded()).apply({ type: 'access', list: 'matters', isOpen: false })).toBe(true);
  const full = await loaded();
  const arrive = (id: number) => full.apply({ type: 'lead-arrived', record: { ...lead, id } });
  for (let count = data?.length ?? 0; count < MAX_INBOX_LEADS; count += 1) expect(arrive(1e9 + count)).toBe(true);
  expect(arrive(2e9)).toBe(false);
});

it('an event that is older than what is known changes nothing', async () => {
  const { data, meta } = (await at.get(ana, 'inbox')) as unknown as InboxAnswer;
  const loaded = await Inbox.load(data ?? [], meta, atOnce);
  const [lead] = data ?? [];
  const known = await team();
  const rows = () => loaded.page(new URLSearchParams('sort=waiting&limit=200'), known)?.data;
  const before = rows();
  if (lead === undefined) throw new Error('The inbox is empty.');
  const older = new Date(Date.parse(lead.updated_at) - 1).toISOString();
  expect(loaded.apply({ type: 'lead-changed', record: { ...lead, last_name: 'Older', updated_at: older } })).toBe(true);
  expect(rows()).toEqual(before);
});

it('the page finds what the server finds under each filter', async () => {
  const known = await team();
  const words = [
    'an',
    'ann',
    'maria',
    'wang',
    '王小',
    '小明 王',
    'zolc',
    'strasse',
    'omalley',
    'nunez',
    'garcai',
    '555',
    '@example',
  ];
  for (const filters of [
    'state=untriaged',
    'state=untriaged&triage=open',
    'triage=open&hasEmail=true',
    'triage=decided',
  ])
    for (const q of words) {
      const query = new URLSearchParams([['q', q], ['kind', 'lead'], ['limit', '50'], ...new URLSearchParams(filters)]);
      const local = await inbox.search(query, known);
      const served = (await at.get(ana, `search?${query.toString()}`)) as unknown as SearchAnswer;
      expect([q, filters, local?.data]).toEqual([q, filters, served.data]);
      expect(local?.meta.groups).toEqual(served.meta.groups);
    }
});

const FIRST = [
  'Maria',
  'José',
  'Bob',
  'Robert',
  'Anna',
  'Łukasz',
  'Mei-Ling',
  '小明',
  'はなこ',
  'Søren',
  'Kateřina',
  'Ο',
];
const LAST = [
  'García',
  'Garcia',
  'Smith',
  'Smyth',
  'O’Neill',
  'Müller',
  '王',
  '田中',
  'Nguyễn',
  'Straße',
  'Ivanov',
  'Ιωάννου',
];
const PHONES = [
  '+14155550188',
  '(415) 555-0142',
  '415.555.0143 x7',
  '+44 20 7946 0018',
  '5550142',
  '020 7946 0148',
  '',
];

/** @see the test of pages: here the mirror has nothing but the leads of the inbox */
it(
  'for the same leads, a search finds, ranks and highlights what the server’s does',
  { timeout: 180_000 },
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
    const database = await openTestMirror(directory, 'test');
    try {
      const reader = createTextReader('US');
      const search = createSearch(database, reader);
      const leads = fc.sample(leadOf(), { numRuns: 600, seed: 21 }).map((lead, id) => ({ ...lead, id: id + 1 }));
      await database.transaction().execute(async (within) => {
        for (const lead of leads) {
          const row = {
            firm: '1',
            kind: 'lead' as const,
            id: lead.id,
            state: 'untriaged' as const,
            updated_at: 0,
            seen_at: 0,
          };
          await within
            .insertInto('records')
            .values({ ...row, body: JSON.stringify(lead) })
            .execute();
        }
        await search.write(within, '1', 'lead', leads);
      });
      const tables = createTextTables(leads, reader);
      const freshness = { asOf: null, complete: true, progress: null, trouble: null, gap: null };
      const held = await Inbox.load(leads, { ...freshness, tables }, atOnce);
      const nothing = inboxTeam({ person: '1', now: 0 }, new Map(), new Set());
      let answered = 0;
      let asked = 0;
      await fc.assert(
        fc.asyncProperty(queryOf(leads), async (text) => {
          const query = new URLSearchParams({ q: text, kind: 'lead', limit: '50', state: 'untriaged' });
          const local = await held.search(query, nothing);
          if (text.trim().length < 2) return;
          asked += 1;
          if (local === null) return;
          answered += 1;
          const inAll = () => true;
          const served = await search.find({ firm: '1', text: text.trim(), kinds: ['lead'], limit: 50, passes: inAll });
          expect([text, local.data.map(({ record: _record, ...result }) => result)]).toEqual([text, served.results]);
          expect(local.meta.groups).toEqual(served.groups);
        }),
        { numRuns: 600 },
      );
      expect(answered / asked).toBeGreaterThan(0.9);
    } finally {
      await database.destroy();
      await rm(directory, { recursive: true });
    }
  },
);

function leadOf(): fc.Arbitrary<InboxLead> {
  return fc
    .tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST), fc.constantFrom(...PHONES), fc.nat({ max: 9_999 }))
    .map(([first_name, last_name, phone, number]) => ({
      id: 0,
      first_name,
      last_name: number % 11 === 0 ? `${last_name}-${LAST[number % LAST.length]}` : last_name,
      phone_number: phone.replace(/\d{4}$/, String(number).padStart(4, '0')) || null,
      email: number % 3 === 0 ? `caller${number}@example.org` : null,
      state: 'untriaged',
      created_at: '2026-11-30T10:00:00Z',
      updated_at: '2026-11-30T10:00:00Z',
    }));
}

/** A part of a field of a lead, as it is typed: two fields, a prefix, or with one letter wrong. */
function queryOf(leads: readonly InboxLead[]): fc.Arbitrary<string> {
  const texts = leads.flatMap(({ first_name, last_name, phone_number, email }) =>
    [first_name, last_name, phone_number, email, `${first_name} ${last_name}`].flatMap((text) => text ?? []),
  );
  return fc
    .tuple(fc.constantFrom(...texts), fc.integer({ min: 2, max: 30 }), fc.constantFrom('', '', 'less', 'swap', 'upper'))
    .map(([text, length, change]) => {
      const part = Array.from(text).slice(0, length);
      if (change === 'less') part.splice(Math.floor(part.length / 2), 1);
      if (change === 'swap') part.splice(1, 2, ...part.slice(1, 3).toReversed());
      return change === 'upper' ? part.join('').toUpperCase() : part.join('');
    });
}

it('usual North American numbers are read as the library of all numbering plans reads them', () => {
  const starts = ['', '1', '+1', '1-', '+1 ', '('];
  const tails = ['0000000', '5551234', '9999999', '1234567'];
  let read = 0;
  for (let area = 200; area < 1000; area += 1)
    for (let length = 4; length <= 7; length += 1)
      for (const start of starts)
        for (const tail of tails.map((one) => one.slice(0, length))) {
          const number = `${start}${area}${start === '(' ? ') ' : '-'}${tail}`;
          const digits = northAmericanDigits(number, true);
          if (digits === undefined) continue;
          read += 1;
          const parsed = parsePhoneNumberFromString(number, 'US');
          const bare = number.replaceAll(/\D/g, '');
          const expected =
            parsed?.isPossible() === true
              ? { full: `${parsed.countryCallingCode}${parsed.nationalNumber}`, national: parsed.nationalNumber }
              : { full: bare, national: bare };
          // An assertion for each would take most of the time.
          if (digits.full !== expected.full || digits.national !== expected.national)
            expect([number, digits]).toEqual([number, expected]);
        }
  expect(read).toBeGreaterThan(20_000);
});
