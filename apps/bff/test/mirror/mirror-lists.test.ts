import type { ListFacet } from '@intake-desk/desk-api/record-list';
import { LIST_FACETS, LIST_SORTS } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { readAll, testToken } from '../support/compare-with-grow.ts';
import { mirrorDesk, type AnyPage, type MirrorDesk } from '../support/mirror-desk.ts';
import { startStack } from '../support/start-stack.ts';

/** The fields of a record that the checks use; every list has some of them. */
interface Plain {
  id: number;
  created_at: string;
  updated_at: string;
  first_name?: string | null;
  last_name?: string | null;
  name?: string;
  email?: string | null;
  phone_number?: string | null;
  emails?: string[];
  phone_numbers?: string[];
  status?: string | null;
  type?: string | null;
  location?: string | null;
  status_category?: string | null;
  description?: string | null;
  matter_assignee_ids?: number[];
  client?: { full_name: string; primary_email: string | null; phone_number: string | null } | null;
  marketing_source?: { name: string } | null;
  matter_type?: { name: string } | null;
  matter_location?: { name: string } | null;
}

const LISTS = [
  { kind: 'lead', path: 'leads?state=untriaged', grow: '/inbox_leads?state=untriaged' },
  { kind: 'lead', path: 'leads?state=ignored', grow: '/inbox_leads?state=ignored' },
  { kind: 'contact', path: 'contacts?', grow: '/contacts' },
  { kind: 'matter', path: 'matters?', grow: '/matters' },
] as const;

let at: MirrorDesk;
let ana: Browser;
const truth = new Map<string, Plain[]>();
beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(90_000);
  const token = await testToken(at.stack);
  for (const { path, grow } of LISTS) truth.set(path, (await readAll(at.stack, grow, token)) as Plain[]);
}, 90_000);
afterAll(() => at.stop());

async function readWhole(path: string): Promise<AnyPage['data']> {
  const all: AnyPage['data'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await at.get(ana, `${path}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
    all.push(...page.data);
    cursor = page.meta.next;
  }
  return all;
}

/** The values of each filter, as an independent second implementation. */
function valuesOf(kind: RecordKind, facet: ListFacet, one: Plain): (string | null)[] {
  const single = (text: string | null | undefined) => [text || null];
  if (kind === 'lead') {
    const named = { source: one.marketing_source, type: one.matter_type, location: one.matter_location };
    return single(named[facet as keyof typeof named]?.name);
  }
  if (kind === 'contact') return single(facet === 'status' ? one.status : one.type);
  if (facet === 'assignee') {
    const ids = (one.matter_assignee_ids ?? []).map(String);
    return ids.length === 0 ? [null] : ids;
  }
  return single(
    { category: one.status_category, status: one.status, type: one.type, location: one.location }[facet as 'status'],
  );
}

function flagOf(kind: RecordKind, flag: 'hasEmail' | 'hasPhone', one: Plain): boolean {
  if (kind === 'lead') return Boolean(flag === 'hasEmail' ? one.email : one.phone_number);
  if (kind === 'contact') return ((flag === 'hasEmail' ? one.emails : one.phone_numbers) ?? []).length > 0;
  return Boolean(flag === 'hasEmail' ? one.client?.primary_email : one.client?.phone_number);
}

interface Filters {
  facets: Partial<Record<ListFacet, (string | null)[]>>;
  flags: Partial<Record<'hasEmail' | 'hasPhone', boolean>>;
  since: string | null;
  before: string | null;
}

function passes(kind: RecordKind, one: Plain, filters: Filters, but?: string): boolean {
  const created = Date.parse(one.created_at);
  if (filters.since !== null && created < Date.parse(filters.since)) return false;
  if (filters.before !== null && created >= Date.parse(filters.before)) return false;
  for (const [facet, wanted] of Object.entries(filters.facets)) {
    if (facet !== but && !valuesOf(kind, facet as ListFacet, one).some((value) => wanted.includes(value))) return false;
  }
  for (const [flag, wanted] of Object.entries(filters.flags)) {
    if (flag !== but && flagOf(kind, flag as 'hasEmail', one) !== wanted) return false;
  }
  return true;
}

/** Letters without a decomposition, by their place in the alphabet. */
const LETTERS: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' };

describe('orders', () => {
  const nameOf = (kind: RecordKind, one: Plain): string => {
    const parts =
      kind === 'lead'
        ? [one.last_name, one.first_name, one.email, one.phone_number]
        : kind === 'contact'
          ? one.last_name
            ? [one.last_name, one.first_name]
            : [one.name]
          : [one.description, one.client?.full_name];
    const plain = parts
      .filter(Boolean)
      .join(' ')
      .normalize('NFKD')
      .replaceAll(/[\p{M}'’]/gu, '')
      .toLowerCase();
    const words = plain.replaceAll(/[^ -~]/g, (letter) => LETTERS[letter] ?? letter).split(/[^a-z\d]+/);
    return words.filter(Boolean).join(' ').slice(0, 40);
  };

  it.each(LISTS.flatMap((list) => LIST_SORTS.map((sort) => ({ ...list, sort }))))(
    '$path $sort: every record of Grow once, in the order of its own data',
    async ({ kind, path, sort }) => {
      const key = (one: Plain) =>
        sort === 'name' ? nameOf(kind, one) : Date.parse(sort === 'updated' ? one.updated_at : one.created_at);
      const way = sort === 'newest' || sort === 'updated' ? -1 : 1;
      const expected = (truth.get(path) ?? []).toSorted((one, other) => {
        const [a, b] = [key(one), key(other)];
        return way * (a < b ? -1 : a > b ? 1 : one.id - other.id);
      });
      expect(await readWhole(`${path}&sort=${sort}`)).toEqual(expected);
    },
  );
});

describe('filters', () => {
  it.each(LISTS)(
    '$path: totals and counts are exact in any combination',
    async ({ kind, path }) => {
      const all = truth.get(path) ?? [];
      const times = all.map(({ created_at }) => created_at).toSorted();
      const facetOption = (facet: ListFacet) =>
        fc.uniqueArray(
          fc.constantFrom(...new Set(all.flatMap((one) => valuesOf(kind, facet, one))), null, 'No such value'),
          { minLength: 1, maxLength: 3 },
        );
      const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
      const queries = fc.record({
        facets: fc.record(Object.fromEntries(LIST_FACETS[kind].map((facet) => [facet, maybe(facetOption(facet))]))),
        hasEmail: maybe(fc.boolean()),
        hasPhone: maybe(fc.boolean()),
        since: fc.option(fc.constantFrom(...times), { freq: 4 }),
        before: fc.option(fc.constantFrom(...times), { freq: 4 }),
      });
      await fc.assert(
        fc.asyncProperty(queries, async ({ facets, hasEmail, hasPhone, since, before }) => {
          const filters: Filters = {
            facets: Object.fromEntries(Object.entries(facets).filter(([, wanted]) => wanted !== undefined)),
            flags: { ...(hasEmail === undefined ? {} : { hasEmail }), ...(hasPhone === undefined ? {} : { hasPhone }) },
            since,
            before,
          };
          const query = new URLSearchParams({ facets: 'true', limit: '200' });
          for (const [facet, wanted] of Object.entries(filters.facets)) {
            for (const value of wanted) query.append(facet, value ?? 'none');
          }
          for (const [flag, wanted] of Object.entries(filters.flags)) query.set(flag, String(wanted));
          if (since !== null) query.set('createdSince', since);
          if (before !== null) query.set('createdBefore', before);
          const page = await at.get(ana, `${path}&${query.toString()}`);
          const found = all.filter((one) => passes(kind, one, filters));
          expect(page.meta.total).toBe(found.length);
          expect(page.data.length).toBe(Math.min(200, found.length));
          const ids = new Set(found.map(({ id }) => id));
          expect(page.data.filter(({ id }) => !ids.has(id))).toEqual([]);
          for (const name of [...LIST_FACETS[kind], 'hasEmail', 'hasPhone'] as const) {
            const counts = new Map<string | null, number>();
            for (const one of all.filter((other) => passes(kind, other, filters, name))) {
              const values =
                name === 'hasEmail' || name === 'hasPhone'
                  ? [String(flagOf(kind, name, one))]
                  : valuesOf(kind, name, one);
              for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
            }
            const facet = page.meta.facets?.[name] ?? [];
            expect(new Map(facet.map(({ value, count }) => [value, count]))).toEqual(counts);
          }
        }),
        { numRuns: 60 },
      );
    },
    90_000,
  );
});

describe('responses', () => {
  it('an unchanged page is recognized by its ETag, and has another one after a change', async () => {
    const first = await at.stack.call(ana, '/api/desk/leads?limit=3');
    const tag = String(first.headers.etag);
    const same = await at.stack.call(ana, '/api/desk/leads?limit=3', { headers: { 'if-none-match': tag } });
    expect([same.status, same.body]).toEqual([304, '']);
    expect(same.headers['desk-as-of']).toMatch(/^\d{4}-/);
    expect(same.headers.etag).toBe(tag);
    // Nothing new, and requested again: only the age differs.
    await at.clock.advance(12_000);
    const later = await at.stack.call(ana, '/api/desk/leads?limit=3', { headers: { 'if-none-match': tag } });
    expect(later.status).toBe(304);
    expect(Date.parse(String(later.headers['desk-as-of']))).toBeGreaterThan(
      Date.parse(String(same.headers['desk-as-of'])),
    );
    const { lead } = (await at.act({ act: 'lead_arrives' })) as { lead: number };
    await at.clock.advance(6_000);
    const after = await at.stack.call(ana, '/api/desk/leads?limit=3', { headers: { 'if-none-match': tag } });
    expect(after.status).toBe(200);
    expect((after.json() as AnyPage).data[0]?.id).toBe(lead);
    // The ETag never matches another page of the same list.
    const other = { 'if-none-match': String(after.headers.etag) };
    expect((await at.stack.call(ana, '/api/desk/leads?limit=4', { headers: other })).status).toBe(200);
  });

  it.each([
    ['leads?limit=0', 'limit'],
    ['leads?limit=201', 'limit'],
    ['leads?limit=-1', 'limit'],
    ['leads?limit=1e2', 'limit'],
    ['leads?limit=', 'limit'],
    ['leads?limit=2&limit=3', 'limit'],
    ['leads?sort=oldest', 'sort'],
    ['leads?state=accepted', 'state'],
    ['contacts?state=ignored', 'state'],
    ['leads?hasEmail=yes', 'hasEmail'],
    ['leads?createdSince=yesterday', 'createdSince'],
    ['leads?createdBefore=2026-02-31T00:00:00Z', 'createdBefore'],
    ['leads?facets=1', 'facets'],
    ['leads?cursor=garbage', 'cursor'],
    ['leads?at=abc', 'at'],
    ['leads?cursor=WyJuYW1lIiwxLCJhIl0', 'cursor'],
    ['leads?status=Hired', 'status'],
    ['matters?source=Phone', 'source'],
    ['leads?page=2', 'page'],
    [`leads?source=${'x'.repeat(256)}`, 'source'],
    [`leads?${'source=a&'.repeat(51)}`, 'source'],
    ['leads?%3Cscript%3E=1', 'A parameter'],
    ['search?q=a', 'q'],
    ['search?q=anna&limit=51', 'limit'],
    ['search?q=anna&limit=0', 'limit'],
    ['search?q=anna&kind=note', 'kind'],
  ])('%s is rejected, and the detail names %s', async (path, name) => {
    const answer = await at.stack.call(ana, `/api/desk/${path}`);
    expect(answer.status).toBe(400);
    const { code, detail = '' } = answer.json() as { code: string; detail?: string };
    expect(code).toBe('bad-request');
    expect(detail.startsWith(`${name} `)).toBe(true);
  });

  it('limits of a page, records without a value, and invalid ids', async () => {
    expect((await at.get(ana, 'contacts?limit=1')).data).toHaveLength(1);
    expect((await at.get(ana, 'contacts?limit=200')).data).toHaveLength(200);
    expect((await at.get(ana, 'contacts')).data).toHaveLength(50);
    const without = (truth.get('leads?state=untriaged') ?? []).filter(({ matter_location }) => !matter_location).length;
    expect(without).toBeGreaterThan(0);
    const { total, next } = (await at.get(ana, 'leads?location=none&createdBefore=2026-11-24T00:00:00Z&limit=200'))
      .meta;
    expect(total).toBeGreaterThan(0);
    expect(next === null).toBe(total <= 200);
    for (const id of ['0', '-1', '1e3', 'abc', '99999999999999999999', '7/notes']) {
      expect((await at.stack.call(ana, `/api/desk/contacts/${id}`)).status).toBe(404);
    }
  });

  it.each(['leads', 'contacts', 'matters', 'leads/1', 'search?q=anna'])(
    '%s: no data without a session',
    async (path) => {
      const answer = await at.stack.call(at.stack.browser(), `/api/desk/${path}`);
      expect([answer.status, (answer.json() as { code: string }).code]).toEqual([401, 'not-signed-in']);
    },
  );

  it('other methods are rejected with the allowed one', async () => {
    const answer = await at.stack.call(ana, '/api/desk/leads', { method: 'POST', json: {} });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET']);
  });
});

// Last, because it changes the data.
describe('the position of a record in a list', () => {
  it.each([
    'leads?state=untriaged',
    'leads?state=untriaged&sort=waiting',
    'leads?triage=open&hasEmail=true',
    'contacts?sort=name',
    'matters?category=hired&sort=updated',
  ])('%s: equals the number of records before it', async (path) => {
    const rows = await readWhole(path);
    for (const index of [0, 1, Math.floor(rows.length / 2), rows.length - 1]) {
      const { meta } = await at.get(ana, `${path}&limit=1&at=${rows[index]?.id}`);
      expect(meta.place).toBe(index);
    }
  });

  it('is null for a record that the filters exclude, and for a missing one', async () => {
    const [without] = await readWhole('leads?hasEmail=false');
    expect((await at.get(ana, `leads?hasEmail=true&at=${without?.id}`)).meta.place).toBeNull();
    expect((await at.get(ana, 'leads?at=999999999')).meta.place).toBeNull();
    expect((await at.get(ana, 'leads?')).meta.place).toBeUndefined();
  });
});

describe('paging during changes', () => {
  it.each([
    ['newest', 'contacts?sort=newest'],
    ['name', 'contacts?sort=name'],
    ['updated', 'contacts?sort=updated'],
    ['waiting', 'contacts?sort=waiting'],
  ])(
    '%s: no record twice, and none left out that existed all the time and did not move',
    async (sort, path) => {
      const before = await readWhole(path);
      const shown: number[] = [];
      const gone = new Set<number>();
      const moved = new Set<number>();
      let cursor: string | null = '';
      let turn = 0;
      while (cursor !== null) {
        const page: AnyPage = await at.get(ana, `${path}&limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
        shown.push(...page.data.map(({ id }) => id));
        cursor = page.meta.next;
        turn += 1;
        if (turn > 4) continue;
        // The last row shown is deleted (the next page begins after it), one before it is deleted, one after and one
        // before change.
        const last = shown.at(-1) ?? 0;
        const ahead = before.map(({ id }) => id).filter((id) => !shown.includes(id) && !gone.has(id) && !moved.has(id));
        const [next = 0, , third = 0] = ahead;
        for (const id of [last, next]) {
          await at.act({ act: 'remove_contact', contact: id });
          await at.stack.call(ana, `/api/grow/contacts/${id}`);
          gone.add(id);
        }
        for (const id of [third, shown[3] ?? 0].filter((one) => !gone.has(one))) {
          await at.act({ act: 'change_contact', contact: id, email: `paged-${turn}-${id}@example.org` });
          moved.add(id);
        }
        const arrived = (await at.act({ act: 'lead_arrives' })) as { lead: number };
        await at.act({ act: 'accept_lead', lead: arrived.lead, contact: 'new' });
        await at.clock.advance(35_000);
      }
      const twice = shown.filter((id, index) => shown.indexOf(id) !== index);
      // A changed record moves to other neighbors: in this order only.
      expect(sort === 'updated' ? twice.filter((id) => !moved.has(id)) : twice).toEqual([]);
      const stable = before.map(({ id }) => id).filter((id) => !gone.has(id) && !(sort === 'updated' && moved.has(id)));
      expect(stable.filter((id) => !shown.includes(id))).toEqual([]);
      expect(gone.size).toBe(8);
      expect((await at.get(ana, 'contacts')).meta.total).toBe(before.length - 8 + 4);
    },
    90_000,
  );
});

it('without a mirror there are no such lists, the session reports it, and everything else works', async () => {
  const stack = await startStack({ MIRROR: 'off' });
  try {
    const browser = await stack.signIn();
    for (const path of ['leads', 'contacts', 'matters', 'leads/1', 'search?q=anna']) {
      expect((await stack.call(browser, `/api/desk/${path}`)).status).toBe(404);
    }
    expect((await stack.call(browser, '/api/grow/inbox_leads?state=untriaged')).status).toBe(200);
    expect((await stack.call(browser, '/api/desk/connection')).json()).toMatchObject({ data: { mirror: 'off' } });
    expect((await stack.call(browser, '/api/desk/budget')).status).toBe(200);
  } finally {
    await stack.stop();
  }
}, 90_000);
