import type { SeededRandom } from '../data/random/chance.ts';
import type { PersonName } from '../data/random/names.ts';

const DOMAINS = ['example.com', 'example.org', 'example.net'];

/** Creates an email address from a name, in a domain that is reserved for examples (RFC 2606). */
export function newEmail(chance: SeededRandom, { first, last }: PersonName): string {
  const plain = `${first ?? ''} ${last ?? ''}`.normalize('NFD').replaceAll(/[^A-Za-z ]/g, '');
  const words = plain.toLowerCase().split(' ').filter(Boolean);
  const local = [...new Set([words[0] ?? 'mail', words.at(-1) ?? 'mail'])].join('.').slice(0, 40);
  return `${local}${chance.happens(0.4) ? chance.between(1, 99) : ''}@${chance.pick(DOMAINS)}`;
}
