import { AREA_CODES, AREA_CODES_NEARBY } from './area-codes.ts';
import type { SeededRandom } from './chance.ts';

/**
 * Phone numbers and email addresses that cannot reach a real person: 555-0100 to 555-0199, and the reserved example
 * domains (RFC 2606).
 */
export interface FakeContactDetails {
  /** Returns a number as ten digits, unused as long as there are unused ones. */
  phone: () => string;
  /** Returns an email address for a name. */
  email: (name: string) => string;
}

const DOMAINS = ['example.com', 'example.com', 'example.org', 'example.net'];

/** From this many people on, numbers come from the whole country and email addresses are unique. */
const MANY = 5_000;

/**
 * Creates a generator of numbers and addresses.
 * @param people approximate number of people who need them
 */
export function createReachability(chance: SeededRandom, people: number): FakeContactDetails {
  let given = 0;
  const many = people >= MANY;
  const areas = many ? AREA_CODES : AREA_CODES_NEARBY;
  const addresses = new Set<string>();
  const offset = chance.between(0, 99);
  return {
    phone: () => {
      // Step sizes without a common factor with the two lengths visit every pair once before repeating.
      const place = (given * 7) % areas.length;
      const area = areas[place] ?? '207';
      const line = (Math.floor(given / areas.length) * 37 + place * 13 + offset) % 100;
      given += 1;
      return `${area}55501${String(line).padStart(2, '0')}`;
    },
    email: (name) => {
      const plain = name.normalize('NFD').replaceAll('Ł', 'L').replaceAll('ł', 'l').replaceAll('ø', 'o');
      const words = plain
        .replaceAll(/[^A-Za-z ]/g, '')
        .toLowerCase()
        .split(' ')
        .filter(Boolean);
      const local = [words[0], words.at(-1)]
        .filter((word, index) => word && (index === 0 || words.length > 1))
        .join('.');
      const number = chance.happens(0.3) ? String(chance.between(1, 99)) : '';
      const start = `${(local || 'mail').slice(0, 40)}${number}`;
      const domain = chance.pick(DOMAINS);
      let address = `${start}@${domain}`;
      for (let more = 100; many && addresses.has(address); more += 1) address = `${start}${more}@${domain}`;
      addresses.add(address);
      return address;
    },
  };
}

/** Formats ten digits in one of the notations that people and forms use. */
export function spellPhone(chance: SeededRandom, digits: string): string {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const spellings = [
    `+1${digits}`, `+1${digits}`, `+1${digits}`, `(${area}) ${exchange}-${line}`, `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`, `${area}.${exchange}.${line}`, digits, `1 ${area} ${exchange} ${line}`, `+1 (${area}) ${exchange}-${line}`,
  ]; // prettier-ignore
  return chance.pick(spellings);
}
