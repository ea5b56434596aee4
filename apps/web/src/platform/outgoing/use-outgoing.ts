import { useEffect, useSyncExternalStore } from 'react';
import type { SaveState } from '#src/platform/drafts/draft-autosave.ts';
import { useOwnNowEverySecond } from '#src/platform/format/clock.ts';
import type { OutgoingItem, QueueState } from './outgoing-item.ts';
import type { OutgoingQueue } from './outgoing-queue.ts';
import type { ConfirmedItem } from './queue-kind.ts';

/** Returns the typed text and the outgoing items of one record, and loads what is stored. */
export function useQueueState<State extends QueueState<Item>, Item extends OutgoingItem, Answer>(
  queue: OutgoingQueue<State, Item, Answer>,
  record: string,
): State {
  useEffect(() => void queue.open(record), [queue, record]);
  return useSyncExternalStore(queue.subscribe, () => queue.state(record));
}

/** Returns the record's items that this browser sent and the server confirmed. */
export function useConfirmedItems<State extends QueueState<Item>, Item extends OutgoingItem, Answer>(
  queue: OutgoingQueue<State, Item, Answer>,
  record: string,
): readonly ConfirmedItem<Answer>[] {
  return useSyncExternalStore(queue.subscribe, () => queue.confirmed(record));
}

interface WithSaveState {
  subscribe: (listener: () => void) => () => void;
  saveState: (record: string) => SaveState;
  isSaving: (record: string) => boolean;
}

/** Returns whether one record's typed text would survive a crash, and whether its last change is being saved. */
export function useSaveState(queue: WithSaveState, record: string): { kept: SaveState; isSaving: boolean } {
  const kept = useSyncExternalStore(queue.subscribe, () => queue.saveState(record));
  const isSaving = useSyncExternalStore(queue.subscribe, () => queue.isSaving(record));
  return { kept, isSaving };
}

/** Returns the seconds until an item is sent; 0 when it is not held. */
export function useSecondsLeft({ state, heldUntil = 0 }: OutgoingItem): number {
  const now = useOwnNowEverySecond();
  return state === 'held' ? Math.max(0, Math.ceil((heldUntil - now) / 1000)) : 0;
}
