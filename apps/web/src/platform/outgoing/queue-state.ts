import { createListeners } from '#src/platform/browser/store.ts';
import { DraftAutosave, type SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { bySending, entryName, isForgotten, keyOfEntry, type OutgoingItem, type QueueState } from './outgoing-item.ts';
import type { ConfirmedItem, QueueKind } from './queue-kind.ts';

/** For this long after sending, an item may be missing from the vault because its tab closed before saving it. */
const UNSTORED_MS = 5_000;

/** Message to the same user's other tabs. Each part is what changed. */
interface TabMessage<State, Item, Answer> {
  record: string;
  /** The typed fields. */
  typed?: State;
  /** True when the sending tab has loaded the stored fields. */
  isWhole?: boolean;
  item?: Item;
  removed?: string;
  confirmed?: ConfirmedItem<Answer>;
}

/**
 * Typed fields and outgoing items of one user, per record: in memory, encrypted in the vault, and equal in all tabs.
 * Fields and items are separate entries of the vault, since two tabs may change different items at the same time.
 */
export class SharedQueueState<State extends QueueState<Item>, Item extends OutgoingItem, Answer> {
  readonly #kind: QueueKind<State, Item, Answer>;
  readonly #vault: DraftVault;
  readonly #channel: BroadcastChannel;
  readonly #fields: DraftAutosave<State>;
  readonly #items: DraftAutosave<Item | null>;
  readonly #states = new Map<string, State>();
  readonly #opened = new Set<string>();
  /** Records whose fields include the vault's entry and other tabs' changes. */
  readonly #whole = new Set<string>();
  /** Keys of items that are gone, so that an entry that was read before is not restored. */
  readonly #removed = new Set<string>();
  readonly #confirmed = new Map<string, readonly ConfirmedItem<Answer>[]>();
  readonly #changes = createListeners();
  readonly subscribe = this.#changes.subscribe;
  readonly #onLoaded: (record: string) => void;
  readonly #onItem: (record: string, item: Item) => void;
  #isClosed = false;

  /**
   * @param owner identifies the user among all users of this browser
   * @param onLoaded called when the stored items of a record were loaded
   * @param onItem called when an item changed in another tab
   */
  constructor(
    kind: QueueKind<State, Item, Answer>,
    options: {
      owner: string;
      vault: DraftVault;
      onLoaded: (record: string) => void;
      onItem: (record: string, item: Item) => void;
    },
  ) {
    this.#kind = kind;
    const { owner, vault, onLoaded, onItem } = options;
    this.#vault = vault;
    this.#onLoaded = onLoaded;
    this.#onItem = onItem;
    const { notify } = this.#changes;
    this.#fields = new DraftAutosave(vault, { isEmpty: kind.isEmpty }, notify);
    const isSettled = (item: Item | null) => item?.state === 'done';
    this.#items = new DraftAutosave(
      vault,
      { isEmpty: (item) => item === null, isSettled, isCreatedHere: true },
      notify,
    );
    this.#channel = new BroadcastChannel(`desk.${kind.name}.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage<State, Item, Answer>>) => this.#onMessage(data);
  }

  of(record: string): State {
    return this.#states.get(record) ?? this.#kind.empty;
  }

  entries(): IterableIterator<[string, State]> {
    return this.#states.entries();
  }

  find(record: string, key: string): Item | undefined {
    return this.of(record).outgoing.find((item) => item.key === key);
  }

  confirmed(record: string): readonly ConfirmedItem<Answer>[] {
    return this.#confirmed.get(record) ?? NONE;
  }

  saveState(record: string): SaveState {
    const states = this.#entriesOf(record).map((name) => this.#items.state(name));
    states.push(this.#fields.state(record));
    return states.includes('refused') ? 'refused' : states.includes('pending') ? 'pending' : 'kept';
  }

  isSaving(record: string): boolean {
    return this.#fields.isSaving(record) || this.#entriesOf(record).some((name) => this.#items.isSaving(name));
  }

  /** Restores what is stored and merges it with what was typed before the vault responded. */
  async open(record: string): Promise<void> {
    if (this.#opened.has(record)) return;
    this.#opened.add(record);
    try {
      const stored = this.#kind.parse(await this.#vault.read(record));
      const items = [...stored.outgoing, ...(await this.#storedItems(record))];
      // Another tab may have sent the fields in the meantime.
      if (!this.#whole.has(record)) {
        const { outgoing } = this.of(record);
        this.#states.set(record, { ...this.#kind.merge(fieldsOf(stored), fieldsOf(this.of(record))), outgoing });
        this.#markWhole(record);
      }
      const shown = new Set(this.of(record).outgoing.map(({ key }) => key));
      const added = items.filter(({ key }) => !shown.has(key) && !this.#removed.has(key));
      const outgoing = [...added, ...this.of(record).outgoing].toSorted(bySending);
      this.#states.set(record, { ...this.of(record), outgoing });
      // Earlier versions stored items with the fields.
      for (const item of stored.outgoing) if (added.includes(item)) this.putItem(record, item);
      if (stored.outgoing.length > 0) this.#fields.save(record, fieldsOf(this.of(record)));
      for (const item of outgoing) if (isForgotten(item, outgoing)) this.removeItem(record, item.key);
      this.#onLoaded(record);
    } catch {
      // What is stored could not be read and must not be overwritten.
      this.#opened.delete(record);
      this.#fields.markUnreadable(record);
    }
    this.#changes.notify();
  }

  /** Records with something stored. */
  async records(): Promise<string[]> {
    const names = (await this.#vault.recordNames()).map((name) => keyOfEntry(name)?.record ?? name);
    return [...new Set(names)].filter(this.#kind.owns);
  }

  putFields(record: string, typed: Partial<Omit<State, 'outgoing'>>): void {
    if (this.#isClosed) return;
    this.#setFields(record, typed);
    this.#fields.save(record, fieldsOf(this.of(record)));
    // Reads again what could not be read before.
    void this.open(record);
  }

  /** Turns the typed fields into items. The stored fields are cleared once the items are stored. */
  moveToItems(record: string, items: readonly Item[]): void {
    if (this.#isClosed) return;
    for (const item of items) this.putItem(record, item);
    this.#setFields(record, this.#kind.empty);
    void Promise.all(items.map(({ key }) => this.flush(record, key))).then(() =>
      this.#fields.save(record, fieldsOf(this.of(record))),
    );
  }

  /** Turns items into typed fields. Until these are stored, the stored items are such that nothing sends them. */
  moveToFields(record: string, items: readonly Item[]): void {
    if (this.#isClosed) return;
    for (const item of items) {
      this.#dropItem(record, item.key);
      this.#saveItem(record, item.key, { ...item, state: 'failed' });
      this.#tell({ record, removed: item.key });
    }
    this.putFields(record, this.#kind.merge(this.#kind.typedAs(items), this.of(record)));
    void this.#fields.whenIdle(record).then(() => {
      for (const { key } of items) this.#saveItem(record, key, null);
    });
  }

  /** Adds or replaces an item. */
  putItem(record: string, item: Item): void {
    if (this.#isClosed) return;
    this.#setItem(record, item);
    this.#saveItem(record, item.key, item);
    this.#tell({ record, item });
  }

  removeItem(record: string, key: string): void {
    if (this.#isClosed) return;
    this.#dropItem(record, key);
    this.#saveItem(record, key, null);
    this.#tell({ record, removed: key });
  }

  confirm(record: string, confirmed: ConfirmedItem<Answer>): void {
    this.#addConfirmed(record, confirmed);
    this.#tell({ record, confirmed });
  }

  /** Resolves when all changes of an item are stored. */
  async flush(record: string, key: string): Promise<void> {
    await this.#items.whenIdle(entryName(record, key));
  }

  /** Loads what another tab, which had the item before, stored. */
  async reload(record: string, key: string): Promise<void> {
    const item = this.find(record, key);
    if (item === undefined) return;
    const stored = await this.#vault.read(entryName(record, key));
    // A recent item may not be stored yet. With an equal state, the copy in memory is newer.
    if (stored === null && Date.now() - item.sentAt >= UNSTORED_MS) this.#dropItem(record, key);
    if (stored !== null && (stored as Item).state !== item.state) this.#setItem(record, stored as Item);
    this.#changes.notify();
  }

  close(): void {
    this.#isClosed = true;
    this.#fields.close();
    this.#items.close();
    this.#channel.close();
    this.#changes.notify();
  }

  async #storedItems(record: string): Promise<Item[]> {
    const names = await this.#vault.recordNames();
    const own = names.filter((name) => keyOfEntry(name)?.record === record);
    const items = await Promise.all(own.map((name) => this.#vault.read(name)));
    return items.filter((item) => item !== null) as Item[];
  }

  #saveItem(record: string, key: string, item: Item | null): void {
    this.#items.save(entryName(record, key), item);
  }

  #setFields(record: string, typed: Partial<Omit<State, 'outgoing'>>): void {
    const { outgoing } = this.of(record);
    this.#states.set(record, { ...this.of(record), ...typed, outgoing });
    this.#tell({ record, typed: fieldsOf(this.of(record)), isWhole: this.#whole.has(record) });
  }

  #setItem(record: string, item: Item): void {
    const state = this.of(record);
    const isKnown = state.outgoing.some(({ key }) => key === item.key);
    const outgoing = isKnown
      ? state.outgoing.map((other) => (other.key === item.key ? item : other))
      : [...state.outgoing, item];
    this.#states.set(record, { ...state, outgoing });
  }

  #dropItem(record: string, key: string): void {
    this.#removed.add(key);
    const state = this.of(record);
    this.#states.set(record, { ...state, outgoing: state.outgoing.filter((item) => item.key !== key) });
  }

  #markWhole(record: string): void {
    this.#whole.add(record);
    this.#fields.markLoaded(record, fieldsOf(this.of(record)));
  }

  #addConfirmed(record: string, confirmed: ConfirmedItem<Answer>): void {
    this.#confirmed.set(record, [...this.confirmed(record).filter(({ key }) => key !== confirmed.key), confirmed]);
  }

  #tell(message: TabMessage<State, Item, Answer>): void {
    this.#channel.postMessage(message);
    this.#changes.notify();
  }

  /** Applies what the same user typed or sent in another tab, which also stores it. */
  #onMessage({ record, typed, isWhole, item, removed, confirmed }: TabMessage<State, Item, Answer>): void {
    if (typed !== undefined && (isWhole === true || this.#whole.has(record))) {
      this.#states.set(record, { ...typed, outgoing: this.of(record).outgoing });
      if (!this.#whole.has(record)) this.#markWhole(record);
    }
    if (item !== undefined && !this.#removed.has(item.key)) {
      this.#setItem(record, item);
      this.#onItem(record, item);
    }
    if (removed !== undefined) this.#dropItem(record, removed);
    if (confirmed !== undefined) this.#addConfirmed(record, confirmed);
    this.#changes.notify();
  }

  #entriesOf(record: string): string[] {
    return this.of(record).outgoing.map(({ key }) => entryName(record, key));
  }
}

function fieldsOf<State extends QueueState<OutgoingItem>>(state: State): State {
  return { ...state, outgoing: [] };
}

const NONE: readonly never[] = [];
