import type { SearchHighlight } from '@intake-desk/desk-api/search-result';
import { fold, tokenize } from './fold.ts';
import { nicknamesOf } from './nicknames.ts';
import type { SearchedField } from './searched-fields.ts';
import { phoneticCodes } from './search-keys.ts';
import { isWithinOneEdit } from './deletion-variants.ts';

type Range = [start: number, end: number];

const WORD = /[\p{L}\p{N}\p{M}'’`´]+/gu;

/** Something that was typed, and what it may have meant. */
interface Typed {
  token: string;
  nicknames: readonly string[];
  sounds: readonly string[];
}

/**
 * Finds the pieces of a record in which something of what was typed stands, with the places to be marked.
 * @param digits of the number that was typed, in each of its readings
 */
export function createHighlighter(
  text: string,
  digits: readonly string[],
): (fields: readonly SearchedField[]) => SearchHighlight[] {
  const typed = tokenize(text).map((token) => ({ token, nicknames: nicknamesOf(token), sounds: phoneticCodes(token) }));
  return (fields) =>
    fields.flatMap(({ field, text: found }) => {
      const ranges = field === 'phone' ? inPhone(found, digits) : inWords(found, typed);
      return ranges.length === 0 ? [] : [{ field, text: found, ranges }];
    });
}

function inWords(text: string, typed: readonly Typed[]): Range[] {
  const ranges: Range[] = [];
  for (const match of text.matchAll(WORD)) {
    // A word of the record may fold to several: Jean-Luc is cut by its hyphen already, a ligature is not.
    const folded = tokenize(match[0]).join('');
    const beginning = typed.reduce(
      (most, { token }) => (folded.startsWith(token) ? Math.max(most, token.length) : most),
      0,
    );
    if (beginning > 0) ranges.push([match.index, match.index + lengthOf(match[0], beginning)]);
    else if (typed.some((one) => isGuess(folded, one))) ranges.push([match.index, match.index + match[0].length]);
  }
  return ranges;
}

/** How much of a text as it is written folds to so many characters. */
function lengthOf(text: string, folded: number): number {
  let end = 0;
  for (const character of text) {
    if (tokenize(text.slice(0, end)).join('').length >= folded) break;
    end += character.length;
  }
  // Marks that belong to the last letter.
  while (/^\p{M}/u.test(text.slice(end))) end += 1;
  return end;
}

function isGuess(word: string, { token, nicknames, sounds }: Typed): boolean {
  if (isWithinOneEdit(word, token) || nicknames.includes(word)) return true;
  return sounds.length > 0 && phoneticCodes(word).some((sound) => sounds.includes(sound));
}

function inPhone(text: string, digits: readonly string[]): Range[] {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const all = places.map((at) => text[at]).join('');
  for (const wanted of digits.toSorted((one, other) => other.length - one.length)) {
    const start = all.indexOf(wanted);
    if (start < 0) continue;
    const [from, to] = [places[start], places[start + wanted.length - 1]];
    if (from !== undefined && to !== undefined) return [[from, to + 1]];
  }
  return [];
}

/** Whether a field is, as a whole, what was typed. */
export function isExactMatch(field: string, text: string): boolean {
  return tokenize(field).sort().join(' ') === tokenize(text).sort().join(' ') || fold(field) === fold(text.trim());
}
