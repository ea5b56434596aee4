import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Problem } from '@intake-desk/desk-api/problem';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { createEventConnection, type EventConnection } from './event-connection.ts';
import { browserEnvironment, type BrowserEnvironment } from './browser-environment.ts';
import { POLL_MS, type LiveState, type LiveOptions } from './live-options.ts';

/** Time without a message after which a tab polls, in milliseconds; the leader tab sends one every 15 seconds. */
const SILENCE_MS = 40_000;

interface SharedLiveOptions extends LiveOptions {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
  /** Called when this tab becomes the leader. */
  onLead?: () => void;
}

/** Messages between tabs. */
type TabMessage =
  /** From the leader tab: an event, or only a new position. `from` is the position before. */
  | { kind: 'told'; from: string | null; to: string; event: LiveEvent | null }
  /** From any other tab: requests the current position. */
  | { kind: 'hello' }
  /** The leader tab's response. `changed` is the time of the last event that affects a screen. */
  | { kind: 'here'; place: string; changed: number }
  | { kind: 'state'; state: LiveState }
  | { kind: 'ended'; problem: Pick<Problem, 'title' | 'code' | 'status'> };

/**
 * Shares one event stream between the tabs of this browser: the leader tab reads it, and when it closes another resumes
 * at its position. Each message contains the previous position, so a suspended tab detects what it missed and receives
 * `reset`.
 * @returns stops
 * @see https://www.w3.org/TR/web-locks/
 */
export function shareLiveEvents(
  options: SharedLiveOptions,
  surroundings: BrowserEnvironment = browserEnvironment(),
): () => void {
  const { person, firm, onProblem, onPoll, onEvent, onState, onLead } = options;
  const { locks, openChannel, isVisible, loadedAt } = surroundings;
  const name = `desk.events ${firm} ${person}`;
  const end = new AbortController();
  /** Position up to which this page has received everything; null while unknown. */
  let position: string | null = null;
  /** Time of the last event that affects a screen. This page's data already includes anything before it was loaded. */
  let changed = loadedAt;
  let state: LiveState = 'live';
  let connection: EventConnection | null = null;
  let lastMessage = Date.now();
  let channel: ReturnType<NonNullable<BrowserEnvironment['openChannel']>> | null = null;

  const ticking = setInterval(tick, POLL_MS);
  const stopListening = [surroundings.onWake(wake), surroundings.onOffline(() => setState('offline'))];
  if (locks === undefined || openChannel === undefined) {
    setState('polling');
    return stop;
  }
  channel = openChannel(name);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => receive(data);
  post({ kind: 'hello' });
  // The lock is held until this page closes or stops; an abort while waiting for it is no error.
  locks.request(name, { signal: end.signal }, lead).catch(() => undefined);
  return stop;

  function stop(): void {
    if (end.signal.aborted) return;
    end.abort();
    clearInterval(ticking);
    for (const stopOne of stopListening) stopOne();
    connection?.stop();
    if (channel !== null) channel.onmessage = null;
    channel?.close();
  }

  /** @returns a promise that resolves when this tab no longer reads */
  function lead(): Promise<void> {
    if (end.signal.aborted) return Promise.resolve();
    let isNew = true;
    onLead?.();
    connection = createEventConnection({
      surroundings,
      position,
      onEvent(to, event) {
        post({ kind: 'told', from: position, to, event });
        accept(to, event);
        // For tabs that opened before the position was known.
        if (isNew) post({ kind: 'here', place: to, changed });
        isNew = false;
      },
      onState: setState,
      onEnded: finish,
    });
    return new Promise((resolve) => end.signal.addEventListener('abort', () => resolve(), { once: true }));
  }

  function receive(message: TabMessage): void {
    lastMessage = Date.now();
    if (message.kind === 'hello') {
      if (connection === null || position === null) return;
      post({ kind: 'here', place: position, changed });
      post({ kind: 'state', state });
      return;
    }
    // Two tabs read for a moment if one was presumed closed: each then relies on its own stream.
    if (connection !== null) return;
    if (message.kind === 'ended') return finish(new HttpProblem(message.problem));
    if (message.kind === 'state') return setState(message.state);
    if (message.kind === 'here') return compare(message);
    // Without a position no gap can be detected; the response to `hello` covers this event.
    if (position === null) return;
    setState('live');
    if (message.from !== position && message.event?.type !== 'reset') accept(message.to, { type: 'reset' });
    accept(message.to, message.event);
  }

  function compare(here: { place: string; changed: number }): void {
    const isMissing = position === null ? here.changed >= loadedAt : position !== here.place;
    changed = Math.max(changed, here.changed);
    position = here.place;
    if (isMissing) accept(position, { type: 'reset' });
  }

  function accept(to: string, event: LiveEvent | null): void {
    position = to;
    if (event === null) return;
    if (event.type !== 'freshness' && event.type !== 'budget') changed = Date.now();
    onEvent(event);
  }

  function wake(): void {
    connection?.reconnectNow();
    if (connection === null) post({ kind: 'hello' });
    if (state === 'offline' && connection === null && surroundings.isOnline())
      setState(channel === null ? 'polling' : 'live');
    poll();
  }

  function tick(): void {
    if (connection !== null) post({ kind: 'state', state });
    else if (Date.now() - lastMessage > SILENCE_MS && state === 'live') return setState('polling');
    poll();
  }

  /** Polls even in the state `offline`: an earlier failure says nothing about the server now. */
  function poll(): void {
    if (state !== 'live' && isVisible() && surroundings.isOnline()) onPoll();
  }

  function setState(next: LiveState): void {
    if (next === state || end.signal.aborted) return;
    state = next;
    onState(next);
    if (connection !== null) post({ kind: 'state', state });
    poll();
  }

  function finish(problem: HttpProblem): void {
    const { message: title, code, status } = problem;
    if (connection !== null) post({ kind: 'ended', problem: { title, code, status } });
    stop();
    onProblem(problem);
  }

  function post(message: TabMessage): void {
    if (!end.signal.aborted) channel?.postMessage(message);
  }
}
