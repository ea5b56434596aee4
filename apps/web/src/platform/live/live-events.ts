import { createStore, useStore } from '#src/platform/browser/store.ts';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';
import { POLL_MS, type LiveState, type LiveOptions } from './live-options.ts';

const listeners = new Set<(event: LiveEvent) => void>();
/** Without a failed attempt there is no reason for a warning. */
const state = createStore<LiveState>('live');
let isLeading = false;

/**
 * Subscribes to the firm's events. The code is loaded after the first paint; one tab of a browser connects and forwards
 * events to the others.
 * @param loadListener loads what must receive every event; nothing connects before that
 * @returns stops for good; to be called at sign-out
 */
export function startLiveEvents(
  options: LiveOptions,
  loadListener: () => Promise<(event: LiveEvent) => void>,
): () => void {
  let isStopped = false;
  let stop: () => void = () => undefined;
  whenFirstScreenPainted()
    .then(() => Promise.all([import('./tab-sharing.ts'), loadListener()]))
    .then(
      ([{ shareLiveEvents }, listener]) => {
        if (isStopped) return;
        const unsubscribe = subscribeToEvents(listener);
        const end = shareLiveEvents({
          ...options,
          onEvent: notify,
          onState: state.set,
          onLead: () => (isLeading = true),
        });
        stop = () => {
          unsubscribe();
          end();
        };
      },
      () => {
        if (isStopped) return;
        state.set('polling');
        const timer = setInterval(options.onPoll, POLL_MS);
        stop = () => clearInterval(timer);
      },
    );
  return () => {
    isStopped = true;
    isLeading = false;
    stop();
    state.set('live');
  };
}

/**
 * @param listener receives each event; `reset` means that some may be missing and that visible data must be refetched
 * @returns unsubscribes
 */
export function subscribeToEvents(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Returns whether this is the leader tab, which does everything that must happen once per browser. */
export function isLeaderTab(): boolean {
  return isLeading;
}

/** Whether this page receives events; a connection that was lost is noticed within a minute. */
export function isLive(): boolean {
  return state.get() === 'live';
}

/** Returns how this page learns of changes, for the freshness display. */
export function useLiveState(): LiveState {
  return useStore(state);
}

function notify(event: LiveEvent): void {
  for (const listener of listeners) {
    try {
      listener(event);
    } catch (error) {
      // An error in one listener must not affect the others.
      reportError(error);
    }
  }
}
