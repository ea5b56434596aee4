import { parsePhones } from '../contact-text.ts';
import { UnreadableText, withoutMarks } from '../search/fold.ts';
import { northAmericanDigits, type PhoneDigits, type TextReader } from '../search/phone-digits.ts';
import { toSearchDocument } from '../search/searched-fields.ts';

/** What a browser needs to read the texts of some records as the server does, without the tables of all languages. */
export interface TextTables {
  /** Characters outside ASCII, and how they are written in ASCII. */
  letters: Record<string, string>;
  /** Digits of the numbers that {@link northAmericanDigits} does not read. */
  phones: Record<string, PhoneDigits | null>;
  /** Whether numbers without a country code are North American. */
  isNorthAmerican: boolean;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Returns the tables with which a browser can read these leads. */
export function createTextTables(
  leads: readonly object[],
  { toAscii, phoneDigits, isNorthAmerican }: TextReader & { isNorthAmerican: boolean },
): TextTables {
  const letters = new Map<string, string>();
  const phones = new Map<string, PhoneDigits | null>();
  for (const lead of leads) {
    for (const { field, text } of toSearchDocument('lead', lead).fields) {
      if (field === 'phone')
        for (const { number } of parsePhones(text))
          if (northAmericanDigits(number, isNorthAmerican) === undefined) phones.set(number, phoneDigits({ number }));
      if (ASCII.test(text)) continue;
      // A character beside others, and one alone, may be composed differently.
      for (const part of [text, ...text])
        for (const letter of withoutMarks(part)) if (!ASCII.test(letter)) letters.set(letter, toAscii(letter));
    }
  }
  return { letters: Object.fromEntries(letters), phones: Object.fromEntries(phones), isNorthAmerican };
}

/** Returns a reader of texts that contain nothing beyond the tables. */
export function createTableReader({ letters, phones, isNorthAmerican }: TextTables): TextReader {
  return {
    toAscii: (text) => Array.from(text, (letter) => (ASCII.test(letter) ? letter : inTable(letters, letter))).join(''),
    phoneDigits: ({ number }) =>
      number === '' ? null : (northAmericanDigits(number, isNorthAmerican) ?? inTable(phones, number)),
  };
}

/** @throws UnreadableText */
function inTable<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = Object.hasOwn(table, name) ? table[name] : undefined;
  if (value === undefined) throw new UnreadableText();
  return value;
}
