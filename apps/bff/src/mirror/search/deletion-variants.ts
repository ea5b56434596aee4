import levenshtein from 'damerau-levenshtein';

/** Shorter words are something else with one letter changed. */
const MIN_WORD_LENGTH = 4;

/**
 * A word with each of its letters left out, and as it is: two words that are one typing error apart have one of these in common.
 * @see Wolf Garbe, "Symmetric Delete spelling correction"
 */
export function deletionVariants(token: string): string[] {
  if (token.length < MIN_WORD_LENGTH || /^\d+$/.test(token)) return [];
  const all = new Set([token]);
  for (let at = 0; at < token.length; at += 1) all.add(token.slice(0, at) + token.slice(at + 1));
  return [...all];
}

/** Whether two words are one letter more, less, other or in the wrong place apart. */
export function isWithinOneEdit(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  return levenshtein(one, other).steps === 1;
}

/** The spellings under which a typed word may be found: one that lost a letter may be shorter than any that stands there. */
export function queryVariants(token: string): string[] {
  return token.length === MIN_WORD_LENGTH - 1 ? [token] : deletionVariants(token);
}
