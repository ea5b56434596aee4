import type { Entry } from './entry.ts';

/** Orders that an index keeps. `created` and `updated` ascend; what wants the youngest first reads them backwards. */
export const ORDERS = ['id', 'created', 'updated', 'name'] as const;
export type Order = (typeof ORDERS)[number];

const COMPARE: Record<Order, (one: Entry, other: Entry) => number> = {
  id: byId,
  created: (one, other) => one.createdAt - other.createdAt || byId(one, other),
  updated: (one, other) => one.updatedAt - other.updatedAt || byId(one, other),
  name: (one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : byId(one, other)),
};

/**
 * The records of one list of one firm, in memory: 100,000 of them are filtered and counted in milliseconds, in any combination,
 * without an index in the database for each. Orders are made when somebody wants them and mended after changes.
 */
export class RecordIndex {
  readonly #entries = new Map<number, Entry>();
  readonly #orders = new Map<Order, Entry[]>();
  /** Orders that lack what has changed since they were made. */
  readonly #late = new Map<Order, Entry[]>();
  #revision = 0;

  /** Another number after every change that a reader could see. */
  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(id: number): Entry | undefined {
    return this.#entries.get(id);
  }

  values(): Iterable<Entry> {
    return this.#entries.values();
  }

  set(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    this.#revision += 1;
    for (const [order] of this.#orders) this.#lateOf(order).push(entry);
  }

  delete(id: number): boolean {
    if (!this.#entries.delete(id)) return false;
    this.#revision += 1;
    for (const [order] of this.#orders) this.#lateOf(order);
    return true;
  }

  clear(): void {
    this.#entries.clear();
    this.#orders.clear();
    this.#late.clear();
    this.#revision += 1;
  }

  /** All records in an order. The array is the index's own: nobody may change it, and it counts until the next change. */
  ordered(order: Order): readonly Entry[] {
    const known = this.#orders.get(order);
    const late = this.#late.get(order);
    if (known !== undefined && late === undefined) return known;
    const added = new Map((late ?? []).filter((entry) => this.#isCurrent(entry)).map((entry) => [entry.id, entry]));
    const still = known?.filter((entry) => this.#isCurrent(entry) && added.get(entry.id) !== entry) ?? [
      ...this.#entries.values(),
    ];
    if (known !== undefined) for (const entry of added.values()) still.push(entry);
    // Nearly in order already, which this sort is quick with.
    still.sort(COMPARE[order]);
    this.#orders.set(order, still);
    this.#late.delete(order);
    return still;
  }

  /** Where in an order the first record comes that is not before a place in it. */
  place(order: Order, key: Pick<Entry, 'id' | 'createdAt' | 'updatedAt' | 'name'>): number {
    const entries = this.ordered(order);
    const compare = COMPARE[order];
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(entries[middle] as Entry, key as Entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Records with `after < id <= upTo`, ascending. */
  between(after: number, upTo: number): readonly Entry[] {
    const start = this.place('id', { id: after + 1, createdAt: 0, updatedAt: 0, name: '' });
    const end =
      upTo === Infinity ? this.size : this.place('id', { id: upTo + 1, createdAt: 0, updatedAt: 0, name: '' });
    return this.ordered('id').slice(start, end);
  }

  #isCurrent(entry: Entry): boolean {
    return this.#entries.get(entry.id) === entry;
  }

  #lateOf(order: Order): Entry[] {
    const known = this.#late.get(order);
    if (known !== undefined) return known;
    const fresh: Entry[] = [];
    this.#late.set(order, fresh);
    return fresh;
  }
}

function byId(one: Entry, other: Entry): number {
  return one.id - other.id;
}
