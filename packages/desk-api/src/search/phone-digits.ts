import { digitsOf, parsePhone, type PhoneText } from '../contact-text.ts';
import type { ToAscii } from './fold.ts';

/** A phone number as digits. */
export interface PhoneDigits {
  /** With the country code: `15551234567`. */
  full: string;
  /** Without the country code: `5551234567`. */
  national: string;
}

/**
 * Reads names and numbers. The server has all letters and the numbering plans of all countries; a browser has what its
 * own records need.
 */
export interface TextReader {
  toAscii: ToAscii;
  /**
   * Returns the digits of a number in any notation, without its trunk prefix.
   * @returns for an invalid number its bare digits in both fields; null if there are none
   * @throws UnreadableText
   */
  phoneDigits: (phone: Pick<PhoneText, 'number'>) => PhoneDigits | null;
}

const NATIONAL_LENGTH = 10;
/** In a usual notation: digits, with what separates their groups. */
const SEPARATED_DIGITS = /^\+?[\d(][\d ().-]*$/;
const WITH_COUNTRY_CODE = /^\+1(\d{10})$/;
/** An area code, an exchange and a subscriber, or the beginning of these; but not a Canadian number without an area. */
const AT_HOME = /^1?((?!310\d{4}$)[2-9]\d{6,9})$/;

/**
 * Returns the digits of a North American number in a usual notation.
 * @param isHome whether a number without a country code is one
 * @returns undefined for any other number, which may be North American in an unusual notation
 */
export function northAmericanDigits(number: string, isHome: boolean): PhoneDigits | undefined {
  if (!SEPARATED_DIGITS.test(number)) return undefined;
  const digits = number.replaceAll(/[ ().-]/g, '');
  const national = WITH_COUNTRY_CODE.exec(digits)?.[1];
  if (national !== undefined) return { full: `1${national}`, national };
  const local = isHome ? AT_HOME.exec(digits)?.[1] : undefined;
  if (local?.length === NATIONAL_LENGTH) return { full: `1${local}`, national: local };
  // Too short: it is not known which part of a number it is.
  return local !== undefined && local === digits ? { full: digits, national: digits } : undefined;
}

/** Prefixes dialed before an international or a national number. */
const BEFORE = [/^011/, /^00/, /^0/, /^1(?=\d{4})/];

/** Returns the digit strings that a typed number, or a part of one, may stand for. */
export function typedDigits(text: string, { phoneDigits }: Pick<TextReader, 'phoneDigits'>): string[] {
  const { number } = parsePhone(text);
  const digits = digitsOf(number).slice(0, 20);
  const parsed = digits.length >= 7 ? phoneDigits({ number }) : null;
  const others = BEFORE.map((before) => digits.replace(before, ''));
  const all = [digits, ...others, ...(parsed === null ? [] : [parsed.national, parsed.full])];
  return [...new Set(all)].filter(({ length }) => length >= 3);
}
