import { serverNow } from '#src/platform/http/server-clock.ts';

/** A write on its way, from the moment the user sends it until the server's response arrives. */
export interface OutgoingItem {
  /** Idempotency key: the same for every retry of this content. */
  key: string;
  /** When the user sent it, in epoch milliseconds by this computer's clock, as `heldUntil`. */
  sentAt: number;
  /**
   * `held`: leaves at `heldUntil` · `waiting`: no byte has left, is retried automatically · `sending` · `unknown`: no
   * response, the server's journal is being asked · `failed`: certainly not stored · `unseen`: no response, and not
   * found; only the user may send it again · `done`: stored, shown beside its siblings.
   */
  state: 'held' | 'waiting' | 'sending' | 'unknown' | 'failed' | 'unseen' | 'done';
  /** Epoch milliseconds; 0 once it can no longer be undone. */
  heldUntil?: number;
  /** Set while `waiting`. */
  waitsFor?: 'network' | 'sign-in';
  /** When it was stored, in epoch milliseconds by the server's clock. */
  doneAt?: number;
  /** Sent once without a response. */
  isTried?: boolean;
  /** Shared by the items that one send created for several records. */
  group?: string;
  /** Position in its group; 0 if missing. */
  position?: number;
  /** The reason, as a sentence. */
  reason?: string;
  /** False when the same content would fail again. */
  retryable?: boolean;
}

/** Everything of one record that is not stored on the server: typed fields, and items on their way. */
export interface QueueState<Item extends OutgoingItem> {
  outgoing: readonly Item[];
}

/** True when an item has certainly not been sent, so that its author can undo it. */
export function isStillHere({ state, isTried }: OutgoingItem): boolean {
  return (state === 'held' || state === 'waiting') && isTried !== true;
}

/** True during an item's send delay, while it can still be undone. */
export function isHeld(item: OutgoingItem): boolean {
  return isStillHere(item) && item.state === 'held' && item.heldUntil !== 0;
}

/** True while an item needs no decision of the user. */
export function isUnderWay({ state }: OutgoingItem): boolean {
  return state === 'held' || state === 'waiting' || state === 'sending' || state === 'unknown';
}

/** True when only the user can decide how to go on. */
export function needsDecision({ state }: OutgoingItem): boolean {
  return state === 'failed' || state === 'unseen';
}

/** Returns all items of the same send, in order. */
export function sameSend<Item extends OutgoingItem>(outgoing: readonly Item[], item: Item): readonly Item[] {
  return outgoing.filter(({ key, group }) => (item.group === undefined ? key === item.key : group === item.group));
}

/** How long a group of items that are all stored is shown. */
const SHOWN_MS = 12 * 60 * 60_000;

/** True for an item whose whole group has been stored for longer than `SHOWN_MS`. */
export function isForgotten(item: OutgoingItem, outgoing: readonly OutgoingItem[]): boolean {
  const before = serverNow() - SHOWN_MS;
  return (
    item.state === 'done' &&
    sameSend(outgoing, item).every(({ state, doneAt = 0 }) => state === 'done' && doneAt < before)
  );
}

/** Returns the name of an item's entry in the vault. */
export function entryName(record: string, key: string): string {
  return `${record}#${key}`;
}

/** Parses the name of an item's entry; null for an entry of typed fields. */
export function keyOfEntry(name: string): { record: string; key: string } | null {
  const mark = name.indexOf('#');
  return mark < 0 ? null : { record: name.slice(0, mark), key: name.slice(mark + 1) };
}

/** Compares items for the order in which they were sent. */
export function bySending(one: OutgoingItem, other: OutgoingItem): number {
  return one.sentAt - other.sentAt || (one.position ?? 0) - (other.position ?? 0);
}

/** Returns the fields that a new item starts with. */
export function startItem(holdMs: number): Pick<OutgoingItem, 'key' | 'sentAt' | 'state' | 'heldUntil'> {
  const now = Date.now();
  return { key: crypto.randomUUID(), sentAt: now, state: 'held', heldUntil: holdMs > 0 ? now + holdMs : 0 };
}

/**
 * Parses the items that earlier versions stored with the typed fields. Their state `interrupted` meant sent without a
 * response, which the journal knows. Content is not checked.
 */
export function parseOutgoing<Item extends OutgoingItem>(stored: unknown): Item[] {
  const items = Array.isArray(stored) ? (stored as Item[]) : [];
  return items.map((item) => ((item.state as string) === 'interrupted' ? { ...item, state: 'unknown' } : item));
}
