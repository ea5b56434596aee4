import type { OutgoingItem, QueueState } from './outgoing-item.ts';

/** What distinguishes one kind of writes from the others. */
export interface QueueKind<State extends QueueState<Item>, Item extends OutgoingItem, Answer> {
  /** Prefix of the names of its locks, and of its channel between tabs. */
  name: string;
  empty: State;
  /** True for a record whose entry in the vault belongs to this kind. */
  owns: (record: string) => boolean;
  /** Parses a stored entry, as far as it has the right shape. */
  parse: (stored: unknown) => State;
  /** Merges the typed fields of two states without losing text of either; the older comes first. */
  merge: (older: State, newer: State) => State;
  /** True if nothing is typed. */
  isEmpty: (state: State) => boolean;
  /** Returns the typed fields from which the items of one send were created. */
  typedAs: (items: readonly Item[]) => State;
  /**
   * Sends an item. Repeating it with the same key and content stores nothing twice.
   * @returns undefined if the response does not contain it
   */
  send: (record: string, item: Item) => Promise<Answer | undefined>;
  /** The record at which the response is listed, when it is not the one where the item was typed. */
  targetOf?: (record: string, item: Item) => string;
  /** What the user is told after Undo. */
  undone: (record: string) => string;
}

/** An item that this browser sent and the server confirmed. */
export interface ConfirmedItem<Answer> {
  key: string;
  answer: Answer;
  /** When the response arrived, in epoch milliseconds. */
  at: number;
}
