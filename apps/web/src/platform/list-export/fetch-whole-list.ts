import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import type { ListMeta } from '@intake-desk/desk-api/record-list';
import { requestPage } from '#src/platform/lists/list-endpoints.ts';

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
