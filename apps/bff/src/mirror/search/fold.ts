import anyAscii from 'any-ascii';

const MARKS = /\p{M}/gu;
const PLAIN = /^[\x20-\x7e]*$/;
const BREAK = /[^a-z0-9]+/;

/** Returns the text in lowercase ASCII without accents: the form in which queries and records are compared. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return anyAscii(text.normalize('NFKD').replaceAll(MARKS, '')).toLowerCase();
}

/** An apostrophe belongs to its word: O'Neill is indexed as oneill. */
const APOSTROPHES = /['’`´]/g;
/** Longer tokens are not names. */
const MAX_TOKEN_LENGTH = 40;

/** Returns the words of a text, folded. */
export function tokenize(text: string): string[] {
  return fold(text.replaceAll(APOSTROPHES, ''))
    .split(BREAK)
    .filter((token) => token !== '')
    .map((token) => token.slice(0, MAX_TOKEN_LENGTH));
}
