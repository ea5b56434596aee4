import { parseEmail, parsePhones, type PhoneText } from '../contact-text.ts';
import { doubleMetaphone } from 'double-metaphone';
import { fold, tokenize } from './fold.ts';
import type { TextReader } from './phone-digits.ts';
import type { SearchedField } from './searched-fields.ts';
import { rotations } from './unspaced.ts';

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
  /** Letters of a script without spaces, from each letter on. */
  rotation: 'r',
} as const;

/** Length of a North American number without its area code. */
const LOCAL = 7;
const MAX_KEY_LENGTH = 100;
const MIN_PHONETIC_LENGTH = 3;

/**
 * Incremented when {@link searchKeys} returns other keys for the same record: existing mirrors then derive theirs again.
 */
export const KEYS_VERSION = 3;

/** Returns all search keys of a record. */
export function searchKeys(fields: readonly SearchedField[], reader: TextReader): string[] {
  return [...new Set(fields.flatMap((field) => keysOfField(field, reader)))];
}

function keysOfField({ field, text }: SearchedField, reader: TextReader): string[] {
  const { toAscii } = reader;
  if (field === 'phone') return parsePhones(text).flatMap((phone) => phoneKeys(phone, reader));
  if (field === 'email') {
    const address = parseEmail(text);
    return [
      ...tokenize(address, toAscii).map(wordKey),
      KEY_PREFIX.email + fold(address, toAscii).slice(0, MAX_KEY_LENGTH),
    ];
  }
  const tokens = tokenize(text, toAscii);
  const sounds = field === 'name' || field === 'client' ? tokens.flatMap(phoneticCodes) : [];
  return [
    ...tokens.map(wordKey),
    ...sounds.map((sound) => KEY_PREFIX.sound + sound),
    ...rotations(text, toAscii).map((rotation) => KEY_PREFIX.rotation + rotation),
  ];
}

function wordKey(token: string): string {
  return KEY_PREFIX.word + token;
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

function phoneKeys(phone: PhoneText, { phoneDigits }: TextReader): string[] {
  const digits = phoneDigits(phone);
  if (digits === null) return [];
  const { full, national } = digits;
  const local = national.length > LOCAL ? [national.slice(-LOCAL)] : [];
  return [...[full, national, ...local].map((part) => KEY_PREFIX.phone + part), KEY_PREFIX.phoneEnd + reversed(full)];
}
