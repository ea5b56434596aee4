import { randomUUID } from 'node:crypto';
import { LIST_SORTS } from '@intake-desk/desk-api/record-list';
import { RECORD_KINDS } from '@intake-desk/desk-api/record-kind';
import type { SearchAnswer } from '@intake-desk/desk-api/search-result';
import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '@intake-desk/desk-api/lists/list-cursor';
import { MAX_CURSOR_LENGTH } from '@intake-desk/desk-api/lists/list-query';
import { toIndexEntry, type GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type AnyPage, type MirrorDesk } from '../support/mirror-desk.ts';

/** Names as a firm gets them, with the last name first; none is in the sandbox's data. */
const LONG = '강남구한국어이름은매우길어서커서가길어지는지확인하기위한이름입니다정말로아주긴이름이라고할수있습니다';
const NAMES = [
  ['Zzderic', 'Ana'],
  ['Đzzdorić', 'Ana'],
  ['Dzzdoruk', 'Ana'],
  ['Øzzstergaard', 'Bo'],
  ['Ozzter', 'Bo'],
  ['Łzzukasik', 'Cy'],
  ['Lzzumen', 'Cy'],
  ['Kaʻahumanuzz', 'Ei'],
  ['O’Zzneil', 'Flo'],
  ['王', '小明'],
  ['田中', 'はなこ'],
  [LONG, '민수'],
  [`${LONG}2`, '민수'],
  ['สมบูรณ์', 'อารี'],
  ['Жуковаzz', 'Инна'],
  ['\u0001"\\\u2028quoted', 'Gil'],
  ['👩‍👩‍👧‍👦'.repeat(20), 'Hal'],
  ['ﷺ'.repeat(60), 'Ida'],
] as const;
const PHONES = [
  ['One', '\u202a+1 (212) 555-0142\u202c'],
  ['Two', '646-555-0143 (cell)'],
  ['Three', 'tel:+1-917-555-0144;ext=12'],
  ['Four', 'Office: 718.555.0145 x77'],
  ['Five', '332 555 0146 / 347-555-0147'],
  ['Six', '+44 (0)20 7946 0148'],
] as const;

let at: MirrorDesk;
let ana: Browser;
const ids = new Map<string, number>();
beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(90_000);
  for (const [last_name, first_name] of NAMES) await create({ last_name, first_name });
  for (const [first_name, phone_number] of PHONES) await create({ last_name: 'Phonezz', first_name, phone_number });
  await create({ last_name: 'Mailzz', first_name: 'Seven', email: 'Seven.Mailzz@Example.org' });
  await at.clock.advance(30_000);
}, 120_000);
afterAll(() => at.stop());

async function create(draft: { first_name: string; last_name: string; phone_number?: string; email?: string }) {
  const data = { ...draft, from_message: 'Called.', from_source: 'Phone', referring_url: 'http://127.0.0.1/leads/new' };
  const answer = await at.meanwhile(
    at.stack.call(ana, '/api/grow/inbox_leads', {
      method: 'POST',
      json: { data },
      headers: { 'idempotency-key': randomUUID() },
    }),
  );
  expect(answer.status, answer.body).toBe(201);
  ids.set(`${draft.last_name} ${draft.first_name}`, (answer.json() as { data: { id: number } }).data.id);
}

async function readWhole(path: string): Promise<AnyPage['data']> {
  const all: AnyPage['data'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: AnyPage = await at.get(ana, `${path}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    all.push(...page.data);
    cursor = page.meta.next;
  }
  return all;
}

async function found(q: string): Promise<number[]> {
  const path = `search?q=${encodeURIComponent(q)}&kind=lead&limit=50`;
  return ((await at.get(ana, path)) as unknown as SearchAnswer).data.map(({ id }) => id);
}

it.each(LIST_SORTS)(
  '77: every page of the order by %s is reachable, in any script',
  { timeout: 60_000 },
  async (sort) => {
    const { total } = (await at.get(ana, 'leads?limit=1')).meta;
    for (const limit of [1, 7]) {
      const all = await readWhole(`leads?sort=${sort}&limit=${limit}`);
      expect(all).toHaveLength(total);
      expect(new Set(all.map(({ id }) => id)).size).toBe(total);
      for (const id of ids.values()) expect(all.some((one) => one.id === id)).toBe(true);
    }
  },
);

it('77: a cursor fits our own limit, whatever a record is called', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  const time = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  const record = fc.record({
    id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    created_at: time,
    updated_at: time,
    first_name: text,
    last_name: text,
    name: text,
    description: text,
    client: fc.record({ full_name: text }),
  });
  fc.assert(
    fc.property(record, fc.constantFrom(...RECORD_KINDS), fc.constantFrom(...LIST_SORTS), (one, kind, sort) => {
      const entry = toIndexEntry(kind, one as unknown as GrowRecord, 0, anyAscii);
      const cursor = writeCursor(sort, entry, 0);
      expect(cursor.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
      expect(readCursor(sort, cursor)).toMatchObject({
        id: entry.id,
        ...(sort === 'name' ? { name: entry.name } : {}),
      });
    }),
    { numRuns: 500 },
  );
});

it('77: by name, letters that have no accent to remove stand where they belong', async () => {
  const order = (await readWhole('leads?sort=name&limit=200')).map(({ id }) => id);
  const place = (last: string) => {
    const [name] = NAMES.filter(([one]) => one === last);
    return order.indexOf(ids.get((name ?? []).join(' ')) ?? 0);
  };
  for (const [before, after] of [
    ['Đzzdorić', 'Dzzdoruk'],
    ['Øzzstergaard', 'Ozzter'],
    ['Łzzukasik', 'Lzzumen'],
  ] as const) {
    expect(place(before)).toBeGreaterThan(0);
    expect(place(after)).toBe(place(before) + 1);
  }
  expect(place('Жуковаzz')).toBeLessThan(place('Zzderic'));
});

describe('a name is found as it is typed', () => {
  it.each([
    ['王小明', '王 小明'],
    ['小明', '王 小明'],
    ['小明 王', '王 小明'],
    ['Wang', '王 小明'],
    ['田中はなこ', '田中 はなこ'],
    ['はなこ', '田中 はなこ'],
    ['민수', `${LONG} 민수`],
    [`${LONG.slice(0, 3)}`, `${LONG} 민수`],
    ['Kaʻahumanuzz', 'Kaʻahumanuzz Ei'],
    ["Ka'ahumanuzz", 'Kaʻahumanuzz Ei'],
    ['Kaahumanuzz', 'Kaʻahumanuzz Ei'],
    ['Oʻzzneil', 'O’Zzneil Flo'],
    ['ozzneil', 'O’Zzneil Flo'],
    ['dzzdoric', 'Đzzdorić Ana'],
    ['Жуковаzz', 'Жуковаzz Инна'],
    ['zhukovazz', 'Жуковаzz Инна'],
  ])('%s', async (typed, name) => {
    expect(await found(typed)).toContain(ids.get(name));
  });

  it('and the part that was typed is highlighted', async () => {
    const path = `search?q=${encodeURIComponent('王小明')}&kind=lead`;
    const [first] = ((await at.get(ana, path)) as unknown as SearchAnswer).data;
    const [highlight] = first?.highlights ?? [];
    expect(highlight?.ranges.map(([start, end]) => highlight.text.slice(start, end))).toEqual(['小明', '王']);
  });
});

describe('a number or an address is found in any notation', () => {
  it.each([
    ['\u202a+1 (212) 555-0142\u202c', 'One'],
    ['212-555-0142 (cell)', 'One'],
    ['tel:+12125550142', 'One'],
    ['2125550142', 'One'],
    ['212‑555‑0142', 'One'],
    ['２１２ ５５５ ０１４２', 'One'],
    ['646 555 0143', 'Two'],
    ['(646) 555-0143 [work]', 'Two'],
    ['cell: 646.555.0143 ext. 9', 'Two'],
    ['9175550144', 'Three'],
    ['5550144', 'Three'],
    ['718-555-0145', 'Four'],
    ['718-555-0145 x77', 'Four'],
    ['332-555-0146', 'Five'],
    ['3475550147', 'Five'],
    ['+442079460148', 'Six'],
    ['020 7946 0148', 'Six'],
    ['Phonezz 646-555-0143 (cell)', 'Two'],
  ])('%s', async (typed, first) => {
    expect(await found(typed)).toContain(ids.get(`Phonezz ${first}`));
  });

  it.each([
    'seven.mailzz@example.org',
    '\u200bSeven.Mailzz@example.org\u202c',
    'mailto:seven.mailzz@example.org?subject=Hello',
    'Seven <seven.mailzz@example.org>',
    'seven.mailzz@example.org (work)',
    'seven.mailzz＠example.org',
    'E-mail: seven.mailzz@example.org.',
    'seven.mailzz@',
  ])('%s', async (typed) => {
    expect(await found(typed)).toContain(ids.get('Mailzz Seven'));
  });
});
