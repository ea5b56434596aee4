import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { applyEventToCounts, refetchTotalsSoon, refetchViewTotals } from '#src/platform/lists/list-totals.ts';
import { leadName } from '#src/features/leads/lead-labels.ts';
import { MATTER_BOARD_KEY } from '#src/features/matters/matter-board-query.ts';
import { parentName } from '#src/features/notes/store/note-parent.ts';
import { mentionsQuery, teamNotesQuery } from '#src/features/team-notes/team-note-queries.ts';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { applyTriageEvent } from '#src/features/triage/state/use-live-triage.ts';
import { applyEventToLists } from '#src/platform/lists/apply-list-events.ts';
import { findCachedRecord } from '#src/platform/lists/find-cached-record.ts';
import { applyPresence } from '#src/platform/live/presence.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';

/** In milliseconds: several matters change at once during clean-up work in Clio. */
const BOARD_DELAY_MS = 800;

/** First parts of the keys of our own data that events keep current, and of data that Clio answers. */
const OWN_KEYS = new Set(['triage', 'reads', 'mentions', 'team-notes', 'reasons', 'search', 'note-authors']);
const CLIO_KEYS = new Set(['lead', 'contact', 'matter', 'related-lead', 'related-contact', 'related-matters', 'notes']);
/** After a restart of the server every page misses events: their requests to Clio are spread over this time. */
const SPREAD_MS = 3_000;

/**
 * Returns the one function that applies live events to the query cache, whether or not a component shows the data: rows
 * are patched, and what an event cannot patch is marked as outdated. Outdated data is requested at once if it is on the
 * screen, otherwise when it is shown.
 */
export function createEventApplier(client: QueryClient): (event: LiveEvent) => void {
  const refetchTotals = () => refetchTotalsSoon(client);
  /** Length of the inbox, and whether it is complete, as the last event said. */
  let inboxLength = '';
  const refetchBoard = debounced(BOARD_DELAY_MS, () => outdate(({ queryKey: [first] }) => first === MATTER_BOARD_KEY));

  function outdate(predicate: (query: Query) => boolean): void {
    void client.invalidateQueries({ predicate });
  }
  const outdateFromClio = debounced(Math.random() * SPREAD_MS, () => {
    whenVisible(() => outdate(({ queryKey: [first] }) => CLIO_KEYS.has(String(first))));
  });
  const outdateKey = (...key: readonly unknown[]) => void client.invalidateQueries({ queryKey: key });

  /** @param kind first part of the key of the record itself */
  function recordChanged(kind: 'lead' | 'contact' | 'matter', id: number): void {
    outdateKey(kind, String(id));
    outdate(
      ({ queryKey: [first, ids] }) =>
        String(first).startsWith('related-') &&
        String(first).includes(kind) &&
        (Array.isArray(ids) ? ids.includes(id) : ids === id),
    );
    void client.invalidateQueries({ queryKey: ['search'], refetchType: 'none' });
  }

  function teamNoteAdded({ lead, by, mentioned }: LiveEvent & { type: 'team-note' }): void {
    outdateKey(...teamNotesQuery(lead).queryKey);
    const board = client.getQueryData(triageQuery.queryKey);
    if (board === undefined || !mentioned.includes(board.me.id)) return;
    outdateKey(...mentionsQuery.queryKey);
    const name = board.colleagues.find(({ id }) => id === by)?.name ?? triageToastTexts.echo.colleague;
    const message = triageToastTexts.echo.mentioned(name);
    showToast({ message, isError: false, lead, name: nameOfLead(client, lead), change: null });
  }

  return (event) => {
    applyEventToLists(client, event);
    applyEventToCounts(client, event);
    switch (event.type) {
      case 'reset':
        outdate(({ queryKey: [first] }) => OWN_KEYS.has(String(first)));
        outdateFromClio();
        refetchTotals();
        return refetchBoard();
      case 'lead-arrived':
      case 'lead-changed':
      case 'lead-left':
        recordChanged('lead', event.record.id);
        return refetchTotals();
      case 'contact-changed':
        return recordChanged('contact', event.record.id);
      case 'contact-gone':
        return recordChanged('contact', event.id);
      case 'matter-changed':
        if (typeof event.record.inbox_lead_id === 'number')
          outdateKey('lead', String(event.record.inbox_lead_id), 'matters');
        recordChanged('matter', event.record.id);
        return refetchBoard();
      case 'matter-gone':
        recordChanged('matter', event.id);
        return refetchBoard();
      case 'note-confirmed':
        return outdateKey('notes', parentName(event.parent));
      case 'triage':
        applyTriageEvent(client, event.triage);
        outdateKey('triage', 'acts', event.triage.lead);
        return refetchTotals();
      case 'team-note':
        return teamNoteAdded(event);
      case 'reasons':
        outdateKey('reasons');
        // Every decision contains the label of its reason.
        return outdateKey(...triageQuery.queryKey);
      case 'freshness': {
        if (event.list !== 'untriaged') return undefined;
        // Sent with each poll, and mostly about the time only, which changes how many leads have waited for so long.
        const length = `${event.total} ${event.freshness.complete}`;
        if (length === inboxLength) refetchViewTotals(client, 'older=');
        else refetchTotals();
        inboxLength = length;
        return undefined;
      }
      case 'presence':
        return applyPresence(event.kind, event.present);
      case 'access':
        return event.list === 'matters' ? refetchBoard() : undefined;
      case 'budget':
        return undefined;
    }
  };
}

/** Returns the name of a lead that a list contains, or its number. */
export function nameOfLead(client: QueryClient, id: number): string {
  const known = findCachedRecord<InboxLead>(client, 'leads', String(id));
  return known === undefined ? triageToastTexts.echo.lead(String(id)) : leadName(known.record);
}

/** Returns a function that runs once, some time after the first of several calls. */
function debounced(delay: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      run();
    }, delay);
  };
}

/** Runs now, or when the page is on the screen again. */
function whenVisible(run: () => void): void {
  if (document.visibilityState === 'visible') return run();
  const over = new AbortController();
  const check = (): void => {
    if (document.visibilityState !== 'visible') return;
    over.abort();
    run();
  };
  document.addEventListener('visibilitychange', check, { signal: over.signal });
}
