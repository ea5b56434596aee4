import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_SHAPES } from '../support/answer-shapes.ts';
import { type Expectation, EXPECTATIONS } from '../support/expectations.ts';
import { type ReadOnlyAnswer, readOnlyTarget, type ReadOnlyTarget } from '../support/read-only-target.ts';
import { shapeFaults } from '../support/shape-faults.ts';

/* Checks that are safe against the real Grow, because they only read. They use it if GROW_API_URL and
   GROW_ACCESS_TOKEN are set, otherwise a sandbox. A failure message has what is wrong and where, never what a record
   contains: records are about people. */
interface Item {
  id: number;
  updated_at: string;
}

let grow: ReadOnlyTarget;
beforeAll(async () => {
  grow = await readOnlyTarget(process.env);
});
afterAll(() => grow.stop());

const LEADS = '/inbox_leads?state=untriaged';
const NO_RECORD = '9223372036854775000';
const lists = EXPECTATIONS.filter(
  ({ method, path }) => method === 'GET' && !path.includes('{') && path !== '/users/who_am_i',
);
const pathOf = ({ path, query }: Expectation) => (query.includes('state') ? LEADS : path);
const and = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;
/** Cache of pages: the fewer requests the better. */
const pages = new Map<string, ReadOnlyAnswer>();
const firstPage = async (path: string): Promise<ReadOnlyAnswer> => {
  const known = pages.get(path) ?? (await grow.get(path));
  pages.set(path, known);
  return known;
};
const items = ({ body }: ReadOnlyAnswer) => (body as { data: Item[] } | null)?.data ?? [];
const linkOf = ({ body }: ReadOnlyAnswer) =>
  (body as { meta?: { paging?: { next?: string | null } } } | null)?.meta?.paging?.next ?? null;

/** Reports wrong statuses, without the bodies that came with them. */
function expectStatus({ status }: ReadOnlyAnswer, wanted: number[]): void {
  expect(wanted, `answered with ${status}`).toContain(status);
}
function expectError(answer: ReadOnlyAnswer, wanted: number[]): void {
  expectStatus(answer, wanted);
  // Unlike the responses, the shape of an error is small enough to be checked strictly.
  expect(shapeFaults(ANSWER_SHAPES.error, answer.body, { tolerant: true })).toEqual([]);
}
const ascending = (ids: number[]) => ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? id));

describe.each(lists)('$operation', (expected) => {
  const path = pathOf(expected);

  it('has the documented envelope and records, 200 at most, ids ascending', async () => {
    const answer = await firstPage(path);
    expectStatus(answer, [200]);
    expect(shapeFaults(expected.answer ?? 'int', answer.body, { tolerant: true })).toEqual([]);
    expect(items(answer).length).toBeLessThanOrEqual(200);
    expect(ascending(items(answer).map(({ id }) => id)), 'ids ascending').toBe(true);
  });

  it('continues after the first page with the page_token of its link', async () => {
    const first = await firstPage(path);
    const link = linkOf(first);
    if (link === null) {
      expect(items(first).length).toBeLessThanOrEqual(200);
      return;
    }
    const token = new URL(link).searchParams.get('page_token');
    expect(token, 'page_token in the link').toBeTruthy();
    const second = await grow.get(and(path, `page_token=${encodeURIComponent(token ?? '')}`));
    expectStatus(second, [200]);
    const seam = [items(first).at(-1)?.id ?? 0, ...items(second).map(({ id }) => id)];
    expect(ascending(seam), 'ids ascending over the seam').toBe(true);
  });

  it('updated_since includes the instant itself', async () => {
    const newest = items(await firstPage(path))
      .toSorted((a, b) => (a.updated_at < b.updated_at ? -1 : 1))
      .at(-1);
    const since = newest?.updated_at ?? '2026-01-01T00:00:00Z';
    const answer = await grow.get(and(path, `updated_since=${encodeURIComponent(since)}`));
    expectStatus(answer, [200]);
    const found = items(answer);
    if (newest !== undefined && linkOf(answer) === null) {
      expect(
        found.some(({ id }) => id === newest.id),
        'the record of that instant',
      ).toBe(true);
    }
    const early = found.filter((item) => Date.parse(item.updated_at) < Date.parse(since)).length;
    expect(early, 'records that are older').toBe(0);
  });

  it('ids[] returns the requested records, and refuses an invalid id', async () => {
    const [one, two] = items(await firstPage(path)).map(({ id }) => id);
    const query = [two ?? 1, one ?? 2].map((id) => `ids[]=${id}`).join('&');
    const answer = await grow.get(and(path, query));
    expectStatus(answer, [200]);
    const same =
      JSON.stringify(items(answer).map(({ id }) => id)) === JSON.stringify([one, two].filter((id) => id !== undefined));
    expect(one === undefined || same, 'the two records, ids ascending').toBe(true);
    expectError(await grow.get(and(path, 'ids[]=x')), [400, 422]);
  });

  it('refuses an invalid date', async () => {
    expectError(await grow.get(and(path, 'created_since=yesterday')), [400, 422]);
  });
});

// §3: state is required, one of two
it.each(['/inbox_leads', '/inbox_leads?state=triaged'])('%s is refused', async (path) => {
  expectError(await grow.get(path), [400, 422]);
});

it('lists ignored leads as well', async () => {
  const answer = await firstPage('/inbox_leads?state=ignored');
  expectStatus(answer, [200]);
  expect(shapeFaults(ANSWER_SHAPES.inboxLeads, answer.body, { tolerant: true })).toEqual([]);
});

// §11: single resources carry ETag and Last-Modified; unchanged → 304
describe.each(
  EXPECTATIONS.filter(({ method, path }) => method === 'GET' && (path.endsWith('}') || path.endsWith('who_am_i'))),
)('$operation', (expected) => {
  const collection = expected.path.replace('/{id}', '');
  const list = expected.path.endsWith('who_am_i')
    ? null
    : pathOf({ ...expected, path: collection, query: collection === '/inbox_leads' ? ['state'] : [] });

  it('has the documented shape, and answers 304 to its validators', async () => {
    const id = list === null ? undefined : items(await firstPage(list))[0]?.id;
    const path = list === null ? expected.path : `${collection}/${id ?? NO_RECORD}`;
    const answer = await grow.get(path);
    if (list !== null && id === undefined) {
      expectError(answer, [404]);
      return;
    }
    expectStatus(answer, [200]);
    expect(shapeFaults(expected.answer ?? 'int', answer.body, { tolerant: true })).toEqual([]);
    const [etag, modified] = [answer.headers.get('etag'), answer.headers.get('last-modified')];
    expect(etag, 'ETag').toBeTruthy();
    expect(modified, 'Last-Modified').toBeTruthy();
    expectStatus(await grow.get(path, { headers: { 'if-none-match': etag ?? '' } }), [304]);
    expectStatus(await grow.get(path, { headers: { 'if-modified-since': modified ?? '' } }), [304]);
    expectStatus(await grow.get(path, { headers: { 'if-none-match': '"old"' } }), [200]);
  });

  if (list !== null) {
    it('answers 404 to an unknown id', async () => {
      expectError(await grow.get(`${collection}/${NO_RECORD}`), [404]);
    });
  }
});

// §2 rows 3 and 9
it.each(['/contacts', '/matters'])('%s/{id}/notes has the documented shape', async (parents) => {
  const id = items(await firstPage(parents))[0]?.id;
  const answer = await grow.get(`${parents}/${id ?? NO_RECORD}/notes`);
  expectStatus(answer, [id === undefined ? 404 : 200]);
  const shape = id === undefined ? ANSWER_SHAPES.error : ANSWER_SHAPES.notes;
  expect(shapeFaults(shape, answer.body, { tolerant: true })).toEqual([]);
});

// §3: what is not requested is absent
it.each(['/contacts', '/matters'])('%s: custom fields only when requested', async (path) => {
  const has = (answer: ReadOnlyAnswer) => items(answer).filter((item) => 'custom_field_values' in item).length;
  expect(has(await firstPage(path)), 'records with custom fields, unasked').toBe(0);
  const asked = await grow.get(`${path}?include=custom_field_values`);
  expectStatus(asked, [200]);
  const shape = path === '/contacts' ? ANSWER_SHAPES.contacts : ANSWER_SHAPES.matters;
  expect(shapeFaults(shape, asked.body, { tolerant: true })).toEqual([]);
});

// §6
it.each([null, 'unknown-token'])('answers 401 to the token %s', async (token) => {
  expectError(await grow.get('/users/who_am_i', { token }), [401]);
});

it('serves no undocumented path', async () => {
  const { status } = await grow.get('/pipelines');
  expect(status).toBeGreaterThanOrEqual(400);
});
