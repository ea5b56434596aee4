import type { ConnectionView } from '@intake-desk/desk-api/connection';
import { afterEach, expect, it } from 'vitest';
import type { HttpTransport, WireRequest, WireResponse } from '#src/grow/client/http-transport.ts';
import type { Browser } from '../support/browser.ts';
import { compareWithGrow, differences } from '../support/compare-with-grow.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

let at: MirrorDesk;
afterEach(() => at.stop());

const UNTIL_FILLED = 90_000;

interface Page {
  data: Record<string, unknown>[];
  meta: { paging: { next?: string | null } };
}

/** Changes each page of a list that Grow returns. The text is JSON, so that ids may have any number of digits. */
function changing(path: string, change: (json: string, request: WireRequest) => string) {
  return (exchange: HttpTransport): HttpTransport => ({
    close: () => exchange.close(),
    async send(request, ...rest): Promise<WireResponse> {
      const answer = await exchange.send(request, ...rest);
      if (answer.status !== 200 || !request.path.startsWith(path)) return answer;
      return { ...answer, body: Buffer.from(change(answer.body.toString('utf8'), request)) };
    },
  });
}

async function connection(browser: Browser): Promise<ConnectionView['data']> {
  return ((await at.stack.call(browser, '/api/desk/connection')).json() as ConnectionView).data;
}

async function search(browser: Browser, q: string): Promise<number[]> {
  const answer = await at.stack.call(browser, `/api/desk/search?q=${encodeURIComponent(q)}`);
  return (answer.json() as { data: { id: number }[] }).data.map(({ id }) => id);
}

it('odd records: each is shown as far as it can be read, is marked and counted, and its list goes on', async () => {
  const odd = new Map<number, string>();
  const values: Record<string, unknown>[] = [
    { name: 4711, last_name: 4711 },
    { emails: { home: 'a@example.org' } },
    { emails: ['kept@example.org', 5, { work: 'b@example.org' }], phone_numbers: 5_551_234 },
    { status: ['Hired'], addresses: [{ city: 7 }], created_at: 'yesterday', updated_at: null },
    { matters: [{ id: 'one' }], type: null },
  ];
  at = await mirrorDesk({
    between: changing('/grow/contacts', (json) => {
      const page = JSON.parse(json) as Page;
      // A single record.
      if (!Array.isArray(page.data)) return JSON.stringify({ data: { ...(page.data as object), name: 4711 } });
      for (const [index, change] of values.entries()) {
        const record = page.data[index];
        if (record === undefined || (odd.size === values.length && !odd.has(Number(record['id'])))) continue;
        odd.set(Number(record['id']), Object.keys(change).join());
        Object.assign(record, change);
      }
      // No number of JavaScript can hold this id.
      const first = page.data.at(-1);
      if (first !== undefined && page.data.length > 100) page.data.push({ ...first, id: 'BIG' });
      return JSON.stringify(page).replaceAll('"BIG"', '9007199254740993');
    }),
  });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const { meta } = await at.get(ana, 'contacts?sort=name');
  expect(meta).toMatchObject({ complete: true, trouble: null, total: 1200 });
  const [number, object, some, dates, nested] = [...odd.keys()];
  const read = async (id: number | undefined) => {
    const answer = await at.stack.call(ana, `/api/desk/contacts/${id}`);
    return (answer.json() as { data: Record<string, unknown> }).data;
  };
  expect(await read(number)).toMatchObject({
    name: '4711',
    last_name: '4711',
    unreadable_fields: ['name', 'last_name'],
  });
  expect(await read(object)).toMatchObject({ emails: null, unreadable_fields: ['emails'] });
  expect(await read(some)).toMatchObject({ emails: ['kept@example.org'], phone_numbers: null });
  expect(await read(dates)).toMatchObject({ status: null, created_at: '1970-01-01T00:00:00Z' });
  expect(await read(nested)).toMatchObject({ matters: [], type: '' });
  expect(await search(ana, 'kept@example.org')).toEqual([some]);
  // From Grow itself the record comes repaired, too.
  const direct = (await at.stack.call(ana, `/api/grow/contacts/${number}`)).json() as { data: object };
  expect(direct.data).toMatchObject({ name: '4711', unreadable_fields: ['name'] });

  const lists = (await connection(ana)).lists;
  expect(lists.find(({ list }) => list === 'contacts')).toMatchObject({ incomplete: 5, leftOut: 1, trouble: null });
  expect(lists.find(({ list }) => list === 'matters')).toMatchObject({ incomplete: 0, leftOut: 0 });
});

it('an odd lead, matter, user or source stops no list', async () => {
  const spoil = (json: string): string => {
    const page = JSON.parse(json) as Page;
    const [first] = Array.isArray(page.data) ? page.data : [];
    if (first === undefined) return json;
    const odd = {
      first_name: 5,
      phone_number: { mobile: 1 },
      client: 'a text',
      matter_assignee_ids: 7,
      marketing_source: 3,
    };
    Object.assign(first, odd, { name: 12 });
    page.data.push(null as unknown as Record<string, unknown>, { id: 'text' });
    return JSON.stringify(page);
  };
  at = await mirrorDesk({
    between: changing('/grow/', (json, { path }) => (path.includes('who_am_i') ? json : spoil(json))),
  });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  for (const { list, complete, trouble, incomplete, leftOut } of (await connection(ana)).lists) {
    expect({ list, complete, trouble }).toEqual({ list, complete: true, trouble: null });
    expect([list, incomplete > 0, leftOut > 0]).toEqual([list, true, true]);
  }
});

it('an empty page with a next one is passed, in every list and in the answer to a request by id', async () => {
  const EMPTY = 'empty-page';
  at = await mirrorDesk({
    between: (exchange) => ({
      close: () => exchange.close(),
      send(request, ...rest) {
        const [path = '', query = ''] = request.path.split('?');
        const search = new URLSearchParams(query);
        const isList = request.method === 'GET' && /^\/grow\/(inbox_leads|contacts|matters|users|sources)$/.test(path);
        if (isList && !search.has('page_token')) {
          search.append('page_token', EMPTY);
          const next = `https://grow.example${path}?${search.toString()}`;
          const body = Buffer.from(JSON.stringify({ data: [], meta: { paging: { next } } }));
          return Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, body });
        }
        if (search.get('page_token') === EMPTY) search.delete('page_token');
        const left = search.toString();
        return exchange.send({ ...request, path: left === '' ? path : `${path}?${left}` }, ...rest);
      },
    }),
  });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  for (const list of ['leads', 'leads?state=ignored', 'contacts', 'matters']) {
    expect((await at.get(ana, list)).meta).toMatchObject({ complete: true, trouble: null });
  }
  expect(differences(await compareWithGrow(at.stack))).toEqual([]);
  const [contact] = (await at.get(ana, 'contacts?sort=waiting')).data;
  await at.act({ act: 'change_contact', contact: contact?.id, email: 'moved@example.org' });
  const { lead } = (await at.act({ act: 'lead_arrives' })) as { lead: number };
  await at.clock.advance(60_000);
  expect((await at.get(ana, 'leads')).data[0]?.id).toBe(lead);
  expect(differences(await compareWithGrow(at.stack))).toEqual([]);
});

it('pages that lead in a circle end with a problem of that list alone', async () => {
  let isOdd = true;
  at = await mirrorDesk({
    between: (exchange) => ({
      close: () => exchange.close(),
      send(request, ...rest) {
        if (!isOdd || !request.path.startsWith('/grow/contacts')) return exchange.send(request, ...rest);
        const token = request.path.includes('page_token=circle-a') ? 'circle-b' : 'circle-a';
        const next = `https://grow.example/contacts?page_token=${token}`;
        const body = Buffer.from(JSON.stringify({ data: [], meta: { paging: { next } } }));
        return Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, body });
      },
    }),
  });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  expect((await at.get(ana, 'contacts')).meta.trouble).not.toBeNull();
  expect((await at.get(ana, 'matters')).meta).toMatchObject({ complete: true, trouble: null });
  const asked = at.sent.filter((one) => one.includes('/contacts')).length;
  await at.clock.advance(5 * 60_000);
  expect(at.sent.filter((one) => one.includes('/contacts')).length - asked).toBeLessThan(30);
  isOdd = false;
  await at.clock.advance(3 * 60_000);
  expect((await at.get(ana, 'contacts')).meta).toMatchObject({ complete: true, trouble: null });
});

it('a problem lasts until that job succeeds: runs that could do nothing end neither it nor the back-off', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  await at.stack.fault({ path: '/grow/matters', fault: 'status', status: 500, count: 1_000_000 });
  await at.clock.advance(60_000);
  const asked = at.sent.length;
  for (let step = 0; step < 60; step += 1) {
    await at.clock.advance(5_000);
    expect((await at.get(ana, 'matters')).meta.trouble?.code).toBe('grow-unavailable');
  }
  // Each request is repeated twice. Without back-off there would be hundreds.
  const requests = at.sent.slice(asked).filter((one) => one.includes('/grow/matters')).length;
  expect(requests).toBeLessThan(60);
  await at.stack.control('DELETE', '/faults');
  await at.clock.advance(2 * 60_000);
  expect((await at.get(ana, 'matters')).meta.trouble).toBeNull();
});

it('a problem of the backfill lasts while other jobs of the list wait for it', async () => {
  at = await mirrorDesk();
  await at.stack.fault({ path: '/grow/contacts', fault: 'status', status: 500, count: 1_000_000 });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  for (let step = 0; step < 30; step += 1) {
    await at.clock.advance(5_000);
    const { lists } = await connection(ana);
    expect(lists.find(({ list }) => list === 'contacts')?.trouble?.code).toBe('grow-unavailable');
  }
});
