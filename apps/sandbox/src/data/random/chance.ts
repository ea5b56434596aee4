import type { Faker } from '@faker-js/faker';
// The package's main entry loads the word lists of seventy languages, a third of the sandbox's memory. Only its random
// generator is needed.
import { faker as wordless } from '@faker-js/faker/locale/base';

const { constructor, rawDefinitions } = wordless as Faker & { constructor: typeof Faker };

/** Seeded random generator: the same calls return the same results. */
export interface SeededRandom {
  faker: Faker;
  /** Returns a number from 0 up to 1. */
  random: () => number;
  /** Returns true with the given probability. */
  happens: (probability: number) => boolean;
  /** Returns an integer, both ends included. */
  between: (lowest: number, highest: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
}

/** Creates a generator from a seed. */
export function createSeededRandom(seed: number): SeededRandom {
  const faker = new constructor({ locale: rawDefinitions, seed });
  const random = () => faker.number.float();
  return {
    faker,
    random,
    happens: (probability) => random() < probability,
    between: (min, max) => faker.number.int({ min, max }),
    pick: (items) => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
}
