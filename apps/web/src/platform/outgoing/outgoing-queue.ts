import { createListeners } from '#src/platform/browser/store.ts';
import type { SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { serverNow, toServerTime } from '#src/platform/http/server-clock.ts';
import { registerUndoSource, type UndoAction } from '#src/platform/commands/undo-sources.ts';
import { isHeld, isStillHere, isUnderWay, sameSend, type OutgoingItem, type QueueState } from './outgoing-item.ts';
import type { ConfirmedItem, QueueKind } from './queue-kind.ts';
import { SharedQueueState } from './queue-state.ts';
import { ItemSender } from './send-items.ts';

/** Retry interval of an item that waits for the network, in addition to the browser's `online` event. */
const RETRY_INTERVAL_MS = 15_000;
/** Delay before this tab queues for another tab's item, so that the other tab gets the lock first. */
const STAND_BY_MS = 1_000;

/**
 * Holds one user's typed text and outgoing writes of one kind, per record. It outlives all screens: sending continues
 * after a record is closed, and a draft is restored when it is opened again. Tabs of one user share the state.
 */
export class OutgoingQueue<State extends QueueState<Item>, Item extends OutgoingItem, Answer> {
  readonly #kind: QueueKind<State, Item, Answer>;
  readonly #shared: SharedQueueState<State, Item, Answer>;
  readonly #sender: ItemSender<Item>;
  readonly #undone = createListeners<[record: string]>();
  readonly #closing = new AbortController();

  /**
   * @param owner identifies the user among all users of this browser
   * @param vault persists drafts and outgoing items
   * @param onSignedOut called when a response shows that the session has ended
   */
  constructor(
    kind: QueueKind<State, Item, Answer>,
    { owner, vault, onSignedOut }: { owner: string; vault: DraftVault; onSignedOut: () => void },
  ) {
    this.#kind = kind;
    this.#shared = new SharedQueueState(kind, {
      owner,
      vault,
      onLoaded: (record) => this.#sendAll(record),
      // An item that waits is retried here anyway.
      onItem: (record, item) => {
        if (isUnderWay(item) && item.state !== 'waiting') {
          setTimeout(() => this.#sender.enqueue(record, item.key), STAND_BY_MS);
        }
      },
    });
    this.#sender = new ItemSender(owner, `desk.${kind.name}.${owner}`, {
      find: (record, key) => this.#shared.find(record, key),
      replace: (record, item) => this.#shared.putItem(record, item),
      send: async (record, item) => this.#settle(record, item, await kind.send(record, item)),
      settle: (record, item) => this.#settle(record, item),
      flush: (record, key) => this.#shared.flush(record, key),
      reload: (record, key) => this.#shared.reload(record, key),
      subscribe: this.subscribe,
      signedOut: onSignedOut,
    });
    const { signal } = this.#closing;
    const retry = () => this.#retryWaiting();
    window.addEventListener('online', retry, { signal });
    const timer = setInterval(retry, RETRY_INTERVAL_MS);
    const stopOffering = registerUndoSource(() => this.#latestUndo());
    signal.addEventListener('abort', () => clearInterval(timer));
    signal.addEventListener('abort', stopOffering);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#shared.subscribe(listener);

  /** Subscribes to the records whose fields got an item back. */
  readonly onUndo = this.#undone.subscribe;

  state(record: string): State {
    return this.#shared.of(record);
  }

  /** Items that this browser sent and the server confirmed while this page was open, oldest first. */
  confirmed(record: string): readonly ConfirmedItem<Answer>[] {
    return this.#shared.confirmed(record);
  }

  /** Returns whether typed and outgoing text would survive a crash now. */
  saveState(record: string): SaveState {
    return this.#shared.saveState(record);
  }

  /** True while the last change is being saved. */
  isSaving(record: string): boolean {
    return this.#shared.isSaving(record);
  }

  /** Restores what is stored and merges it with what was typed before the vault responded. */
  async open(record: string): Promise<void> {
    await this.#shared.open(record);
  }

  /** Resumes all items that were outgoing when the last page was closed or the session ended. */
  async resume(): Promise<void> {
    await Promise.all((await this.#shared.records()).map((record) => this.open(record)));
  }

  /** Updates and saves the typed fields. */
  update(record: string, typed: Partial<Omit<State, 'outgoing'>>): void {
    this.#shared.putFields(record, typed);
  }

  /** Starts sending items and clears the fields; the content stays in the vault until the response arrives. */
  send(record: string, items: readonly Item[]): void {
    this.#shared.moveToItems(record, items);
    for (const { key } of items) this.#sender.enqueue(record, key);
  }

  /** Ends the send delay of an item and of its siblings. */
  sendNow(record: string, item: Item): void {
    for (const one of sameSend(this.state(record).outgoing, item)) {
      if (one.state === 'held') this.#shared.putItem(record, { ...one, heldUntil: 0 });
    }
  }

  /** Returns the record's newest item in its send delay; null for none. */
  held(record: string): Item | null {
    return this.state(record).outgoing.findLast(isHeld) ?? null;
  }

  /**
   * Sends an item again. An item whose outcome is unknown gets a new key only here, at a user's request.
   * @returns its key from now on
   */
  retry(record: string, item: Item): string {
    if (!this.#isCurrent(record, item)) return item.key;
    const { reason: _why, retryable: _whether, isTried: _tried, ...rest } = item;
    const key = item.state === 'unseen' ? crypto.randomUUID() : item.key;
    this.#shared.putItem(record, { ...(rest as Item), key, state: 'held', heldUntil: 0 });
    if (key !== item.key) this.#shared.removeItem(record, item.key);
    this.#sender.enqueue(record, key);
    return key;
  }

  /** Moves an item that is not stored back into the fields; what was typed there since is kept. */
  undo(record: string, item: Item): void {
    const siblings = sameSend(this.state(record).outgoing, item);
    if (!this.#isCurrent(record, item) || (siblings.length > 1 && !siblings.every(isStillHere))) return;
    this.#shared.moveToFields(record, siblings);
    this.#undone.notify(record);
  }

  /** Discards items that need a decision, or removes stored ones from the list. */
  discard(record: string, keys: readonly string[]): void {
    for (const key of keys) this.#shared.removeItem(record, key);
  }

  /** Stops sending, saving and listening after sign-out. */
  close(): void {
    this.#closing.abort();
    this.#sender.close();
    this.#shared.close();
  }

  /** Returns the newest item of all records that can be undone; null for none. */
  #latestUndo(): UndoAction | null {
    const held = [...this.#shared.entries()].flatMap(([record, { outgoing }]) =>
      outgoing.filter(isHeld).map((item) => ({ record, item })),
    );
    const newest = held.toSorted((one, other) => other.item.sentAt - one.item.sentAt)[0];
    if (newest === undefined) return null;
    return {
      at: toServerTime(newest.item.sentAt),
      run: () => {
        this.undo(newest.record, newest.item);
        return this.#kind.undone(newest.record);
      },
    };
  }

  /** Enqueues the record's items; the lock leaves those of other tabs alone. */
  #sendAll(record: string): void {
    for (const item of this.state(record).outgoing) if (isUnderWay(item)) this.#sender.enqueue(record, item.key);
  }

  #retryWaiting(): void {
    for (const [record, { outgoing }] of this.#shared.entries()) {
      for (const { key, state, waitsFor } of outgoing) {
        if (state === 'waiting' && waitsFor === 'network') this.#sender.enqueue(record, key);
      }
    }
  }

  /** Records that an item is stored. @param answer undefined if the response is no longer known */
  #settle(record: string, item: Item, answer?: Answer): void {
    const at = serverNow();
    if (answer !== undefined) {
      this.#shared.confirm(this.#kind.targetOf?.(record, item) ?? record, { key: item.key, answer, at });
    }
    const { reason: _why, retryable: _whether, ...rest } = item;
    if (item.group === undefined) this.#shared.removeItem(record, item.key);
    else this.#shared.putItem(record, { ...(rest as Item), state: 'done', doneAt: at });
  }

  #isCurrent(record: string, item: Item): boolean {
    return this.#shared.find(record, item.key)?.state === item.state;
  }
}
