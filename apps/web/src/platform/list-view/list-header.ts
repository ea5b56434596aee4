import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { FoundRecords } from '#src/platform/search/search-records.ts';
import { SORT_WORDS } from '#src/platform/lists/list-filters.ts';
import { asOfInWords, countInWords } from '#src/platform/lists/list-counts.ts';
import type { MirrorPages } from '#src/platform/lists/mirror-pages.ts';
import { listNotice, mirrorCount, type ListNotice } from '#src/platform/lists/list-notices.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import type { RecordPages } from '#src/platform/lists/grow-pages.ts';

/** What stands at the head of a list. */
export interface ListFace {
  count: string;
  order: string;
  freshness: string;
  notice: ListNotice | null;
  /** On a button; null while nothing waits. */
  arrived: string | null;
}

/** @param search what is looked for; empty for the whole list */
export function mirroredFace<Item>(
  pages: MirrorPages<Item>,
  found: FoundRecords,
  { search, sort, now }: { search: string; sort: ListSort; now: number },
): ListFace {
  if (search !== '') {
    const group = found.meta?.groups[0];
    const total =
      group === undefined ? (found.meta === null ? '' : '0') : `${formatNumber(group.total)}${group.more ? '+' : ''}`;
    const freshness = found.meta?.freshness ?? null;
    const isPartial = freshness !== null && !freshness.complete;
    return {
      count: total === '0' && isPartial ? '' : total,
      order: `Best matches for “${search}”`,
      freshness: asOfInWords(found.asOf),
      notice: listNotice(freshness, now),
      arrived: null,
    };
  }
  return {
    count: mirrorCount(pages.total, pages.freshness),
    order: SORT_WORDS[sort],
    freshness: asOfInWords(pages.asOf),
    notice: listNotice(pages.freshness, now),
    arrived: pages.isOutdated
      ? 'There is more: show'
      : pages.arrivedCount > 0
        ? `${formatNumber(pages.arrivedCount)} new`
        : null,
  };
}

/** A list that passes through from Clio. */
export function passedFace(pages: RecordPages<unknown>, order: string): ListFace {
  return { count: countInWords(pages), order, freshness: asOfInWords(pages.asOf), notice: null, arrived: null };
}
