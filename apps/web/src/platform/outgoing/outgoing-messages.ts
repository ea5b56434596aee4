import { formatTime } from '#src/platform/format/time.ts';
import { outgoingTexts } from '#src/texts/outgoing.ts';
import { needsDecision, type OutgoingItem } from './outgoing-item.ts';

/** Returns a short text for an item's state. An item whose send delay has ended is shown as sending. */
export function formatItemState(
  { state, heldUntil, doneAt }: OutgoingItem,
  states: Record<OutgoingItem['state'], string> = outgoingTexts.states,
): string {
  if (state === 'held' && !heldUntil) return states.sending;
  if (state === 'done' && doneAt !== undefined) return outgoingTexts.inClioAt(formatTime(doneAt));
  return states[state];
}

/** Returns the explanation for an item that waits or needs its author; empty when no action is needed. */
export function formatItemOutcome({ state, waitsFor = 'network', reason }: OutgoingItem): string {
  switch (state) {
    case 'waiting':
      return outgoingTexts.waitsFor[waitsFor];
    case 'failed':
      return outgoingTexts.failed(reason);
    case 'unseen':
      return outgoingTexts.unseen(reason);
    case 'held':
    case 'sending':
    case 'unknown':
    case 'done':
      return '';
  }
}

/** Returns what an entry of the list shows about an item. */
export function describeItem(item: OutgoingItem, states?: Record<OutgoingItem['state'], string>) {
  return {
    state: formatItemState(item, states),
    outcome: formatItemOutcome(item),
    needsDecision: needsDecision(item),
    isFailed: item.state === 'failed',
    retry: item.retryable === false ? null : item.state === 'unseen' ? outgoingTexts.sendAgain : outgoingTexts.retry,
  };
}
