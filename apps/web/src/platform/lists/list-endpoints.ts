import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import type { ListMeta, RecordList } from '@intake-desk/desk-api/record-list';
import { callDesk } from '#src/platform/http/desk.ts';

/** The first part of each list's query keys, and the parameters that are part of every request for it. */
export const LIST_ENDPOINTS: Record<ListName, { key: string; fixed: string }> = {
  untriaged: { key: 'leads', fixed: 'state=untriaged' },
  ignored: { key: 'leads', fixed: 'state=ignored' },
  contacts: { key: 'contacts', fixed: '' },
  matters: { key: 'matters', fixed: '' },
};

type Request<Item> = (query: URLSearchParams, signal: AbortSignal | undefined) => Promise<RecordList<Item>>;

const REQUESTS: { [List in ListName]: Request<ListRecords[List]> } = {
  untriaged: (query, signal) => callDesk('GET /api/desk/leads', { query, signal }),
  ignored: (query, signal) => callDesk('GET /api/desk/leads', { query, signal }),
  contacts: (query, signal) => callDesk('GET /api/desk/contacts', { query, signal }),
  matters: (query, signal) => callDesk('GET /api/desk/matters', { query, signal }),
};

/**
 * Requests a page of a list from the mirror.
 * @param query filters and order, as in the page's URL
 * @param more parameters that are added or replaced
 * @throws {HttpProblem}
 */
export function requestPage<List extends ListName>(
  list: List,
  query: string,
  more: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<RecordList<ListRecords[List]>> {
  const search = new URLSearchParams([
    ...new URLSearchParams(LIST_ENDPOINTS[list].fixed),
    ...new URLSearchParams(query),
  ]);
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  return REQUESTS[list](search, signal);
}

/** Records per request: the server's maximum. */
const PAGE = '200';
/** Longer lists are of no use on a screen or in a spreadsheet. */
const MAX_RECORDS = 20_000;

/**
 * Fetches all records of a list under its filters from the mirror, without a request to Clio.
 * @param most stops after the page that reaches this number
 * @throws {HttpProblem}
 */
export async function fetchWholeList<List extends ListName>(
  list: List,
  query: string,
  most = MAX_RECORDS,
): Promise<{ items: ListRecords[List][]; meta: ListMeta; isCut: boolean }> {
  const items: ListRecords[List][] = [];
  let cursor: Record<string, string> = {};
  for (;;) {
    const { data, meta } = await requestPage(list, query, { limit: PAGE, ...cursor });
    items.push(...data);
    if (meta.next === null || items.length >= most) return { items, meta, isCut: meta.next !== null };
    cursor = { cursor: meta.next };
  }
}
