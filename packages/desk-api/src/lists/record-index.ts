import type { IndexEntry } from './index-entry.ts';

/** Sort orders of an index. `created` and `updated` ascend; newest first reads them backwards. */
export const ORDERS = ['id', 'created', 'updated', 'name'] as const;
export type Order = (typeof ORDERS)[number];

type Compare = (one: IndexEntry, other: IndexEntry) => number;

/** With more pending changes than this, an order is sorted from scratch. */
const MAX_PENDING_CHANGES = 500;

const COMPARE: Record<Order, Compare> = {
  id: byId,
  created: (one, other) => one.createdAt - other.createdAt || byId(one, other),
  updated: (one, other) => one.updatedAt - other.updatedAt || byId(one, other),
  name: (one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : byId(one, other)),
};

/** A record before and after a change. */
interface Change {
  before: IndexEntry | null;
  after: IndexEntry | null;
}

/** Called for every change; both are null if all records were removed. */
type Watcher = (before: IndexEntry | null, after: IndexEntry | null) => void;

/**
 * In-memory index of one list of one firm. It filters and counts 100,000 records in milliseconds, in any combination,
 * without a database index for each. Orders are built on first use and updated after changes.
 */
export class RecordIndex {
  readonly #entries = new Map<number, IndexEntry>();
  readonly #orders = new Map<Order, IndexEntry[]>();
  /** Changes that are not yet applied to an order. */
  readonly #late = new Map<Order, Change[]>();
  readonly #watchers: Watcher[] = [];
  #revision = 0;
  #incomplete = 0;

  /** Increases with every visible change. */
  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Number of records with values that cannot be read. */
  get incomplete(): number {
    return this.#incomplete;
  }

  get(id: number): IndexEntry | undefined {
    return this.#entries.get(id);
  }

  values(): Iterable<IndexEntry> {
    return this.#entries.values();
  }

  /** Calls the watcher for every later change. */
  watch(watcher: Watcher): void {
    this.#watchers.push(watcher);
  }

  set(entry: IndexEntry): void {
    const before = this.#entries.get(entry.id) ?? null;
    this.#entries.set(entry.id, entry);
    this.#incomplete += weight(entry) - weight(before);
    this.#revision += 1;
    for (const watcher of this.#watchers) watcher(before, entry);
    this.#note({ before, after: entry });
  }

  delete(id: number): boolean {
    const before = this.#entries.get(id);
    if (before === undefined) return false;
    this.#entries.delete(id);
    this.#incomplete -= weight(before);
    this.#revision += 1;
    for (const watcher of this.#watchers) watcher(before, null);
    this.#note({ before, after: null });
    return true;
  }

  clear(): void {
    this.#entries.clear();
    this.#orders.clear();
    this.#late.clear();
    this.#incomplete = 0;
    this.#revision += 1;
    for (const watcher of this.#watchers) watcher(null, null);
  }

  /**
   * Returns all records in an order. The array belongs to the index: it is read-only and valid until the next change.
   */
  ordered(order: Order): readonly IndexEntry[] {
    const known = this.#orders.get(order);
    const late = this.#late.get(order) ?? [];
    if (known !== undefined && late.length === 0) return known;
    this.#late.delete(order);
    if (known !== undefined && late.length <= MAX_PENDING_CHANGES) {
      for (const change of late) applyChange(known, change, COMPARE[order]);
      return known;
    }
    const made = [...this.#entries.values()].sort(COMPARE[order]);
    this.#orders.set(order, made);
    return made;
  }

  /** Returns the index of the first record of an order that is not before the key. */
  place(order: Order, key: Pick<IndexEntry, 'id' | 'createdAt' | 'updatedAt' | 'name'>): number {
    return placeIn(this.ordered(order), key as IndexEntry, COMPARE[order]);
  }

  /** Records with `after < id <= upTo`, ascending. */
  between(after: number, upTo: number): readonly IndexEntry[] {
    const start = this.place('id', { id: after + 1, createdAt: 0, updatedAt: 0, name: '' });
    const end =
      upTo === Infinity ? this.size : this.place('id', { id: upTo + 1, createdAt: 0, updatedAt: 0, name: '' });
    return this.ordered('id').slice(start, end);
  }

  #note(change: Change): void {
    for (const order of this.#orders.keys()) {
      const late = this.#late.get(order);
      if (late === undefined) this.#late.set(order, [change]);
      else late.push(change);
    }
  }
}

/**
 * Moves one record to its new index in place: sorting a hundred thousand again would be slow and leave garbage to
 * collect.
 */
function applyChange(entries: IndexEntry[], { before, after }: Change, compare: Compare): void {
  if (before !== null) {
    const at = placeIn(entries, before, compare);
    if (entries[at] === before) entries.splice(at, 1);
  }
  if (after !== null) entries.splice(placeIn(entries, after, compare), 0, after);
}

/** Returns the index of the first record that is not before the key. */
function placeIn(entries: readonly IndexEntry[], key: IndexEntry, compare: Compare): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(entries[middle] as IndexEntry, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function weight(entry: IndexEntry | null): number {
  return entry?.isIncomplete === true ? 1 : 0;
}

function byId(one: IndexEntry, other: IndexEntry): number {
  return one.id - other.id;
}
