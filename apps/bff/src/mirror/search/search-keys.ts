import type { CountryCode } from 'libphonenumber-js/min';
import { doubleMetaphone } from 'double-metaphone';
import { fold, tokenize } from './fold.ts';
import { phoneDigits } from './phone-digits.ts';
import type { SearchedField } from './searched-fields.ts';

/** The first letter of a key is its type. */
export const KEY_PREFIX = {
  /** A folded word. */
  word: 'w',
  /** A complete email address, folded. */
  email: 'e',
  /** Digits of a phone number. */
  phone: 'p',
  /** Digits of a phone number in reverse, to match its end. */
  phoneEnd: 'q',
  /** Phonetic code of a word of a name. */
  sound: 's',
} as const;

/** Length of a North American number without its area code. */
const LOCAL = 7;
const MAX_KEY_LENGTH = 100;
const MIN_PHONETIC_LENGTH = 3;

/** Returns all search keys of a record. */
export function searchKeys(fields: readonly SearchedField[], country: CountryCode): string[] {
  const keys = new Set<string>();
  for (const { field, text } of fields) {
    if (field === 'phone') for (const key of phoneKeys(text, country)) keys.add(key);
    else {
      for (const token of tokenize(text)) {
        keys.add(KEY_PREFIX.word + token);
        if (field !== 'name' && field !== 'client') continue;
        for (const sound of phoneticCodes(token)) keys.add(KEY_PREFIX.sound + sound);
      }
      if (field === 'email') keys.add(KEY_PREFIX.email + fold(text).slice(0, MAX_KEY_LENGTH));
    }
  }
  return [...keys];
}

/**
 * Returns the phonetic codes of a word; none if it is too short.
 * @see Lawrence Philips, "The Double Metaphone Search Algorithm"
 */
export function phoneticCodes(token: string): string[] {
  if (token.length < MIN_PHONETIC_LENGTH || /\d/.test(token)) return [];
  return [...new Set(doubleMetaphone(token))].filter(({ length }) => length >= 2);
}

/** Returns the words among the keys. */
export function wordsOf(keys: readonly string[]): string[] {
  return keys.flatMap((key) => (key.startsWith(KEY_PREFIX.word) ? [key.slice(1)] : []));
}

export function reversed(digits: string): string {
  return [...digits].reverse().join('');
}

function phoneKeys(text: string, country: CountryCode): string[] {
  const digits = phoneDigits(text, country);
  if (digits === null) return [];
  const { full, national } = digits;
  const local = national.length > LOCAL ? [national.slice(-LOCAL)] : [];
  return [...[full, national, ...local].map((part) => KEY_PREFIX.phone + part), KEY_PREFIX.phoneEnd + reversed(full)];
}
