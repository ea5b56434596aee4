import { AREA_CODES, AREA_CODES_NEARBY } from './area-codes.ts';
import type { SeededRandom } from './chance.ts';

/** Numbers and addresses that can never reach anybody: 555-0100 to 555-0199, and the reserved example domains (RFC 2606). */
export interface FakeContactDetails {
  /** A number not given out before, as ten digits, while there are any. */
  phone: () => string;
  /** An address made of a name. */
  email: (name: string) => string;
}

const DOMAINS = ['example.com', 'example.com', 'example.org', 'example.net'];

/** From this many people on, numbers come from the whole country and every address is given out once. */
const MANY = 5_000;

/**
 * Starts giving out numbers and addresses.
 * @param people about how many will ask for them
 */
export function createReachability(chance: SeededRandom, people: number): FakeContactDetails {
  let given = 0;
  const many = people >= MANY;
  const areas = many ? AREA_CODES : AREA_CODES_NEARBY;
  const addresses = new Set<string>();
  const offset = chance.between(0, 99);
  return {
    phone: () => {
      // Steps that share no factor with the two lengths visit every pair once before any comes again.
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

/** Ten digits in one of the spellings that people and forms use. */
export function spellPhone(chance: SeededRandom, digits: string): string {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const spellings = [
    `+1${digits}`, `+1${digits}`, `+1${digits}`, `(${area}) ${exchange}-${line}`, `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`, `${area}.${exchange}.${line}`, digits, `1 ${area} ${exchange} ${line}`, `+1 (${area}) ${exchange}-${line}`,
  ]; // prettier-ignore
  return chance.pick(spellings);
}
