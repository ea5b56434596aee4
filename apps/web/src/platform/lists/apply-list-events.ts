import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveEvent, ListName } from '@intake-desk/desk-api/event';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { hasFilters } from './list-filters.ts';
import {
  findRow,
  markRefused,
  markUnchecked,
  onFirstPage,
  replace,
  type AnyList,
  type ListKey,
  type ListedRecord,
  type MirrorData,
} from './mirror-patches.ts';

/** A list with more pages is not requested again as a whole. */
const MAX_REFETCHED_PAGES = 5;

/** The properties of a list that decide how an event affects it. */
export interface ListContext {
  list: ListName;
  /** True if no filter is active: only then does a new record certainly belong to the list. */
  isUnfiltered: boolean;
  isNewestFirst: boolean;
  /** A part of the inbox, by the team's triage; its total differs from that of the inbox. */
  view?: TriageView | null;
}

/**
 * Applies an event to every cached list, whether or not it is on the screen. What the event alone cannot place is marked
 * as unchecked, and requested while the list is shown.
 */
export function applyEventToLists(client: QueryClient, event: LiveEvent): void {
  for (const query of client.getQueryCache().getAll()) {
    if (query.queryKey[1] !== 'mirror') continue;
    const context = contextOf(query.queryKey as unknown as ListKey);
    if (event.type === 'reset' && !query.isActive()) {
      outdate(client, query);
      continue;
    }
    // A request in flight may have been answered before the event.
    if (query.state.fetchStatus === 'fetching' && event.type !== 'freshness')
      applyAfterRequest(client, query, event, context);
    // An outdated list that is not on the screen is requested when it is: `setQueryData` would mark it as current.
    if (query.isActive() || !query.state.isInvalidated) patch(client, query, event, context);
  }
}

/** Makes a list be requested when it is shown: nothing is known about its rows any more. */
function outdate(client: QueryClient, { queryKey, state }: Query): void {
  const pages = (state.data as AnyList | undefined)?.pages.length ?? 0;
  // Each loaded page would be one request.
  if (pages > MAX_REFETCHED_PAGES) client.removeQueries({ queryKey, exact: true });
  else void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
}

function applyAfterRequest(client: QueryClient, query: Query, event: LiveEvent, context: ListContext): void {
  query.promise?.then(
    () => patch(client, query, event, context),
    () => undefined,
  );
}

function patch(client: QueryClient, { queryKey }: Query, event: LiveEvent, context: ListContext): void {
  client.setQueryData<AnyList>(queryKey, (old) => old && applyEventToList(old, event, context));
}

function contextOf([, , list, query]: ListKey): ListContext {
  const asked = new URLSearchParams(query);
  return {
    list,
    isUnfiltered: !hasFilters(query),
    isNewestFirst: !asked.has('sort'),
    view: asked.get('triage') as TriageView | null,
  };
}

/**
 * Applies an event to a list: rows change in place and never move, new records become pending, and nothing is
 * refetched.
 * @returns the same object if the event does not concern the list
 */
export function applyEventToList<Item extends { id: number }>(
  data: MirrorData<Item>,
  event: LiveEvent,
  { list, isUnfiltered: hasNoFilter, isNewestFirst, view = null }: ListContext,
): MirrorData<Item> {
  // A lead that is new in Clio has no triage yet.
  const isOtherView = view !== null && view !== 'open';
  const isUnfiltered = hasNoFilter && !isOtherView;
  switch (event.type) {
    case 'reset':
      return onFirstPage(data, (page) => ({ ...page, isStale: true }));
    case 'freshness': {
      if (event.list !== list) return data;
      const { freshness, total } = event;
      const isWholeNow = data.pages[0]?.meta.complete === false && freshness.complete;
      // Clio lists the oldest records first. Only in the inbox does the server fetch the newest before the others.
      const known = isWholeNow ? reopenEnd(data, isNewestFirst && list === 'untriaged') : data;
      // The first page holds the metadata of the list.
      return onFirstPage(known, (page) => ({
        ...page,
        meta: { ...page.meta, ...freshness, ...(isUnfiltered && view === null ? { total } : {}) },
        fetchedAt: freshness.asOf === null ? page.fetchedAt : Date.parse(freshness.asOf),
      }));
    }
    case 'access':
      if (event.list !== list) return data;
      return event.isOpen ? markUnchecked(data) : markRefused(data);
    case 'lead-arrived':
      if (list !== event.record.state) return data;
      // A known lead that had left is back.
      if (isOtherView) return replace(data, event.record as unknown as Item);
      return addPending(data, event.record as unknown as Item, isUnfiltered);
    case 'lead-changed':
      if (list !== event.record.state) return data;
      return replaceOrCheck(data, event.record as unknown as Item, isUnfiltered || isOtherView);
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
      return event.isNew ? addPending(data, record, isUnfiltered) : replaceOrCheck(data, record, isUnfiltered);
    }
    case 'contact-gone':
    case 'matter-gone': {
      if (list !== (event.type === 'contact-gone' ? 'contacts' : 'matters')) return data;
      const known = findRow(data, event.id);
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
      const known = view === 'open' ? findRow(data, lead) : undefined;
      const isPutAway = verdict !== null || snooze !== null;
      if (known === undefined || (known.isPutAway === true) === isPutAway) return data;
      return replace(data, { ...known, isPutAway });
    }
  }
}

/**
 * Called when the backfill completes. Backfilled records are not counted as new. If they all sort after the loaded
 * pages, a list that had ended drops its last page. Scrolling then fetches that page again with a cursor; a list that
 * still has a cursor is left alone. In any other order, the list is marked stale.
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
  const known = findRow(data, record.id);
  // A lead that had left is back in its row.
  if (known !== undefined) return replace(data, record);
  if (!isUnfiltered) return markUnchecked(data);
  return onFirstPage(data, (page) => ({
    ...page,
    pending: [record, ...(page.pending ?? []).filter(({ id }) => id !== record.id)],
  }));
}

/** Replaces a row. A changed record without a row may pass the filters now. */
function replaceOrCheck<Item extends { id: number }>(
  data: MirrorData<Item>,
  record: Item,
  isUnfiltered: boolean,
): MirrorData<Item> {
  const next = replace(data, record);
  return next === data && !isUnfiltered ? markUnchecked(data) : next;
}

/**
 * Invalidates the views that depend on a lead's triage and cannot be patched. Views on the screen show that there is
 * more; the others are fetched when opened. Open leads keep the row of a handled lead, so they need nothing when it
 * returns.
 * @param open whether the open leads also have more records now
 * @param isOwn true if the current user acted and expects to see the result
 */
export function invalidateTriageViews(
  client: QueryClient,
  { lead, open, isOwn }: { lead: number; open: boolean; isOwn: boolean },
): void {
  const views = client.getQueryCache().findAll({
    predicate: ({ queryKey, state }) => {
      if (queryKey[0] !== 'leads' || queryKey[1] !== 'mirror') return false;
      const asked = new URLSearchParams(queryKey[3] as string);
      const view = asked.get('triage');
      if (view !== 'open' || asked.has('owner')) return view !== null;
      const list = state.data as AnyList | undefined;
      return open && (list === undefined || findRow(list, lead) === undefined);
    },
  });
  for (const view of views) {
    const pages = (view.state.data as AnyList | undefined)?.pages.length ?? 0;
    if (view.isActive() && isOwn && pages <= MAX_REFETCHED_PAGES) {
      void client.invalidateQueries({ queryKey: view.queryKey, exact: true });
    } else if (view.isActive()) {
      client.setQueryData<AnyList>(view.queryKey, (old) => old && applyEventToList(old, { type: 'reset' }, ANY));
    } else {
      client.removeQueries({ queryKey: view.queryKey, exact: true });
    }
  }
  // Search results change only for the person who acted; for others, the next search fetches them.
  void client.invalidateQueries({
    predicate: ({ queryKey: [first, kind, , filters] }) =>
      first === 'search' && kind === 'lead' && String(filters).includes('triage='),
    refetchType: isOwn ? 'active' : 'none',
  });
}

const ANY = { list: 'untriaged', isUnfiltered: true, isNewestFirst: true } as const;
