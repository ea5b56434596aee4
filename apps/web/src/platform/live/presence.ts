import type { PresenceAt, PresentPerson } from '@intake-desk/desk-api/presence';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useEffect } from 'react';
import { createStore, useStore } from '#src/platform/browser/store.ts';
import { callDesk } from '#src/platform/http/desk.ts';

/** Interval at which presence is announced again, in milliseconds. */
const HEARTBEAT_MS = 30_000;
/** Delay before presence is announced, in milliseconds: stepping through rows announces nothing. */
const ANNOUNCE_DELAY_MS = 600;

const EMPTY_PRESENT: readonly PresentPerson[] = [];
const presence = createStore({
  present: EMPTY_PRESENT,
  byRecord: new Map<string, readonly PresentPerson[]>(),
});

/** Returns which team members have which record open, including the current user. */
export function usePresence(): readonly PresentPerson[] {
  return useStore(presence).present;
}

/**
 * Returns who has a record open, including the current user. The array is stable while nothing about this record
 * changes.
 */
export function usePresenceAt(kind: PresenceAt['kind'], id: number): readonly PresentPerson[] {
  return useStore(presence, ({ byRecord }) => byRecord.get(`${kind}/${id}`) ?? EMPTY_PRESENT);
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

/** Replaces who has records of one kind open, after a live event. */
export function applyPresence(kind: RecordKind, next: readonly PresentPerson[]): void {
  replacePresence([...presence.get().present.filter((person) => person.kind !== kind), ...next]);
}

function replacePresence(next: readonly PresentPerson[]): void {
  const { byRecord } = presence.get();
  const groups = Map.groupBy(next, ({ kind, id }) => `${kind}/${id}`);
  presence.set({
    present: next,
    byRecord: new Map([...groups].map(([name, people]) => [name, stable(byRecord.get(name), people)])),
  });
}

/** Returns the previous array if it has the same people. */
function stable(before: readonly PresentPerson[] | undefined, now: readonly PresentPerson[]): readonly PresentPerson[] {
  const isSame =
    before?.length === now.length &&
    now.every((one, at) => one.by.id === before[at]?.by.id && one.isWriting === before[at].isWriting);
  return isSame ? before : now;
}
