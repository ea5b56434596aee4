import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Problem } from '@intake-desk/desk-api/problem';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { createEventConnection, type EventConnection } from './event-connection.ts';
import { browserEnvironment, type BrowserEnvironment } from './browser-environment.ts';
import { POLL_MS, type LiveState, type LiveOptions } from './live-options.ts';

/** The tab that reads gives a sign every 15 seconds. */
const SILENCE_MS = 40_000;

interface SharedLiveOptions extends LiveOptions {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
  /** This tab reads for all others from now on. */
  onLead?: () => void;
}

/** What tabs tell each other. */
type TabMessage =
  /** The reading tab: something happened, or only time passed. `from` is the place before. */
  | { kind: 'told'; from: string | null; to: string; event: LiveEvent | null }
  /** Another tab: where are we? */
  | { kind: 'hello' }
  /** The reading tab's answer. `changed` is when something was told last that changes a screen. */
  | { kind: 'here'; place: string; changed: number }
  | { kind: 'state'; state: LiveState }
  | { kind: 'ended'; problem: Pick<Problem, 'title' | 'code' | 'status'> };

/**
 * One tab of this browser reads the events and tells all others; when it goes, another goes on where it was. Each message names
 * the place before it, so that a tab that slept notices what it missed, and is told `reset`.
 * @returns stops
 * @see https://www.w3.org/TR/web-locks/
 */
export function shareLiveEvents(
  options: SharedLiveOptions,
  surroundings: BrowserEnvironment = browserEnvironment(),
): () => void {
  const { person, firm, onProblem, onPoll, onEvent, onState, onLead } = options;
  const { locks, openChannel, isVisible, loadedAt: born } = surroundings;
  const name = `desk.events ${firm} ${person}`;
  const end = new AbortController();
  /** Everything up to here was told to this page; null while nobody has said where we are. */
  let place: string | null = null;
  /** When something was told last that changes a screen. Before this page there is nothing that it would have to know. */
  let changed = born;
  let state: LiveState = 'live';
  let reader: EventConnection | null = null;
  let heard = Date.now();
  let channel: ReturnType<NonNullable<BrowserEnvironment['openChannel']>> | null = null;

  const ticking = setInterval(tick, POLL_MS);
  const stopListening = [surroundings.onWake(awake), surroundings.onOffline(() => setState('offline'))];
  if (locks === undefined || openChannel === undefined) {
    setState('polling');
    return stop;
  }
  channel = openChannel(name);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);
  say({ kind: 'hello' });
  // The lock is held until this page goes or stops; an abort while waiting for it is no fault.
  locks.request(name, { signal: end.signal }, lead).catch(() => undefined);
  return stop;

  function stop(): void {
    if (end.signal.aborted) return;
    end.abort();
    clearInterval(ticking);
    for (const stopOne of stopListening) stopOne();
    reader?.stop();
    if (channel !== null) channel.onmessage = null;
    channel?.close();
  }

  /** @returns resolves when this tab does not read any more */
  function lead(): Promise<void> {
    if (end.signal.aborted) return Promise.resolve();
    let isNew = true;
    onLead?.();
    reader = createEventConnection({
      surroundings,
      position: place,
      onEvent(to, event) {
        say({ kind: 'told', from: place, to, event });
        take(to, event);
        // For those who came while nobody knew.
        if (isNew) say({ kind: 'here', place: to, changed });
        isNew = false;
      },
      onState: setState,
      onEnded: finish,
    });
    return new Promise((resolve) => end.signal.addEventListener('abort', () => resolve(), { once: true }));
  }

  function hear(message: TabMessage): void {
    heard = Date.now();
    if (message.kind === 'hello') {
      if (reader === null || place === null) return;
      say({ kind: 'here', place, changed });
      say({ kind: 'state', state });
      return;
    }
    // Two tabs read for a moment when one was thought to be gone: each of them knows for itself.
    if (reader !== null) return;
    if (message.kind === 'ended') return finish(new HttpProblem(message.problem));
    if (message.kind === 'state') return setState(message.state);
    if (message.kind === 'here') return compare(message);
    // Until somebody has said where we are nothing can be said to be missing; the answer to `hello` covers this one.
    if (place === null) return;
    setState('live');
    if (message.from !== place && message.event?.type !== 'reset') take(message.to, { type: 'reset' });
    take(message.to, message.event);
  }

  function compare(here: { place: string; changed: number }): void {
    const isMissing = place === null ? here.changed >= born : place !== here.place;
    changed = Math.max(changed, here.changed);
    place = here.place;
    if (isMissing) take(place, { type: 'reset' });
  }

  function take(to: string, event: LiveEvent | null): void {
    place = to;
    if (event === null) return;
    if (event.type !== 'freshness' && event.type !== 'budget') changed = Date.now();
    onEvent(event);
  }

  function awake(): void {
    reader?.reconnectNow();
    if (reader === null) say({ kind: 'hello' });
    if (state === 'offline' && reader === null && surroundings.isOnline())
      setState(channel === null ? 'polling' : 'live');
    poll();
  }

  function tick(): void {
    if (reader !== null) say({ kind: 'state', state });
    else if (Date.now() - heard > SILENCE_MS && state === 'live') return setState('polling');
    poll();
  }

  /** That nobody could be reached last time says nothing about now. */
  function poll(): void {
    if (state !== 'live' && isVisible() && surroundings.isOnline()) onPoll();
  }

  function setState(next: LiveState): void {
    if (next === state || end.signal.aborted) return;
    state = next;
    onState(next);
    if (reader !== null) say({ kind: 'state', state });
    poll();
  }

  function finish(problem: HttpProblem): void {
    const { message: title, code, status } = problem;
    if (reader !== null) say({ kind: 'ended', problem: { title, code, status } });
    stop();
    onProblem(problem);
  }

  function say(message: TabMessage): void {
    if (!end.signal.aborted) channel?.postMessage(message);
  }
}
