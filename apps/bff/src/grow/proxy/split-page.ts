import { readJson } from './parse-json.ts';

/** A page of a list in two parts: the rows as bytes, and the rest, which may be changed. */
export interface SplitPage {
  /** From the first byte to the comma before `"meta"`. */
  rows: Buffer;
  /** Everything from `meta` on. */
  rest: { meta?: unknown };
}

const START = Buffer.from('{"data":[');
const BORDER = Buffer.from('],"meta":');
/** Enough for two links with the longest tokens; a longer tail is no page in the known format. */
const MAX_TAIL_BYTES = 16_384;

/**
 * Splits a page without parsing its rows, which are nearly all of it. The quotes of the border are unescaped, so it can
 * only precede a key named `meta`, never be part of a string. The rest is valid JSON only if that key belongs to the
 * envelope, because it closes one bracket more than it opens.
 * @returns null for a page in any other format, which has to be parsed as a whole
 */
export function splitPage(body: Buffer): SplitPage | null {
  const border = body.lastIndexOf(BORDER);
  if (border < START.length || body.length - border > MAX_TAIL_BYTES) return null;
  if (!body.subarray(0, START.length).equals(START)) return null;
  const rows = body.subarray(0, border + 2);
  try {
    return { rows, rest: readJson(`{${body.toString('utf8', rows.length)}`) as SplitPage['rest'] };
  } catch {
    return null;
  }
}
