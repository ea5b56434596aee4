import type { InfiniteData } from '@tanstack/react-query';
import type { Departure } from '@intake-desk/desk-api/departure';
import type { LiveEvent, ListName } from '@intake-desk/desk-api/event';
import type { ListMeta } from '@intake-desk/desk-api/record-list';
import type { TriageView } from '@intake-desk/desk-api/triage-view';

/** A record in a list, and what became of it since the list was read. */
export type ListedRecord<Item> = Item & {
  /** A lead that left the inbox: its row stays where it is until the list is read anew. */
  departure?: Departure;
  /** Clio has it no more. */
  isGone?: boolean;
  /** In the view of open leads: our team has decided it or put it off. Its row stays until somebody wants the list as it is now. */
  isPutAway?: boolean;
};

/** One page from the mirror, with what has come since. */
export interface MirrorPage<Item> {
  data: ListedRecord<Item>[];
  meta: ListMeta;
  fetchedAt: number;
  /** On the first page: records that arrived meanwhile and are not shown until somebody wants them. */
  pending?: Item[];
  /** On the first page: more has changed than could be told. */
  isStale?: boolean;
}
export type MirrorData<Item> = InfiniteData<MirrorPage<Item>, string | null>;

/** What a list needs to know of itself to understand what happens. */
export interface ListContext {
  list: ListName;
  /** Whether its filters let everything through: only then is a new record surely one of its own. */
  isUnfiltered: boolean;
  isNewestFirst: boolean;
  /** A part of the inbox, by how leads stand with our team: its total is another than the inbox's. */
  view?: TriageView | null;
}

/**
 * A list after something happened: rows change in place and never move, new ones wait, nothing is asked for again.
 * @returns the same object when the event does not concern the list
 */
export function applyEventToList<Item extends { id: number }>(
  data: MirrorData<Item>,
  event: LiveEvent,
  { list, isUnfiltered: hasNoFilter, isNewestFirst, view = null }: ListContext,
): MirrorData<Item> {
  // A lead that is new to Clio is new to our team.
  const isUnfiltered = hasNoFilter && (view === null || view === 'open');
  switch (event.type) {
    case 'reset':
      return onFirstPage(data, (page) => ({ ...page, isStale: true }));
    case 'freshness': {
      if (event.list !== list) return data;
      const { freshness, total } = event;
      const isWholeNow = data.pages[0]?.meta.complete === false && freshness.complete;
      // Of all lists Clio gives the oldest first; of the inbox alone the desk has read the youngest before the others.
      const known = isWholeNow ? reopenEnd(data, isNewestFirst && list === 'untriaged') : data;
      // The first page speaks for the list.
      return onFirstPage(known, (page) => ({
        ...page,
        meta: { ...page.meta, ...freshness, ...(isUnfiltered && view === null ? { total } : {}) },
        fetchedAt: freshness.asOf === null ? page.fetchedAt : Date.parse(freshness.asOf),
      }));
    }
    case 'lead-arrived':
      if (list !== event.record.state) return data;
      return addPending(data, event.record as unknown as Item, isUnfiltered);
    case 'lead-changed':
      return list === 'untriaged' || list === 'ignored' ? replace(data, event.record as unknown as Item) : data;
    case 'lead-left':
      if (list === 'ignored' && event.departure.to === 'ignored') {
        return addPending(data, event.record as unknown as Item, isUnfiltered);
      }
      if (list !== 'untriaged' && list !== 'ignored') return data;
      return replace(data, { ...event.record, departure: event.departure } as unknown as ListedRecord<Item>);
    case 'contact-changed':
    case 'matter-changed': {
      if (list !== (event.type === 'contact-changed' ? 'contacts' : 'matters')) return data;
      const record = event.record as unknown as Item;
      return event.isNew ? addPending(data, record, isUnfiltered) : replace(data, record);
    }
    case 'contact-gone':
    case 'matter-gone': {
      if (list !== (event.type === 'contact-gone' ? 'contacts' : 'matters')) return data;
      const known = find(data, event.id);
      return known === undefined ? data : replace(data, { ...known, isGone: true });
    }
    case 'note-confirmed':
    case 'budget':
    case 'presence':
    case 'team-note':
    case 'reasons':
      return data;
    case 'triage': {
      const { lead, verdict, snooze } = event.triage;
      const known = view === 'open' ? find(data, lead) : undefined;
      const isPutAway = verdict !== null || snooze !== null;
      if (known === undefined || (known.isPutAway === true) === isPutAway) return data;
      return replace(data, { ...known, isPutAway });
    }
  }
}

/** The list as somebody wants it now: what arrived comes to its top, what left is gone. */
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

/**
 * The first reading is over, and what it added is nobody's arrival. Where all of it lies further down, whoever scrolls on reads it,
 * once the list does not end any more where it ended for us.
 */
function reopenEnd<Item>(data: MirrorData<Item>, isAllBelow: boolean): MirrorData<Item> {
  const isOpen = data.pages.at(-1)?.meta.next !== null;
  if (isAllBelow && isOpen) return data;
  if (isAllBelow && data.pages.length > 1) {
    return { pages: data.pages.slice(0, -1), pageParams: data.pageParams.slice(0, -1) };
  }
  return onFirstPage(data, (page) => ({ ...page, isStale: true }));
}

function addPending<Item extends { id: number }>(
  data: MirrorData<Item>,
  record: Item,
  isUnfiltered: boolean,
): MirrorData<Item> {
  const known = find(data, record.id);
  // One that had left is back where it was.
  if (known !== undefined) return replace(data, record);
  if (!isUnfiltered) return data;
  return onFirstPage(data, (page) => ({
    ...page,
    pending: [record, ...(page.pending ?? []).filter(({ id }) => id !== record.id)],
  }));
}

function replace<Item extends { id: number }>(data: MirrorData<Item>, record: ListedRecord<Item>): MirrorData<Item> {
  const isWaiting = data.pages[0]?.pending?.some(({ id }) => id === record.id) === true;
  if (!isWaiting && find(data, record.id) === undefined) return data;
  // What Clio changes in a lead is no word on what our team did with it.
  const put = (row: ListedRecord<Item>): ListedRecord<Item> =>
    row.id !== record.id ? row : row.isPutAway === true ? { isPutAway: true, ...record } : record;
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      // A page that it is not on stays the same one.
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

/** Whether a record is among those of a list that were read, shown or not. */
export function isInList(data: MirrorData<{ id: number }>, id: number): boolean {
  return find(data, id) !== undefined;
}

function find<Item extends { id: number }>(data: MirrorData<Item>, id: number): ListedRecord<Item> | undefined {
  for (const at of indicesNear(data.pages.length, lastPage)) {
    const found = data.pages[at]?.data.find((row) => row.id === id);
    if (found === undefined) continue;
    lastPage = at;
    return found;
  }
  return undefined;
}

/** Where the last one was found: what happens to a lead is told several times, and then to one beside it. */
let lastPage = 0;

function onFirstPage<Item>(
  data: MirrorData<Item>,
  change: (page: MirrorPage<Item>) => MirrorPage<Item>,
): MirrorData<Item> {
  return { ...data, pages: data.pages.map((page, index) => (index === 0 ? change(page) : page)) };
}

/** The indices of a list, those around one of them before all others: 0 to `length - 1`, and maybe some that it does not have. */
export function* indicesNear(length: number, near: number): Generator<number> {
  yield* [near, near + 1, near - 1];
  for (let at = 0; at < length; at += 1) if (Math.abs(at - near) > 1) yield at;
}
