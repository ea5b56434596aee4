/**
 * Writes each character outside ASCII in ASCII, whatever stands beside it. The complete table is too large for a
 * browser, which has the characters of its own records.
 * @throws UnreadableText for a character that it does not have
 */
export type ToAscii = (text: string) => string;

/** A text has what the tables here do not contain: the server has to read it. */
export class UnreadableText extends Error {
  override name = 'UnreadableText';
}

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
export function fold(text: string, toAscii: ToAscii): string {
  return PLAIN.test(text) ? text.toLowerCase() : toAscii(withoutMarks(text)).toLowerCase();
}

/** Returns the text without accents, as {@link fold} passes it to {@link ToAscii}. */
export function withoutMarks(text: string): string {
  const base = text.replaceAll(SPACING_APOSTROPHE, "'").normalize('NFKD').replaceAll(MARKS, '');
  // Composed again, a Korean syllable is one character.
  return base.normalize('NFC');
}

/** Longer tokens are not names. */
export const MAX_TOKEN_LENGTH = 40;

/** Returns the words of a text, folded. */
export function tokenize(text: string, toAscii: ToAscii): string[] {
  return words(text, toAscii).map((token) => token.slice(0, MAX_TOKEN_LENGTH));
}

/** Returns the key by which a text is ordered: its folded words, so at most `length` ASCII letters, digits and spaces. */
export function sortKey(text: string, length: number, toAscii: ToAscii): string {
  return words(text, toAscii).join(' ').slice(0, length);
}

function words(text: string, toAscii: ToAscii): string[] {
  return fold(text, toAscii)
    .replaceAll(FOLDED_APOSTROPHE, '')
    .split(BREAK)
    .filter((token) => token !== '');
}
