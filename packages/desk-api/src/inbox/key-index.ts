import { deletionVariants } from '../search/deletion-variants.ts';
import type { KeyLookup, KeyMatch, KeyPattern } from '../search/find-candidates.ts';
import { KEY_PREFIX } from '../search/search-keys.ts';

/** The search keys of some leads, in memory; it returns what the server's table of keys does, in the same order. */
export class KeyIndex implements KeyLookup {
  readonly #keysOf: Map<number, readonly string[]>;
  /** The leads of each key, by their ids. */
  readonly #leadsOf = new Map<string, number[]>();
  /** All keys in order. */
  readonly #keys: string[];

  constructor(leads: Iterable<readonly [id: number, keys: readonly string[]]>) {
    this.#keysOf = new Map(leads);
    for (const [id, keys] of this.#keysOf) {
      for (const key of keys) {
        const ids = this.#leadsOf.get(key);
        if (ids === undefined) this.#leadsOf.set(key, [id]);
        else ids.push(id);
      }
    }
    for (const ids of this.#leadsOf.values()) ids.sort((one, other) => one - other);
    this.#keys = [...this.#leadsOf.keys()].sort(inOrder);
  }

  /** Replaces the keys of a lead. */
  put(id: number, keys: readonly string[]): void {
    this.delete(id);
    this.#keysOf.set(id, keys);
    for (const key of keys) {
      const ids = this.#leadsOf.get(key);
      if (ids === undefined) {
        this.#leadsOf.set(key, [id]);
        this.#keys.splice(this.#placeOf(key), 0, key);
      } else ids.splice(ids.findLastIndex((other) => other < id) + 1, 0, id);
    }
  }

  delete(id: number): void {
    for (const key of this.#keysOf.get(id) ?? []) {
      const ids = this.#leadsOf.get(key)?.filter((other) => other !== id) ?? [];
      if (ids.length > 0) this.#leadsOf.set(key, ids);
      else if (this.#leadsOf.delete(key)) this.#keys.splice(this.#placeOf(key), 1);
    }
    this.#keysOf.delete(id);
  }

  count(_kind: 'lead', pattern: KeyPattern, limit: number): Promise<number> {
    let count = 0;
    for (const key of this.#matching(pattern)) count += this.#leadsOf.get(key)?.length ?? 0;
    return Promise.resolve(Math.min(count, limit));
  }

  find(
    _kind: 'lead',
    pattern: KeyPattern,
    others: readonly (readonly KeyPattern[])[],
    limit: number,
  ): Promise<KeyMatch[]> {
    const found: KeyMatch[] = [];
    const isSingle = pattern.keys.length === 1 && !pattern.isStart;
    for (const key of this.#matching(pattern)) {
      const ids = this.#leadsOf.get(key) ?? [];
      for (const id of isSingle ? ids.toReversed() : ids) {
        if (found.length === limit) return Promise.resolve(found);
        const keys = others.length === 0 ? [key] : (this.#keysOf.get(id) ?? []);
        if (others.every((patterns) => patterns.some((other) => keys.some((one) => fits(one, other)))))
          found.push({ id, keys });
      }
    }
    return Promise.resolve(found);
  }

  spelled(spellings: readonly string[]): Promise<string[]> {
    if (spellings.length === 0) return Promise.resolve([]);
    const wanted = new Set(spellings);
    const lengths = spellings.map(({ length }) => length);
    const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths) + 1];
    const words = this.#matching({ keys: [KEY_PREFIX.word], isStart: true }).map((key) => key.slice(1));
    return Promise.resolve(
      words.filter(
        (word) =>
          word.length >= shortest &&
          word.length <= longest &&
          deletionVariants(word).some((variant) => wanted.has(variant)),
      ),
    );
  }

  /** Returns the keys that match, in order. */
  #matching({ keys, isStart }: KeyPattern): string[] {
    if (!isStart) return keys.filter((key) => this.#leadsOf.has(key)).sort(inOrder);
    const found = keys.flatMap((start) => {
      const from = this.#placeOf(start);
      let to = from;
      while (this.#keys[to]?.startsWith(start) === true) to += 1;
      return this.#keys.slice(from, to);
    });
    return keys.length === 1 ? found : [...new Set(found)].sort(inOrder);
  }

  /** Returns the place of the first key that is not before the given one. */
  #placeOf(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function fits(key: string, { keys, isStart }: KeyPattern): boolean {
  return isStart ? keys.some((start) => key.startsWith(start)) : keys.includes(key);
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
