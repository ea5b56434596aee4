import { MAX_TOKEN_LENGTH, tokenize, type ToAscii } from './fold.ts';

/** Letters of scripts that write a name without a space, with the last name first or last. */
const UNSPACED =
  /(?=\p{L})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
/** No name or description in Grow is longer. */
const MAX_LETTERS = 255;

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/**
 * Returns the letters of such scripts, folded, starting at each of them in turn and continuing from the end at the
 * beginning. A part of a name is a prefix of one of these, whatever the order of its names: 小明 王 is found as 王小明,
 * 小明 and 王.
 * @see Manning, Raghavan, Schütze, "Introduction to Information Retrieval", §3.2.1, permuterm indexes
 */
export function rotations(text: string, toAscii: ToAscii): string[] {
  if (!UNSPACED.test(text)) return [];
  const letters = [...text.normalize('NFKC')]
    .filter((letter) => UNSPACED.test(letter))
    .map((letter) => tokenize(letter, toAscii).join(''))
    .filter((letter) => letter !== '')
    .slice(0, MAX_LETTERS);
  const once = letters.join('');
  const twice = once + once;
  let start = 0;
  return letters.map(({ length }) => {
    const rotation = twice.slice(start, start + Math.min(once.length, MAX_TOKEN_LENGTH));
    start += length;
    return rotation;
  });
}
