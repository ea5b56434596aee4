import { digitsOf, parsePhone, type PhoneText } from '@intake-desk/desk-api/contact-text';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** A phone number as digits. */
export interface PhoneDigits {
  /** With the country code: `15551234567`. */
  full: string;
  /** Without the country code: `5551234567`. */
  national: string;
}

const NORTH_AMERICA = /^\+1(\d{10})$/;

/**
 * Returns the digits of a number in any notation, without its trunk prefix.
 * @param country assumed for numbers without a country code
 * @returns for an invalid number its bare digits in both fields; null if there are none
 */
export function phoneDigits({ number }: Pick<PhoneText, 'number'>, country: CountryCode): PhoneDigits | null {
  const plain = NORTH_AMERICA.exec(number)?.[1];
  if (plain !== undefined) return { full: `1${plain}`, national: plain };
  const parsed = number.length <= 60 ? parsePhoneNumberFromString(number, country) : undefined;
  if (parsed !== undefined && parsed.isPossible()) {
    return { full: `${parsed.countryCallingCode}${parsed.nationalNumber}`, national: parsed.nationalNumber };
  }
  const digits = digitsOf(number).slice(0, 20);
  return digits === '' ? null : { full: digits, national: digits };
}

/** Prefixes dialed before an international or a national number. */
const BEFORE = [/^011/, /^00/, /^0/, /^1(?=\d{4})/];

/** Returns the digit strings that a typed number, or a part of one, may stand for. */
export function typedDigits(text: string, country: CountryCode): string[] {
  const { number } = parsePhone(text);
  const digits = digitsOf(number).slice(0, 20);
  const parsed = digits.length >= 7 ? phoneDigits({ number }, country) : null;
  const others = BEFORE.map((before) => digits.replace(before, ''));
  const all = [digits, ...others, ...(parsed === null ? [] : [parsed.national, parsed.full])];
  return [...new Set(all)].filter(({ length }) => length >= 3);
}
