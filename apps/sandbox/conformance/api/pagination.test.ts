import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

interface ListPage {
  data: { id: number }[];
  meta: { paging: { next?: string; previous?: string } };
}

async function readPages(path: string): Promise<ListPage[]> {
  const pages: ListPage[] = [];
  for (let next: string | undefined = path; next !== undefined; next = pages.at(-1)?.meta.paging.next) {
    const { status, body } = await sandbox.grow(token, next);
    expect(status).toBe(200);
    pages.push(body as ListPage);
  }
  return pages;
}

// grow-api.md §10: 200 results per page, ordered by id ascending, strictly serial
it('serves 260 untriaged leads on two pages: nothing twice, nothing missing, ids ascending', async () => {
  const pages = await readPages('/inbox_leads?state=untriaged');
  expect(pages.map(({ data }) => data.length)).toEqual([200, 60]);
  const ids = pages.flatMap(({ data }) => data.map(({ id }) => id));
  expect(new Set(ids).size).toBe(260);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

// §10: full absolute URLs; the field is omitted where there is no such page
it('links absolutely, keeps the filters in the link, and omits next and previous where there is none', async () => {
  const [first, last] = await readPages('/inbox_leads?state=untriaged');
  expect(first?.meta.paging.next).toMatch(new RegExp(`^${sandbox.url}/grow/inbox_leads\\?state=untriaged&page_token=`));
  expect(first?.meta.paging).not.toHaveProperty('previous');
  expect(last?.meta.paging).not.toHaveProperty('next');
  const { body } = await sandbox.grow(token, last?.meta.paging.previous ?? '');
  expect((body as ListPage).data).toEqual(first?.data);
});

it('has empty paging on a list of one page', async () => {
  const { body } = await sandbox.grow(token, '/users');
  expect((body as ListPage).meta).toEqual({ paging: {} });
});

// §10: records that arrive while a client reads the list come at its end
it('shows a lead that arrives while the list is read once, at the end', async () => {
  const first = await sandbox.grow(token, '/inbox_leads?state=untriaged');
  const json = {
    data: {
      first_name: 'Ada',
      last_name: 'Late',
      from_message: 'x',
      referring_url: 'https://x.example',
      from_source: 'x',
    },
  };
  const made = await sandbox.grow(token, '/inbox_leads', { method: 'POST', json });
  const second = await sandbox.grow(token, (first.body as ListPage).meta.paging.next ?? '');
  expect((second.body as ListPage).data.at(-1)?.id).toBe((made.body as { data: { id: number } }).data.id);
});

// §18: page_token with other filters, or garbage → 400
it.each(['garbage', 'e30', 'WyJhZnRlciIsMSwieCJd'])('refuses the page token %s', async (garbage) => {
  const { status, body } = await sandbox.grow(token, `/contacts?page_token=${garbage}`);
  expect(status).toBe(400);
  expect((body as { error: { message: string } }).error.message).toContain('page_token');
});

it('refuses a page token of another list or of other filters', async () => {
  const { body } = await sandbox.grow(token, '/contacts');
  const pageToken = new URL((body as ListPage).meta.paging.next ?? '').searchParams.get('page_token') ?? '';
  for (const path of ['/matters?', '/contacts?query=a&']) {
    expect((await sandbox.grow(token, `${path}page_token=${pageToken}`)).status).toBe(400);
  }
});

it('follows the other interpretations of the documents with the switches set', async () => {
  await sandbox.control('PATCH', 'switches', {
    paging_end: 'null',
    paging_host: 'foreign',
    page_token_mismatch: 'ignored',
  });
  const users = await sandbox.grow(token, '/users?page_token=garbage');
  expect((users.body as ListPage).meta.paging).toEqual({ next: null, previous: null });
  const contacts = await sandbox.grow(token, '/contacts');
  expect((contacts.body as ListPage).meta.paging.next).toMatch(
    /^https:\/\/grow\.clio\.example\/api\/v2\/contacts\?page_token=/,
  );
});
