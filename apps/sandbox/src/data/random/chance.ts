import type { Faker } from '@faker-js/faker';
// The package itself loads the words of seventy languages, which is a third of the sandbox's memory; only chance is wanted.
import { faker as wordless } from '@faker-js/faker/locale/base';

const { constructor, rawDefinitions } = wordless as Faker & { constructor: typeof Faker };

/** Seeded chance: the same calls give the same answers. */
export interface SeededRandom {
  faker: Faker;
  /** From 0 up to 1. */
  random: () => number;
  /** Whether something of this probability happens. */
  happens: (probability: number) => boolean;
  /** A whole number, both ends included. */
  between: (lowest: number, highest: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
}

/** Starts a sequence of chance. */
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
