import { useSyncExternalStore } from 'react';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';
import { POLL_MS, type LiveState, type LiveOptions } from './live-options.ts';

const listeners = new Set<(event: LiveEvent) => void>();
const watchers = new Set<() => void>();
/** Until the first try has failed there is no reason to worry anybody. */
let state: LiveState = 'live';
let isLeading = false;

/**
 * Listens to what happens in the firm. The code that does so is loaded now and not with the page; one tab of a browser reads, and
 * tells the others.
 * @returns stops, for good; to be called at the sign-out
 */
export function startLiveEvents(options: LiveOptions): () => void {
  let isStopped = false;
  let stop: () => void = () => undefined;
  whenFirstScreenPainted()
    .then(() => import('./tab-sharing.ts'))
    .then(
      ({ shareLiveEvents }) => {
        if (!isStopped)
          stop = shareLiveEvents({ ...options, onEvent: tell, onState: setState, onLead: () => (isLeading = true) });
      },
      () => {
        if (isStopped) return;
        setState('polling');
        const timer = setInterval(options.onPoll, POLL_MS);
        stop = () => clearInterval(timer);
      },
    );
  return () => {
    isStopped = true;
    isLeading = false;
    stop();
    setState('live');
  };
}

/**
 * @param listener told of each event; of `reset`, when some may have been missed: then what is on the screen is to be asked for anew
 * @returns stops listening
 */
export function subscribeToEvents(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether something was told already: who begins to listen only now has not heard it. */
export function hasReceivedEvents(): boolean {
  return isTold;
}

/** Whether this tab is the one of the browser that reads: what the browser shall do once, that one does. */
export function isLeaderTab(): boolean {
  return isLeading;
}

/** How this page learns what happens, for the line that says how new things are. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(watch, () => state);
}

let isTold = false;

function tell(event: LiveEvent): void {
  isTold = true;
  for (const listener of listeners) {
    try {
      listener(event);
    } catch (error) {
      // A fault in one place keeps no other from hearing.
      reportError(error);
    }
  }
}

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
