import anyAscii from 'any-ascii';

const MARKS = /\p{M}/gu;
const PLAIN = /^[\x20-\x7e]*$/;
const BREAK = /[^a-z0-9]+/;

/**
 * Characters written for an apostrophe that are not letters. Compatibility decomposition would turn some of them into a
 * space.
 */
export const APOSTROPHES = "'’‘‛`´′＇״᾽᾿῾΄";
const SPACING_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu');
/** An apostrophe belongs to its word: O'Neill and Oʻahu are indexed as oneill and oahu. */
const FOLDED_APOSTROPHE = /['`]/g;

/**
 * Returns the text in lowercase ASCII without accents, in any script: the form in which queries, records and names in
 * an order are compared. Mirrors store what it returns, so a change needs a new {@link KEYS_VERSION}.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const base = text.replaceAll(SPACING_APOSTROPHE, "'").normalize('NFKD').replaceAll(MARKS, '');
  // Composed again, a Korean syllable is one character.
  return anyAscii(base.normalize('NFC')).toLowerCase();
}

/** Longer tokens are not names. */
export const MAX_TOKEN_LENGTH = 40;

/** Returns the words of a text, folded. */
export function tokenize(text: string): string[] {
  return words(text).map((token) => token.slice(0, MAX_TOKEN_LENGTH));
}

/** Returns the key by which a text is ordered: its folded words, so at most `length` ASCII letters, digits and spaces. */
export function sortKey(text: string, length: number): string {
  return words(text).join(' ').slice(0, length);
}

function words(text: string): string[] {
  return fold(text)
    .replaceAll(FOLDED_APOSTROPHE, '')
    .split(BREAK)
    .filter((token) => token !== '');
}
