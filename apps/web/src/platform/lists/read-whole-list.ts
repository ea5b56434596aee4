import type { ListName } from '@intake-desk/desk-api/event';
import type { ListMeta, RecordList } from '@intake-desk/desk-api/record-list';
import { http } from '#src/platform/http/http.ts';
import { LIST_ENDPOINTS } from './list-endpoints.ts';

/** Records per request: the server's maximum. */
const PAGE = '200';
/** Longer lists are of no use on a screen or in a spreadsheet. */
const MAX_RECORDS = 20_000;

/**
 * Fetches all records of a list under its filters from the mirror, without a request to Clio.
 * @param most stops after the page that reaches this number
 * @throws {HttpProblem}
 */
export async function fetchWholeList<Item>(
  list: ListName,
  query: string,
  most = MAX_RECORDS,
): Promise<{ items: Item[]; meta: ListMeta; isCut: boolean }> {
  const { path, fixed } = LIST_ENDPOINTS[list];
  const search = new URLSearchParams([...new URLSearchParams(fixed), ...new URLSearchParams(query)]);
  search.set('limit', PAGE);
  const items: Item[] = [];
  for (;;) {
    const { data, meta } = (await http(`/api/desk/${path}?${search.toString()}`)) as RecordList<Item>;
    items.push(...data);
    if (meta.next === null || items.length >= most) return { items, meta, isCut: meta.next !== null };
    search.set('cursor', meta.next);
  }
}
