import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { SearchResults } from '#src/platform/search/search-records.ts';
import { SORT_LABELS } from '#src/platform/lists/list-filters.ts';
import { formatAsOf, formatCount } from '#src/platform/lists/list-counts.ts';
import type { MirrorPages } from '#src/platform/lists/mirror-pages.ts';
import { listNoticeOf, formatMirrorCount, type ListNoticeContent } from '#src/platform/lists/list-notices.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import type { PagedList } from '#src/platform/lists/grow-pages.ts';

/** The texts in the header of a list. */
export interface ListHeader {
  count: string;
  order: string;
  freshness: string;
  notice: ListNoticeContent | null;
  /** Label of a button; null while there is nothing new to show. */
  pending: string | null;
}

/** @param search the search text; empty for the whole list */
export function mirrorListHeader<Item>(
  pages: MirrorPages<Item>,
  found: SearchResults,
  { search, sort, now }: { search: string; sort: ListSort; now: number },
): ListHeader {
  if (search !== '') {
    const group = found.meta?.groups[0];
    const total =
      group === undefined ? (found.meta === null ? '' : '0') : `${formatNumber(group.total)}${group.more ? '+' : ''}`;
    const freshness = found.meta?.freshness ?? null;
    const isPartial = freshness !== null && !freshness.complete;
    return {
      count: total === '0' && isPartial ? '' : total,
      order: `Best matches for “${search}”`,
      freshness: formatAsOf(found.asOf),
      notice: listNoticeOf(freshness, now),
      pending: null,
    };
  }
  return {
    count: formatMirrorCount(pages.total, pages.freshness),
    order: SORT_LABELS[sort],
    freshness: formatAsOf(pages.asOf),
    notice: listNoticeOf(pages.freshness, now),
    pending: pages.isStale
      ? 'There is more: show'
      : pages.pendingCount > 0
        ? `${formatNumber(pages.pendingCount)} new`
        : null,
  };
}

/** Returns the header of a list that comes directly from Clio. */
export function growListHeader(pages: PagedList<unknown>, order: string): ListHeader {
  return { count: formatCount(pages), order, freshness: formatAsOf(pages.asOf), notice: null, pending: null };
}
