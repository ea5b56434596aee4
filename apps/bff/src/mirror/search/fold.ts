import anyAscii from 'any-ascii';

const MARKS = /\p{M}/gu;
const PLAIN = /^[\x20-\x7e]*$/;
const BREAK = /[^a-z0-9]+/;

/** Small letters without accents, in ASCII: what is typed and what stands in a record are compared in this form. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return anyAscii(text.normalize('NFKD').replaceAll(MARKS, '')).toLowerCase();
}

/** An apostrophe belongs to its word: O'Neill is found as oneill. */
const APOSTROPHES = /['’`´]/g;
/** Longer ones are no names. */
const MAX_TOKEN_LENGTH = 40;

/** The words of a text, folded. */
export function tokenize(text: string): string[] {
  return fold(text.replaceAll(APOSTROPHES, ''))
    .split(BREAK)
    .filter((token) => token !== '')
    .map((token) => token.slice(0, MAX_TOKEN_LENGTH));
}
