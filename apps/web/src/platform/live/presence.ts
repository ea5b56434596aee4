import type { PresenceAt, PresentPerson } from '@intake-desk/desk-api/presence';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useEffect, useSyncExternalStore } from 'react';
import { callDesk } from '#src/platform/http/desk.ts';

/** Interval at which presence is announced again, in milliseconds. */
const HEARTBEAT_MS = 30_000;
/** Delay before presence is announced, in milliseconds: stepping through rows announces nothing. */
const ANNOUNCE_DELAY_MS = 600;

let present: readonly PresentPerson[] = [];
let byRecord: ReadonlyMap<string, readonly PresentPerson[]> = new Map();
const EMPTY_PRESENT: readonly PresentPerson[] = [];
const listeners = new Set<() => void>();

/** Returns which team members have which record open, including the current user. */
export function usePresence(): readonly PresentPerson[] {
  return useSyncExternalStore(subscribe, () => present);
}

/**
 * Returns who has a record open, including the current user. The array is stable while nothing about this record
 * changes.
 */
export function usePresenceAt(kind: PresenceAt['kind'], id: number): readonly PresentPerson[] {
  return useSyncExternalStore(subscribe, () => byRecord.get(`${kind}/${id}`) ?? EMPTY_PRESENT);
}

/** Announces the record on this screen while it is shown and visible. */
export function useAnnouncePresence({ kind, id, isWriting }: PresenceAt): void {
  useEffect(() => {
    const send = (at: PresenceAt | null): void => {
      callDesk('PUT /api/desk/presence', { body: { at } }).then(
        ({ data }) => replacePresence(data),
        // Presence is optional: errors are ignored.
        () => undefined,
      );
    };
    let isAnnounced = false;
    const announce = (): void => {
      if (document.visibilityState !== 'visible') return;
      isAnnounced = true;
      send({ kind, id, isWriting });
    };
    const settle = setTimeout(announce, ANNOUNCE_DELAY_MS);
    const timer = setInterval(announce, HEARTBEAT_MS);
    return () => {
      clearTimeout(settle);
      clearInterval(timer);
      if (isAnnounced) send(null);
    };
  }, [kind, id, isWriting]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Replaces who has records of one kind open, after a live event. */
export function applyPresence(kind: RecordKind, next: readonly PresentPerson[]): void {
  replacePresence([...present.filter((person) => person.kind !== kind), ...next]);
}

function replacePresence(next: readonly PresentPerson[]): void {
  present = next;
  const groups = Map.groupBy(next, ({ kind, id }) => `${kind}/${id}`);
  byRecord = new Map([...groups].map(([name, people]) => [name, stable(byRecord.get(name), people)]));
  for (const listener of listeners) listener();
}

/** Returns the previous array if it has the same people. */
function stable(before: readonly PresentPerson[] | undefined, now: readonly PresentPerson[]): readonly PresentPerson[] {
  const isSame =
    before?.length === now.length &&
    now.every((one, at) => one.by.id === before[at]?.by.id && one.isWriting === before[at].isWriting);
  return isSame ? before : now;
}
