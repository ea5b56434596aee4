import anyAscii from 'any-ascii';
import { digitsOf } from '@intake-desk/desk-api/contact-text';
import { northAmericanDigits, type TextReader } from '@intake-desk/desk-api/search/phone-digits';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** Countries of the North American Numbering Plan that a firm may be in. */
const NORTH_AMERICA: readonly CountryCode[] = ['US', 'CA'];

/** Reads names in any script, and phone numbers of any country. */
export interface FullTextReader extends TextReader {
  /** Whether numbers without a country code are North American. */
  isNorthAmerican: boolean;
}

/** @param country assumed for phone numbers without a country code */
export function createTextReader(country: CountryCode): FullTextReader {
  const isNorthAmerican = NORTH_AMERICA.includes(country);
  return {
    isNorthAmerican,
    toAscii: anyAscii,
    phoneDigits({ number }) {
      const plain = northAmericanDigits(number, isNorthAmerican);
      if (plain !== undefined) return plain;
      const parsed = number.length <= 60 ? parsePhoneNumberFromString(number, country) : undefined;
      if (parsed !== undefined && parsed.isPossible()) {
        return { full: `${parsed.countryCallingCode}${parsed.nationalNumber}`, national: parsed.nationalNumber };
      }
      const digits = digitsOf(number).slice(0, 20);
      return digits === '' ? null : { full: digits, national: digits };
    },
  };
}
