import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import type { RecordList } from '@intake-desk/desk-api/record-list';
import { callDesk } from '#src/platform/http/desk.ts';
import { localAnswers } from '#src/platform/http/local-answers.ts';

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

type Known<Item> = (query: URLSearchParams) => RecordList<Item> | null;
const none = (): null => null;

const KNOWN: { [List in ListName]: Known<ListRecords[List]> } = {
  untriaged: (query) => localAnswers()?.['GET /api/desk/leads'](query) ?? null,
  ignored: none,
  contacts: none,
  matters: none,
};

/** Returns the first page of a list if it is in memory. */
export function knownPage<List extends ListName>(list: List, query: string): RecordList<ListRecords[List]> | null {
  return KNOWN[list](parametersOf(list, query));
}

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
  const search = parametersOf(list, query);
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  return REQUESTS[list](search, signal);
}

function parametersOf(list: ListName, query: string): URLSearchParams {
  return new URLSearchParams([...new URLSearchParams(LIST_ENDPOINTS[list].fixed), ...new URLSearchParams(query)]);
}
