import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { Matter } from '@intake-desk/grow-api/matter';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { recordData } from '#src/platform/http/first-data.ts';
import { callDesk } from '#src/platform/http/desk.ts';

/** Maximum number of cards in a column; the list shows all of them. */
const CARDS = 10;
/** Polls in case no event arrives. */
const POLL_INTERVAL_MS = 30_000;
/** Column order from left to right; categories that Clio adds later follow. */
const ORDER = ['intake', 'hired', 'declined'];

export interface BoardColumn {
  category: string | null;
  status: string | null;
  count: number;
  /** The most recently changed ones. */
  matters: Matter[];
}

export interface MatterBoardData {
  columns: BoardColumn[];
  total: number;
  freshness: Freshness;
}

/** First part of each board's query key, for invalidation when a matter changes. */
export const MATTER_BOARD_KEY = 'matter-board';

/** @param query filters of the list, as in its URL */
export function matterBoardQuery(query: string) {
  return queryOptions({
    queryKey: [MATTER_BOARD_KEY, query],
    queryFn: ({ signal }) => readBoard(query, signal),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

/** Reads the mirror only: counts of each category's statuses, then the first cards of each status. */
async function readBoard(query: string, signal: AbortSignal): Promise<MatterBoardData> {
  const ask = (more: Record<string, string>) => {
    const search = new URLSearchParams(query);
    search.delete('sort');
    for (const [name, value] of Object.entries(more)) search.set(name, value);
    return callDesk('GET /api/desk/matters', { query: search, signal });
  };
  const asked = new URLSearchParams(query);
  const { meta } = await ask({ facets: 'true', limit: '1' });
  recordData();
  const isWanted = (name: string, value: string | null) => {
    const wanted = asked.getAll(name);
    return wanted.length === 0 || wanted.includes(value ?? 'none');
  };
  const categories = (meta.facets?.category ?? [])
    .filter(({ value, count }) => count > 0 && isWanted('category', value))
    .toSorted((one, other) => place(one.value) - place(other.value));
  const columns = await Promise.all(
    categories.map(async ({ value: category }) => {
      const of = { category: category ?? 'none' };
      const { meta: inCategory } = await ask({ ...of, facets: 'true', limit: '1' });
      const statuses = (inCategory.facets?.status ?? []).filter(
        ({ value, count }) => count > 0 && isWanted('status', value),
      );
      return Promise.all(
        statuses.map(async ({ value: status, count }): Promise<BoardColumn> => {
          const page = await ask({ ...of, status: status ?? 'none', sort: 'updated', limit: String(CARDS) });
          return { category, status, count, matters: page.data };
        }),
      );
    }),
  );
  return { columns: columns.flat(), total: meta.total, freshness: meta };
}

function place(category: string | null): number {
  const at = ORDER.indexOf(category ?? '');
  return at < 0 ? ORDER.length : at;
}
