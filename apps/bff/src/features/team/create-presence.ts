import { PRESENCE_SECONDS, type PresenceAt, type PresentPerson } from '@intake-desk/desk-api/presence';
import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Clock } from '../../clock.ts';
import type { EventHub } from '../../events/event-hub.ts';
import type { Colleague } from '@intake-desk/desk-api/triage';

/** Tracks which record each person has open and who is writing. In memory only: it ends with the process. */
export interface Presence {
  /** @param at null if the person has no record open */
  put(firm: string, by: Colleague, at: PresenceAt | null): void;
  list(firm: string): PresentPerson[];
  /** Drops everyone; people who still have a record open say so within half a minute. */
  forget(): void;
  stop(): void;
}

interface Here extends PresentPerson {
  /** Cancels the timer that expires the entry. */
  forget: () => void;
}

export function createPresence(clock: Clock, hub: EventHub): Presence {
  const firms = new Map<string, Map<string, Here>>();

  return {
    put(firm, by, at) {
      const here = hereOf(firm);
      const before = here.get(by.id);
      before?.forget();
      here.delete(by.id);
      if (at !== null) {
        const forget = clock.after(PRESENCE_SECONDS * 1000, () => {
          here.delete(by.id);
          publish(firm, at.kind);
        });
        here.set(by.id, { ...at, by, forget });
      }
      if (isSame(before, at)) return;
      for (const kind of new Set([before?.kind, at?.kind])) if (kind !== undefined) publish(firm, kind);
    },
    list: of,
    forget() {
      const known = [...firms.keys()];
      clear();
      for (const firm of known) for (const kind of RECORD_KINDS) publish(firm, kind);
    },
    stop: clear,
  };

  function clear(): void {
    for (const here of firms.values()) for (const { forget } of here.values()) forget();
    firms.clear();
  }

  function publish(firm: string, kind: RecordKind): void {
    hub.publish(firm, { type: 'presence', kind, present: of(firm).filter((present) => present.kind === kind) });
  }

  function of(firm: string): PresentPerson[] {
    return [...hereOf(firm).values()].map(({ forget: _forget, ...present }) => present);
  }

  function hereOf(firm: string): Map<string, Here> {
    const known = firms.get(firm);
    if (known !== undefined) return known;
    const made = new Map<string, Here>();
    firms.set(firm, made);
    return made;
  }
}

function isSame(before: PresentPerson | undefined, at: PresenceAt | null): boolean {
  if (before === undefined || at === null) return before === undefined && at === null;
  return before.kind === at.kind && before.id === at.id && before.isWriting === at.isWriting;
}
