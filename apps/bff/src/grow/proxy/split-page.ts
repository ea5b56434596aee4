import { readJson } from './parse-json.ts';

/** A page of a list in two parts: the rows as bytes, and what follows them, which may be changed. */
export interface SplitPage {
  /** From the first byte to the comma before `"meta"`. */
  rows: Buffer;
  /** Everything from `meta` on. */
  rest: { meta?: unknown };
}

const START = Buffer.from('{"data":[');
const BORDER = Buffer.from('],"meta":');
/** Two links with the longest tokens and something to spare; `meta` is small, or this is no page as we know them. */
const MAX_TAIL_BYTES = 16_384;

/**
 * Takes the end of a page apart without reading its rows, which are nearly all of it and pass unchanged. In JSON this
 * border can only stand before a key named `meta`, not inside a string, since its quotes are bare; and what follows
 * closes one bracket more than it opens exactly if that key is the envelope's own.
 * @returns null for a page in any other form: it has to be read as a whole
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
