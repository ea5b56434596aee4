import { DraftAutosave, type SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { registerUndoSource, type UndoAction } from '#src/platform/commands/undo-sources.ts';
import { isHeld, isStillHere, isUnderWay, sameSend, type OutgoingItem, type QueueState } from './outgoing-item.ts';
import type { ConfirmedItem, QueueKind } from './queue-kind.ts';
import { ItemSender } from './send-items.ts';

/** Retry interval of an item that waits for the network, in addition to the browser's `online` event. */
const RETRY_INTERVAL_MS = 15_000;
/** Delay before this tab queues for another tab's item, so that the other tab gets the lock first. */
const STAND_BY_MS = 1_000;
/** For this long after sending, an item may be missing from the vault because its tab closed before saving it. */
const UNSTORED_MS = 5_000;

/** Message to the same user's other tabs. */
interface TabMessage<State, Answer> {
  record: string;
  state: State;
  /** True when the sending tab has loaded the vault's entry. */
  isWhole: boolean;
  confirmed?: { record: string; item: ConfirmedItem<Answer> };
}

/**
 * Holds one user's typed text and outgoing writes of one kind, per record. It outlives all screens: sending continues
 * after a record is closed, and a draft is restored when it is opened again. Tabs of one user share the state.
 */
export class OutgoingQueue<State extends QueueState<Item>, Item extends OutgoingItem, Answer> {
  readonly #kind: QueueKind<State, Item, Answer>;
  readonly #vault: DraftVault;
  readonly #channel: BroadcastChannel;
  readonly #autosave: DraftAutosave<State>;
  readonly #sender: ItemSender<Item>;
  readonly #states = new Map<string, State>();
  readonly #opening = new Set<string>();
  /** Records whose state includes the vault's entry and other tabs' changes. */
  readonly #whole = new Set<string>();
  readonly #confirmed = new Map<string, readonly ConfirmedItem<Answer>[]>();
  readonly #listeners = new Set<() => void>();
  readonly #undoListeners = new Set<(record: string) => void>();
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
    this.#vault = vault;
    const isSettled = (state: State) =>
      kind.isEmpty({ ...state, outgoing: [] }) && state.outgoing.every((item) => item.state === 'done');
    this.#autosave = new DraftAutosave(vault, { isEmpty: kind.isEmpty, isSettled }, () => this.#notify());
    this.#channel = new BroadcastChannel(`desk.${kind.name}.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage<State, Answer>>) => this.#onMessage(data);
    this.#sender = new ItemSender(owner, `desk.${kind.name}.${owner}`, {
      find: (record, key) => this.state(record).outgoing.find((item) => item.key === key),
      replace: (record, item) => this.#replace(record, item),
      send: async (record, item) => this.#settle(record, item, await kind.send(record, item)),
      settle: (record, item) => this.#settle(record, item),
      flush: (record) => this.#autosave.whenIdle(record),
      reload: (record, key) => this.#reload(record, key),
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

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Subscribes to the records whose fields got an item back. */
  readonly onUndo = (listener: (record: string) => void): (() => void) => {
    this.#undoListeners.add(listener);
    return () => this.#undoListeners.delete(listener);
  };

  state(record: string): State {
    return this.#states.get(record) ?? this.#kind.empty;
  }

  /** Items that this browser sent and the server confirmed while this page was open, oldest first. */
  confirmed(record: string): readonly ConfirmedItem<Answer>[] {
    return this.#confirmed.get(record) ?? NONE;
  }

  /** Returns whether the typed text would survive a crash now. */
  saveState(record: string): SaveState {
    return this.#autosave.state(record);
  }

  /** True while the last change is being saved. */
  isSaving(record: string): boolean {
    return this.#autosave.isSaving(record);
  }

  /** Restores the stored state and merges it with what was typed before the vault responded. */
  async open(record: string): Promise<void> {
    if (this.#whole.has(record) || this.#opening.has(record)) return;
    this.#opening.add(record);
    try {
      const stored = this.#kind.parse(await this.#vault.read(record));
      // Another tab may have sent the complete state in the meantime.
      if (!this.#whole.has(record)) {
        this.#states.set(record, this.#kind.merge(stored, this.state(record)));
        this.#whole.add(record);
        this.#autosave.markLoaded(record, this.state(record));
        this.#standBy(record);
      }
    } catch {
      // The stored state could not be read and must not be overwritten.
      this.#autosave.markUnreadable(record);
    } finally {
      this.#opening.delete(record);
    }
    this.#notify();
  }

  /** Resumes all items that were outgoing when the last page was closed or the session ended. */
  async resume(): Promise<void> {
    const records = (await this.#vault.recordNames()).filter(this.#kind.owns);
    await Promise.all(records.map((record) => this.open(record)));
  }

  /** Updates and saves the typed fields. */
  update(record: string, typed: Partial<Omit<State, 'outgoing'>>): void {
    this.#put(record, { ...this.state(record), ...typed });
  }

  /** Starts sending items and clears the fields; the content stays in the vault until the response arrives. */
  send(record: string, items: readonly Item[]): void {
    this.#put(record, { ...this.#kind.empty, outgoing: [...this.state(record).outgoing, ...items] });
    for (const { key } of items) this.#sender.enqueue(record, key);
  }

  /** Ends the send delay of an item and of its siblings. */
  sendNow(record: string, item: Item): void {
    for (const one of sameSend(this.state(record).outgoing, item)) {
      if (one.state === 'held') this.#replace(record, { ...one, heldUntil: 0 });
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
    this.#replace(record, { ...(rest as Item), key, state: 'held', heldUntil: 0 }, item.key);
    this.#sender.enqueue(record, key);
    return key;
  }

  /** Moves an item that is not stored back into the fields; what was typed there since is kept. */
  undo(record: string, item: Item): void {
    const { outgoing } = this.state(record);
    const siblings = sameSend(outgoing, item);
    if (!this.#isCurrent(record, item) || (siblings.length > 1 && !siblings.every(isStillHere))) return;
    const typed = this.#kind.merge(this.#kind.typedAs(siblings), { ...this.state(record), outgoing: [] });
    const keys = new Set(siblings.map(({ key }) => key));
    this.#put(record, { ...typed, outgoing: outgoing.filter(({ key }) => !keys.has(key)) });
    for (const listener of this.#undoListeners) listener(record);
  }

  /** Discards items that need a decision, or removes stored ones from the list. */
  discard(record: string, keys: readonly string[]): void {
    const state = this.state(record);
    this.#put(record, { ...state, outgoing: state.outgoing.filter(({ key }) => !keys.includes(key)) });
  }

  /** Stops sending, saving and listening after sign-out. */
  close(): void {
    this.#closing.abort();
    this.#sender.close();
    this.#autosave.close();
    this.#channel.close();
    this.#notify();
  }

  /** Returns the newest item of all records that can be undone; null for none. */
  #latestUndo(): UndoAction | null {
    const held = [...this.#states].flatMap(([record, { outgoing }]) =>
      outgoing.filter(isHeld).map((item) => ({ record, item })),
    );
    const newest = held.toSorted((one, other) => other.item.sentAt - one.item.sentAt)[0];
    if (newest === undefined) return null;
    return {
      at: newest.item.sentAt,
      run: () => {
        this.undo(newest.record, newest.item);
        return this.#kind.undone(newest.record);
      },
    };
  }

  /** Enqueues the record's items; the lock leaves those of other tabs alone. */
  #standBy(record: string): void {
    for (const item of this.state(record).outgoing) if (isUnderWay(item)) this.#sender.enqueue(record, item.key);
  }

  #retryWaiting(): void {
    for (const [record, { outgoing }] of this.#states) {
      for (const { key, state, waitsFor } of outgoing) {
        if (state === 'waiting' && waitsFor === 'network') this.#sender.enqueue(record, key);
      }
    }
  }

  async #reload(record: string, key: string): Promise<void> {
    const stored = this.#kind.parse(await this.#vault.read(record));
    const kept = stored.outgoing.find((item) => item.key === key);
    const state = this.state(record);
    const outgoing = state.outgoing.flatMap((item) => {
      if (item.key !== key) return item;
      // A recent item may not be in the vault yet. With an equal state, the copy in memory is newer.
      if (kept === undefined) return Date.now() - item.sentAt < UNSTORED_MS ? item : [];
      return kept.state === item.state ? item : kept;
    });
    this.#states.set(record, { ...state, outgoing });
    this.#notify();
  }

  /** Records that an item is stored. @param answer undefined if the response is no longer known */
  #settle(record: string, item: Item, answer?: Answer): void {
    const at = Date.now();
    const state = this.state(record);
    const outgoing = state.outgoing.flatMap((other) => {
      if (other.key !== item.key) return other;
      const { reason: _why, retryable: _whether, ...rest } = other;
      return other.group === undefined ? [] : { ...(rest as Item), state: 'done' as const, doneAt: at };
    });
    if (answer === undefined) return this.#put(record, { ...state, outgoing });
    const confirmed = {
      record: this.#kind.targetOf?.(record, item) ?? record,
      item: { key: item.key, answer, at },
    };
    this.#confirm(confirmed);
    this.#put(record, { ...state, outgoing }, confirmed);
  }

  #replace(record: string, item: Item, key = item.key): void {
    const state = this.state(record);
    this.#put(record, { ...state, outgoing: state.outgoing.map((other) => (other.key === key ? item : other)) });
  }

  #isCurrent(record: string, item: Item): boolean {
    return this.state(record).outgoing.some(({ key, state }) => key === item.key && state === item.state);
  }

  #put(record: string, state: State, confirmed?: TabMessage<State, Answer>['confirmed']): void {
    if (this.#closing.signal.aborted) return;
    this.#states.set(record, state);
    this.#autosave.save(record, state);
    const isWhole = this.#whole.has(record);
    const message: TabMessage<State, Answer> = { record, state, isWhole, ...(confirmed ? { confirmed } : {}) };
    this.#channel.postMessage(message);
    this.#notify();
  }

  /** Applies what the same user typed or sent in another tab, which also saves it. */
  #onMessage({ record, state, isWhole, confirmed }: TabMessage<State, Answer>): void {
    if (confirmed) this.#confirm(confirmed);
    if (isWhole || this.#whole.has(record)) {
      this.#states.set(record, state);
      if (!this.#whole.has(record)) this.#autosave.markLoaded(record, state);
      this.#whole.add(record);
      setTimeout(() => this.#standBy(record), STAND_BY_MS);
    }
    this.#notify();
  }

  #confirm({ record, item }: NonNullable<TabMessage<State, Answer>['confirmed']>): void {
    this.#confirmed.set(record, [...this.confirmed(record).filter(({ key }) => key !== item.key), item]);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

const NONE: readonly never[] = [];
