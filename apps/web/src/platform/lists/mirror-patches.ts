import type { InfiniteData } from '@tanstack/react-query';
import type { Departure } from '@intake-desk/desk-api/departure';
import type { ListName } from '@intake-desk/desk-api/event';
import type { ListMeta, RecordList } from '@intake-desk/desk-api/record-list';
import { serverNow } from '#src/platform/http/server-clock.ts';

/** A record in a list, with what happened to it since the list was fetched. */
export type ListedRecord<Item> = Item & {
  /** A lead that left the inbox: its row stays in place until the list is refetched. */
  departure?: Departure;
  /** The record no longer exists in Clio. */
  isGone?: boolean;
  /** In the view of open leads: the team has decided or snoozed it. Its row stays until pending changes are applied. */
  isPutAway?: boolean;
};

/** One page from the mirror, with later changes. */
export interface MirrorPage<Item> {
  data: ListedRecord<Item>[];
  meta: ListMeta;
  fetchedAt: number;
  /** On the first page: records that arrived later and are shown only on request. */
  pending?: Item[];
  /** On the first page: true if more has changed than events can describe. */
  isStale?: boolean;
  /** On the first page: an event may concern this list, and only a request can tell. */
  isUnchecked?: boolean;
}
export type MirrorData<Item> = InfiniteData<MirrorPage<Item>, string | null>;

/** The cached data of any list, and the key of its query. */
export type AnyList = MirrorData<{ id: number }>;
export type ListKey = readonly [key: string, kind: 'mirror', list: ListName, query: string];

/** Returns the list with pending records at the top and without those that left. */
export function applyPendingChanges<Item extends { id: number }>(data: MirrorData<Item>): MirrorData<Item> {
  const arrived = data.pages[0]?.pending ?? [];
  const ids = new Set(arrived.map(({ id }) => id));
  return {
    ...data,
    pages: data.pages.map(({ pending: _arrived, ...page }, index) => ({
      ...page,
      data: [...(index === 0 ? arrived : []), ...page.data.filter((row) => isStillThere(row) && !ids.has(row.id))],
    })),
  };
}

function isStillThere({ departure, isGone, isPutAway }: ListedRecord<object>): boolean {
  return departure === undefined && isGone !== true && isPutAway !== true;
}

/** Sets or removes the mark that only a request can tell whether an event concerns the list. */
export function markUnchecked<Item>(data: MirrorData<Item>, isUnchecked = true): MirrorData<Item> {
  if ((data.pages[0]?.isUnchecked === true) === isUnchecked) return data;
  return onFirstPage(data, ({ isUnchecked: _before, ...page }) => (isUnchecked ? { ...page, isUnchecked } : page));
}

/** Marks a list that Clio no longer shows to this person: its rows stay, and the list says that it is not updated. */
export function markRefused<Item>(data: MirrorData<Item>): MirrorData<Item> {
  if (data.pages[0]?.meta.trouble?.code === 'grow-forbidden') return data;
  const trouble = { code: 'grow-forbidden', since: new Date(serverNow()).toISOString() } as const;
  return onFirstPage(data, (page) => ({ ...page, meta: { ...page.meta, trouble } }));
}

/**
 * Adds what a newer first page has: its freshness and total, and its unknown records as pending.
 * @returns a list that is stale if more is new than the first page can show
 */
export function mergeFirstPage<Item extends { id: number }>(
  data: MirrorData<Item>,
  { data: records, meta }: RecordList<Item>,
): MirrorData<Item> {
  const [first] = data.pages;
  if (first === undefined) return data;
  const pending = first.pending ?? [];
  const isKnown = ({ id }: Item) => findRow(data, id) !== undefined || pending.some((one) => one.id === id);
  // A record after the last known one has moved up because others left.
  const end = records.findLastIndex(isKnown);
  const arrived = records.slice(0, end < 0 ? records.length : end).filter((record) => !isKnown(record));
  // A whole page of new records: there may be more of them than it shows.
  const isApart = end < 0 && first.data.length > 0 && records.length > 0;
  const isFilled = meta.complete && !first.meta.complete;
  const isHidden = arrived.length === 0 && meta.complete && meta.total > first.meta.total + pending.length;
  let next = data;
  for (const record of records) next = replace(next, record);
  const { next: _next, place: _place, facets: _facets, ...fresh } = meta;
  return onFirstPage(next, (page) => ({
    ...page,
    meta: { ...page.meta, ...fresh },
    fetchedAt: meta.asOf === null ? page.fetchedAt : Date.parse(meta.asOf),
    ...(arrived.length === 0 || isApart ? {} : { pending: [...arrived, ...(page.pending ?? [])] }),
    ...(isHidden || isApart || isFilled ? { isStale: true } : {}),
  }));
}

/** Replaces a record, shown or pending. @returns the same object if the list does not contain it */
export function replace<Item extends { id: number }>(
  data: MirrorData<Item>,
  record: ListedRecord<Item>,
): MirrorData<Item> {
  const isWaiting = data.pages[0]?.pending?.some(({ id }) => id === record.id) === true;
  if (!isWaiting && findRow(data, record.id) === undefined) return data;
  // A change in Clio does not affect the team's triage.
  const put = (row: ListedRecord<Item>): ListedRecord<Item> =>
    row.id !== record.id ? row : row.isPutAway === true ? { isPutAway: true, ...record } : record;
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      // Pages without the record stay the same objects.
      data: page.data.some(({ id }) => id === record.id) ? page.data.map(put) : page.data,
      ...(page.pending === undefined
        ? {}
        : {
            pending: page.pending
              .map((row): ListedRecord<Item> => (row.id === record.id ? record : row))
              .filter(({ departure, isGone }) => departure === undefined && isGone !== true),
          }),
    })),
  };
}

/** Finds a record in the loaded pages of a list, shown or not. */
export function findRow<Item extends { id: number }>(
  data: MirrorData<Item>,
  id: number,
): ListedRecord<Item> | undefined {
  for (const at of indicesNear(data.pages.length, lastPage)) {
    const found = data.pages[at]?.data.find((row) => row.id === id);
    if (found === undefined) continue;
    lastPage = at;
    return found;
  }
  return undefined;
}

/** Page index of the last match: consecutive events often concern the same lead or its neighbor. */
let lastPage = 0;

export function onFirstPage<Item>(
  data: MirrorData<Item>,
  change: (page: MirrorPage<Item>) => MirrorPage<Item>,
): MirrorData<Item> {
  return { ...data, pages: data.pages.map((page, index) => (index === 0 ? change(page) : page)) };
}

/** Yields the indices of a list, those around `near` first: 0 to `length - 1`, and possibly some out of range. */
export function* indicesNear(length: number, near: number): Generator<number> {
  yield* [near, near + 1, near - 1];
  for (let at = 0; at < length; at += 1) if (Math.abs(at - near) > 1) yield at;
}
