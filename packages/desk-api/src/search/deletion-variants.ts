import levenshtein from 'damerau-levenshtein';

/** With one letter changed, a shorter word is a different word. */
const MIN_WORD_LENGTH = 4;

/**
 * Returns the word itself and each spelling with one letter deleted. Two words that are one typing error apart share
 * one of these.
 * @see Wolf Garbe, "Symmetric Delete spelling correction"
 */
export function deletionVariants(token: string): string[] {
  if (token.length < MIN_WORD_LENGTH || /^\d+$/.test(token)) return [];
  const all = new Set([token]);
  for (let at = 0; at < token.length; at += 1) all.add(token.slice(0, at) + token.slice(at + 1));
  return [...all];
}

/** True if two words differ by one inserted, missing, replaced or misplaced letter. */
export function isWithinOneEdit(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  return levenshtein(one, other).steps === 1;
}

/**
 * Returns the spellings under which a typed word may be indexed. A word that lost a letter may be shorter than any
 * indexed word.
 */
export function queryVariants(token: string): string[] {
  return token.length === MIN_WORD_LENGTH - 1 ? [token] : deletionVariants(token);
}
