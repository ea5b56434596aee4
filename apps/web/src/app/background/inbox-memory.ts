import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Inbox } from '@intake-desk/desk-api/inbox/inbox';
import { MAX_INBOX_LEADS } from '@intake-desk/desk-api/inbox/inbox-answer';
import { inboxTeam, type InboxTeam } from '@intake-desk/desk-api/inbox/inbox-team';
import { hasSessionEnded } from '#src/app/session/session-state.ts';
import { readLeadsQuery } from '#src/features/read-state/read-state.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { whenIdle } from '#src/platform/browser/idle.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { setLocalAnswers } from '#src/platform/http/local-answers.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { isLive } from '#src/platform/live/live-events.ts';

/** Performance mark: benchmarks and journeys begin here. */
const INBOX_LOADED = 'desk.inbox-loaded';
/** How long an inbox is kept, in milliseconds: as long as an approval to read it. Clio may redact more fields since. */
const RENEW_MS = 15 * 60_000;
/** Delay before a failed request is repeated, in milliseconds. */
const RETRY_MS = 60_000;
/** After a restart of the server every page misses events: their requests are spread over this time. */
const SPREAD_MS = 3_000;

/**
 * Loads the whole inbox into memory while the browser is idle, keeps it right by events, and answers from it what the
 * lists of the inbox need. Without events, above its limit and until it is loaded, the server answers.
 * @param end ends it: nothing stays in memory
 * @returns applies an event; called before any list is updated
 */
export function createInboxMemory(client: QueryClient, end: AbortSignal): (event: LiveEvent) => void {
  let inbox: Inbox | null = null;
  /** Events since the request was sent; null without a request. */
  let missed: LiveEvent[] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the server answered; monotonic time is too short for a computer that slept. */
  let loadedAt = 0;

  if (end.aborted) return () => undefined;
  end.addEventListener('abort', () => {
    inbox = null;
    clearTimeout(timer);
    setLocalAnswers(null);
  });
  setLocalAnswers({
    'GET /api/desk/leads': (query) => ask((held, team) => held.page(query, team)),
    'GET /api/desk/leads/ids': (query) => ask((held, team) => held.ids(query, team)),
    'GET /api/desk/search': async (query) => ask((held, team) => held.search(query, team)),
  });
  loadAfter(0);

  return (event) => {
    missed?.push(event);
    if (inbox !== null && !inbox.apply(event)) {
      inbox = null;
      loadAfter(Math.random() * SPREAD_MS);
    } else if (inbox === null && timer === undefined && missed === null && isReady(event)) loadAfter(0);
  };

  function ask<Answer>(answer: (held: Inbox, team: InboxTeam) => Answer): Answer | null {
    const isRecent = serverNow() - loadedAt < RENEW_MS + RETRY_MS;
    const team = isRecent && isLive() && !hasSessionEnded() ? teamOf(client) : null;
    return inbox === null || team === null ? null : answer(inbox, team);
  }

  function loadAfter(delay: number): void {
    if (end.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (missed === null) void load();
    }, delay);
  }

  async function load(): Promise<void> {
    missed = [];
    try {
      await whenIdle();
      // Where events are blocked it would not be used.
      if (!isLive()) throw new Error('no events');
      const askedAt = serverNow();
      const { data, meta } = await callDesk('GET /api/desk/inbox', { signal: end });
      const loaded = data === null ? null : await (await loadCode()).load(data, meta, whenIdle);
      const isRight = missed.every((event) => loaded?.apply(event) !== false);
      inbox = isRight && !end.aborted ? loaded : null;
      loadedAt = askedAt;
      if (inbox !== null) performance.mark(INBOX_LOADED);
      if (loaded !== null) loadAfter(isRight ? RENEW_MS : SPREAD_MS);
    } catch {
      // The lists request their pages, and report what is wrong.
      inbox = null;
      loadAfter(RETRY_MS);
    }
    missed = null;
  }
}

/** It is not needed for the first screen. */
async function loadCode(): Promise<typeof Inbox> {
  return (await import('@intake-desk/desk-api/inbox/inbox')).Inbox;
}

/** Whether an event says that the server has the whole inbox, and that it is small enough. */
function isReady(event: LiveEvent): boolean {
  return (
    event.type === 'freshness' &&
    event.list === 'untriaged' &&
    event.freshness.complete &&
    event.total <= MAX_INBOX_LEADS
  );
}

/** @returns null while the triage of the inbox is not known */
function teamOf(client: QueryClient): InboxTeam | null {
  const triage = client.getQueryState(triageQuery.queryKey);
  if (triage?.data === undefined || triage.isInvalidated) return null;
  const { leads, me } = triage.data;
  const reads = client.getQueryState(readLeadsQuery.queryKey);
  const read = reads?.isInvalidated === false ? reads.data : undefined;
  return inboxTeam({ person: me.id, now: serverNow() }, leads, read ?? null);
}
