import type { SeededRandom } from './chance.ts';

/** Selects an item with a probability proportional to its weight. Returns it with its index. */
export function weighted<Item extends { weight: number }>(
  chance: SeededRandom,
  items: readonly Item[],
): [Item, number] {
  let left = chance.random() * items.reduce((sum, { weight }) => sum + weight, 0);
  for (const [index, item] of items.entries()) {
    left -= item.weight;
    if (left < 0) return [item, index];
  }
  throw new Error('There is nothing to pick from.');
}
