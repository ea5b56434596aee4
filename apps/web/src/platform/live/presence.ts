import type { PresenceAnswer, PresenceAt, PresentPerson } from '@intake-desk/desk-api/presence';
import { useEffect, useSyncExternalStore } from 'react';
import { http } from '#src/platform/http/http.ts';
import { subscribeToEvents } from './live-events.ts';

/** How often the desk is told that somebody is still there, in milliseconds. */
const HEARTBEAT_MS = 30_000;
/** Whoever only passes by, row after row, is not there. */
const ANNOUNCE_DELAY_MS = 600;

let present: readonly PresentPerson[] = [];
let byRecord: ReadonlyMap<string, readonly PresentPerson[]> = new Map();
const EMPTY_PRESENT: readonly PresentPerson[] = [];
const listeners = new Set<() => void>();
let stop: (() => void) | undefined;

/** Who of our team has which record open, oneself included. */
export function usePresence(): readonly PresentPerson[] {
  return useSyncExternalStore(subscribe, () => present);
}

/** Who has a record open, oneself included; the same array as long as nothing about this record changes. */
export function usePresenceAt(kind: PresenceAt['kind'], id: number): readonly PresentPerson[] {
  return useSyncExternalStore(subscribe, () => byRecord.get(`${kind}/${id}`) ?? EMPTY_PRESENT);
}

/** Says what is on this screen for as long as it is, and can be seen. */
export function useAnnouncePresence({ kind, id, isWriting }: PresenceAt): void {
  useEffect(() => {
    const tell = (at: PresenceAt | null): void => {
      http('/api/desk/presence', { method: 'PUT', body: { at } }).then(
        (answer) => put((answer as PresenceAnswer).data),
        // It is a courtesy: without it nothing is wrong.
        () => undefined,
      );
    };
    let isSaid = false;
    const say = (): void => {
      if (document.visibilityState !== 'visible') return;
      isSaid = true;
      tell({ kind, id, isWriting });
    };
    const settle = setTimeout(say, ANNOUNCE_DELAY_MS);
    const timer = setInterval(say, HEARTBEAT_MS);
    return () => {
      clearTimeout(settle);
      clearInterval(timer);
      if (isSaid) tell(null);
    };
  }, [kind, id, isWriting]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Every row may ask: one of them listens for all.
  stop ??= subscribeToEvents((event) => {
    if (event.type === 'presence') put(event.present);
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

function put(next: readonly PresentPerson[]): void {
  present = next;
  const groups = Map.groupBy(next, ({ kind, id }) => `${kind}/${id}`);
  byRecord = new Map([...groups].map(([name, people]) => [name, kept(byRecord.get(name), people)]));
  for (const listener of listeners) listener();
}

/** The people of before, where they are the same ones. */
function kept(before: readonly PresentPerson[] | undefined, now: readonly PresentPerson[]): readonly PresentPerson[] {
  const isSame =
    before?.length === now.length &&
    now.every((one, at) => one.by.id === before[at]?.by.id && one.isWriting === before[at].isWriting);
  return isSame ? before : now;
}
