import { digitsOf } from '../contact-text.ts';
import type { SearchHighlight } from '../search-result.ts';
import { APOSTROPHES, fold, tokenize, type ToAscii } from './fold.ts';
import { nicknamesOf } from './nicknames.ts';
import type { SearchedField } from './searched-fields.ts';
import { phoneticCodes } from './search-keys.ts';
import { isWithinOneEdit } from './deletion-variants.ts';
import { isUnspaced } from './unspaced.ts';

type Range = [start: number, end: number];

const WORD = new RegExp(`[\\p{L}\\p{N}\\p{M}${APOSTROPHES}]+`, 'gu');

/** A typed word and what it may mean. */
interface Typed {
  token: string;
  nicknames: readonly string[];
  sounds: readonly string[];
}

/**
 * Returns a function that finds the fields of a record that match the query, with the ranges to highlight.
 * @param digits of the typed number, in each possible reading
 */
export function createHighlighter(
  text: string,
  digits: readonly string[],
  toAscii: ToAscii,
): (fields: readonly SearchedField[]) => SearchHighlight[] {
  const typed = tokenize(text, toAscii).map((token) => ({
    token,
    nicknames: nicknamesOf(token),
    sounds: phoneticCodes(token),
  }));
  return (fields) =>
    fields.flatMap(({ field, text: found }) => {
      const ranges = field === 'phone' ? inPhone(found, digits) : inWords(found, typed, toAscii);
      return ranges.length === 0 ? [] : [{ field, text: found, ranges }];
    });
}

function inWords(text: string, typed: readonly Typed[], toAscii: ToAscii): Range[] {
  const ranges: Range[] = [];
  for (const match of text.matchAll(WORD)) {
    // A word of the record may fold to several tokens. A hyphen (Jean-Luc) already separates words here; a ligature
    // does not.
    const folded = tokenize(match[0], toAscii).join('');
    const beginning = typed.reduce(
      (most, { token }) => (folded.startsWith(token) ? Math.max(most, token.length) : most),
      0,
    );
    if (beginning > 0) ranges.push([match.index, match.index + lengthOf(match[0], beginning, toAscii)]);
    else if (isUnspaced(match[0]))
      ranges.push(...inUnspaced({ word: match[0], start: match.index, folded }, typed, toAscii));
    else if (typed.some((one) => isGuess(folded, one))) ranges.push([match.index, match.index + match[0].length]);
  }
  return ranges;
}

/** Finds a term inside a word without spaces, or the word inside a term: 王 in the typed 王小明. */
function inUnspaced(
  { word, start, folded }: { word: string; start: number; folded: string },
  typed: readonly Typed[],
  toAscii: ToAscii,
): Range[] {
  for (let at = 1; at < word.length; at += 1) {
    const rest = tokenize(word.slice(at), toAscii).join('');
    const term = typed.find(({ token }) => rest.startsWith(token));
    if (term !== undefined) return [[start + at, start + at + lengthOf(word.slice(at), term.token.length, toAscii)]];
  }
  return typed.some(({ token }) => token.includes(folded)) ? [[start, start + word.length]] : [];
}

/** Returns the length of the original text that folds to the given number of characters. */
function lengthOf(text: string, folded: number, toAscii: ToAscii): number {
  let end = 0;
  for (const character of text) {
    if (tokenize(text.slice(0, end), toAscii).join('').length >= folded) break;
    end += character.length;
  }
  // Combining marks that belong to the last letter.
  while (/^\p{M}/u.test(text.slice(end))) end += 1;
  return end;
}

function isGuess(word: string, { token, nicknames, sounds }: Typed): boolean {
  if (isWithinOneEdit(word, token) || nicknames.includes(word)) return true;
  return sounds.length > 0 && phoneticCodes(word).some((sound) => sounds.includes(sound));
}

function inPhone(text: string, digits: readonly string[]): Range[] {
  const found = [...text.matchAll(/\p{Nd}/gu)];
  const places = found.map(({ index }) => index);
  const all = found.map(([digit]) => digitsOf(digit)).join('');
  for (const wanted of digits.toSorted((one, other) => other.length - one.length)) {
    const start = all.indexOf(wanted);
    if (start < 0) continue;
    const [from, to] = [places[start], places[start + wanted.length - 1]];
    if (from !== undefined && to !== undefined) return [[from, to + 1]];
  }
  return [];
}

/** True if the query equals the complete field. */
export function isExactMatch(field: string, text: string, toAscii: ToAscii): boolean {
  const sorted = (one: string): string => tokenize(one, toAscii).sort().join(' ');
  return sorted(field) === sorted(text) || fold(field, toAscii) === fold(text.trim(), toAscii);
}
