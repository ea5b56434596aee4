import type { LeadIds, LeadPage, ListCounts } from '@intake-desk/desk-api/record-list';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

const MINUTE = 60_000;
const SOURCE = 'Google Ads';

let at: MirrorDesk;
let ana: Browser;
let ben: Browser;
let benId: string;
/** The newest leads, by what was done with them. */
let leads: Record<'mine' | 'bens' | 'pursued' | 'declined' | 'early' | 'late' | 'noon', number>;
beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(90_000);
  const [first, ...others] = await at.stack.people();
  const second = others.find(({ firm }) => firm === first?.firm)?.id ?? 0;
  benId = String(second);
  ben = await at.signIn(second);
  const names = ['mine', 'bens', 'pursued', 'declined', 'early', 'late', 'noon'] as const;
  const rows = (await at.get(ana, 'leads?limit=7')).data;
  leads = Object.fromEntries(names.map((name, index) => [name, rows[index]?.id ?? 0])) as typeof leads;
  const act = async (who: Browser, name: keyof typeof leads, what: string, json?: object) => {
    const path = `/api/desk/leads/${leads[name]}/${what}`;
    const answer = await at.stack.call(who, path, { method: 'PUT', ...(json === undefined ? {} : { json }) });
    expect([path, answer.status]).toEqual([path, 200]);
  };
  const until = (hours: number) => ({ until: new Date(at.clock.now() + hours * 60 * MINUTE).toISOString() });
  await act(ana, 'mine', 'claim');
  await act(ben, 'bens', 'claim');
  await act(ana, 'pursued', 'verdict', { verdict: 'pursue' });
  await act(ben, 'declined', 'verdict', { verdict: 'decline' });
  await act(ana, 'late', 'snooze', until(9));
  await act(ben, 'early', 'snooze', until(2));
  await act(ana, 'noon', 'snooze', until(4));
}, 90_000);
afterAll(() => at.stop());

async function idsOf(who: Browser, query: string): Promise<number[]> {
  const all: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await at.get(who, `leads?${query}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
    all.push(...page.data.map(({ id }) => id));
    cursor = page.meta.next;
  }
  return all;
}

async function refused(who: Browser, path: string) {
  const answer = await at.stack.call(who, `/api/desk/${path}`);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  return answer.json() as { status: number; code: string; detail?: string };
}

const sorted = (ids: readonly number[]) => [...ids].sort((one, other) => one - other);

describe('owner and verdict', () => {
  it('each person is “me” to themselves and an id to the others', async () => {
    expect(await idsOf(ana, 'owner=me')).toEqual([leads.mine]);
    expect(await idsOf(ben, 'owner=me')).toEqual([leads.bens]);
    expect(await idsOf(ana, `owner=${benId}`)).toEqual([leads.bens]);
    expect(await idsOf(ana, 'owner=999999')).toEqual([]);
  });

  it('unclaimed leads are all the others', async () => {
    const all = await idsOf(ana, 'state=untriaged');
    const held = [leads.mine, leads.bens];
    expect(sorted(await idsOf(ana, 'owner=none'))).toEqual(sorted(all.filter((id) => !held.includes(id))));
  });

  it('filters decided leads by the verdict', async () => {
    expect(await idsOf(ana, 'verdict=pursue')).toEqual([leads.pursued]);
    expect(await idsOf(ana, 'triage=decided&verdict=decline')).toEqual([leads.declined]);
    expect(await idsOf(ana, 'verdict=need_info')).toEqual([]);
    const none = await idsOf(ana, 'verdict=none');
    expect(none).not.toContain(leads.pursued);
    expect(none).toContain(leads.mine);
  });

  it('the count of each value equals the length of the list under it', async () => {
    const { meta } = (await at.get(ana, 'leads?triage=decided&facets=true&limit=1')) as unknown as LeadPage;
    expect(sorted((meta.facets?.verdict ?? []).map(({ count }) => count))).toEqual([1, 1]);
    const open = ((await at.get(ana, 'leads?triage=open&facets=true&limit=1')) as unknown as LeadPage).meta.facets;
    for (const name of ['owner', 'older'] as const) {
      expect(open?.[name]?.length).toBeGreaterThan(1);
      for (const { value, count } of open?.[name] ?? []) {
        expect(await idsOf(ana, `triage=open&${name}=${value ?? 'none'}`)).toHaveLength(count);
      }
    }
  });
});

describe('the total of a view', () => {
  const views = ['open', 'mine', 'decided', 'snoozed'];
  const filters = ['', '&hasPhone=true', '&createdBefore=2026-11-24T00:00:00Z', '&hasEmail=false&sort=updated'];
  it.each(views.flatMap((view) => filters.map((filter) => `triage=${view}${filter}`)))('%s', async (query) => {
    for (const who of [ana, ben]) {
      const { total } = (await at.get(who, `leads?${query}&limit=1`)).meta;
      expect(await idsOf(who, query)).toHaveLength(total);
    }
  });

  it('follows each triage action', async () => {
    const totals = async () =>
      Promise.all(views.map(async (view) => (await at.get(ana, `leads?triage=${view}&limit=1`)).meta.total));
    const [open = 0, mine, decided = 0, snoozed] = await totals();
    const path = `/api/desk/leads/${leads.pursued}/verdict`;
    expect((await at.stack.call(ana, path, { method: 'DELETE' })).status).toBe(200);
    expect(await totals()).toEqual([open + 1, mine, decided - 1, snoozed]);
    expect((await at.stack.call(ana, path, { method: 'PUT', json: { verdict: 'pursue' } })).status).toBe(200);
    expect(await totals()).toEqual([open, mine, decided, snoozed]);
  });
});

describe('older', () => {
  it('has exactly the leads that have waited so long', async () => {
    const all = (await at.get(ana, 'leads?sort=waiting&limit=200')).data as unknown as LeadPage['data'];
    for (const [age, minutes] of [
      ['15m', 15],
      ['1h', 60],
      ['1d', 24 * 60],
    ] as const) {
      const since = Math.floor(at.clock.now() / MINUTE) * MINUTE - minutes * MINUTE;
      const expected = all.filter(({ created_at }) => Date.parse(created_at) <= since).map(({ id }) => id);
      const found = await idsOf(ana, `sort=waiting&older=${age}`);
      expect(found.filter((id) => all.some((one) => one.id === id))).toEqual(expected);
    }
  });

  it('within a minute the response and its ETag are the same; with the next minute both may change', async () => {
    const rows = (await at.get(ana, 'leads?triage=open&limit=200')).data as unknown as LeadPage['data'];
    // A lead that reaches the age in the middle of a minute.
    const lead = rows.find(({ created_at }) => {
      const seconds = (Date.parse(created_at) % MINUTE) / 1_000;
      return seconds > 10 && seconds < 45;
    });
    const created = Date.parse(lead?.created_at ?? '');
    const minutes = Math.ceil((at.clock.now() - created) / MINUTE) + 2;
    const grown = created + minutes * MINUTE;
    const beginning = Math.floor(grown / MINUTE) * MINUTE;
    const path = `/api/desk/leads?triage=open&older=${minutes}m&at=${lead?.id}&limit=1`;
    const isIn = async () => ((await at.stack.call(ana, path)).json() as LeadPage).meta.place !== null;
    await at.clock.advance(beginning + 1_000 - at.clock.now());
    const tag = String((await at.stack.call(ana, path)).headers.etag);
    expect(await isIn()).toBe(false);
    await at.clock.advance(grown + 1_000 - at.clock.now());
    expect((await at.stack.call(ana, path, { headers: { 'if-none-match': tag } })).status).toBe(304);
    expect(await isIn()).toBe(false);
    await at.clock.advance(beginning + MINUTE - at.clock.now());
    expect((await at.stack.call(ana, path, { headers: { 'if-none-match': tag } })).status).toBe(200);
    expect(await isIn()).toBe(true);
  });
});

it('a source matches whatever its case', async () => {
  const expected = await idsOf(ana, `source=${encodeURIComponent(SOURCE)}`);
  expect(expected.length).toBeGreaterThan(0);
  for (const written of [SOURCE.toLowerCase(), SOURCE.toUpperCase()]) {
    expect(await idsOf(ana, `source=${encodeURIComponent(written)}`)).toEqual(expected);
  }
  expect(await idsOf(ana, 'source=google')).toEqual([]);
});

describe('snoozed leads', () => {
  it('are in the order in which they wake, page by page', async () => {
    const expected = [leads.early, leads.noon, leads.late];
    expect(await idsOf(ana, 'triage=snoozed')).toEqual(expected);
    const byOne: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await at.get(
        ana,
        `leads?triage=snoozed&sort=wake&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      byOne.push(...page.data.map(({ id }) => id));
      cursor = page.meta.next;
    }
    expect(byOne).toEqual(expected);
    expect((await at.get(ana, `leads?triage=snoozed&at=${leads.late}`)).meta.place).toBe(2);
    expect((await at.get(ana, 'leads?triage=snoozed&sort=waiting')).meta.total).toBe(3);
  });
});

describe('all ids of a list', () => {
  it.each(['', 'triage=open&sort=name', 'owner=none&older=1h', 'state=ignored&sort=updated', 'hasEmail=false'])(
    '“%s”: the same leads in the same order as the list',
    async (query) => {
      const { data, meta } = (await at.get(ana, `leads/ids?${query}`)) as unknown as LeadIds;
      expect(data.length).toBeGreaterThan(0);
      expect(data).toEqual(await idsOf(ana, query));
      expect(meta).toEqual({ isCut: false });
    },
  );

  it('has no pages: a request for one still gets all', async () => {
    const { data } = (await at.get(ana, 'leads/ids?limit=1')) as unknown as LeadIds;
    expect(data.length).toBeGreaterThan(1);
  });
});

describe('bad values', () => {
  const wrong = [
    ['owner=', 'owner'],
    [`owner=${'7'.repeat(65)}`, 'owner'],
    ['owner=me&owner=none', 'owner'],
    ['verdict=maybe', 'verdict'],
    ['older=0m', 'older'],
    ['older=15', 'older'],
    ['older=12345d', 'older'],
    ['older=1w', 'older'],
    ['state=ignored&owner=me', 'owner'],
    ['state=ignored&older=1h', 'older'],
    ['triage=everything', 'triage'],
    ['sort=wake', 'sort'],
    ['triage=open&sort=wake', 'sort'],
  ] as const;
  it.each(wrong.flatMap(([query, name]) => ['leads', 'leads/ids'].map((path) => [`${path}?${query}`, name] as const)))(
    '%s is rejected, and the detail names %s',
    async (path, name) => {
      const { status, code, detail = '' } = await refused(ana, path);
      expect([status, code]).toEqual([400, 'bad-request']);
      expect(detail.startsWith(`${name} `)).toBe(true);
    },
  );
  it.each(['matters?owner=me', 'contacts?older=1h', 'matters?verdict=pursue'])(
    '%s applies to leads only',
    async (path) => {
      expect(await refused(ana, path)).toMatchObject({ status: 400, code: 'bad-request' });
    },
  );
});

describe('counts', () => {
  it('equal the lengths of the lists', async () => {
    const { data } = (await at.get(ana, 'counts')) as unknown as ListCounts;
    const total = async (path: string) => (await at.get(ana, path)).meta.total;
    expect(data).toEqual({
      ignored: await total('leads?state=ignored&limit=1'),
      matters: await total('matters?limit=1'),
      contacts: await total('contacts?limit=1'),
    });
    expect(Math.min(data.ignored ?? 0, data.matters ?? 0, data.contacts ?? 0)).toBeGreaterThan(0);
  });
});

describe('without permission to read leads', () => {
  it('no filter returns leads or counts', async () => {
    const cora = await at.signIn(Number(benId), ['grow_lead_inbox_all_read']);
    for (const path of ['leads?owner=none', 'leads/ids', 'leads/ids?owner=me', 'leads?triage=open&older=1h']) {
      const problem = await refused(cora, path);
      expect(problem).toMatchObject({ status: 403, code: 'grow-forbidden' });
      expect(problem.detail).toContain('grow_lead_inbox_all_read');
    }
    const { data } = (await at.get(cora, 'counts')) as unknown as ListCounts;
    expect(data.ignored).toBeNull();
    expect(data.matters).toBeGreaterThan(0);
    const found = (await at.get(cora, 'search?q=anna&kind=lead&owner=none')) as unknown as {
      data: unknown[];
      meta: { closed: string[] };
    };
    expect([found.data, found.meta.closed]).toEqual([[], ['lead']]);
  });

  it.each(['leads/ids', 'counts', 'search?q=anna&kind=lead&owner=me'])(
    '%s: nothing without a session',
    async (path) => {
      expect(await refused(at.stack.browser(), path)).toMatchObject({ status: 401, code: 'not-signed-in' });
    },
  );
});
