/** A JSON value as the documents describe it; a `?` at the end of a type name allows null. */
export type Shape = Word | `${Word}?` | WordList | { list: Shape; orNull?: true } | RecordShape;

/** One of a few string values. */
export interface WordList {
  words: readonly string[];
  orNull?: true;
}

/** An object: required fields, optional fields, and whether others are forbidden. */
export interface RecordShape {
  required: Readonly<Record<string, Shape>>;
  optional?: Readonly<Record<string, Shape>>;
  /** `additionalProperties: false`. */
  closed: boolean;
  orNull?: true;
}

type Word = keyof typeof WORDS;

const isText = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value);

const WORDS = {
  int: (value: unknown) => Number.isSafeInteger(value),
  boolean: (value: unknown) => typeof value === 'boolean',
  string: (value: unknown) => typeof value === 'string',
  scalar: (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value),
  email: (value: unknown) => isText(value, /^[^\s@]+@[^\s@]+$/),
  uri: (value: unknown) => typeof value === 'string' && URL.canParse(value),
  ulid: (value: unknown) => isText(value, /^[0-9A-HJKMNP-TV-Z]{26}$/),
  date: (value: unknown) => isText(value, /^\d{4}-\d\d-\d\d$/),
  /** UTC, to the second. */
  instant: (value: unknown) => isText(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  /** With fractions or a zone as well: what a client must be able to parse. */
  anyInstant: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
};

/**
 * Describes what is wrong with a value by paths and expectations, never by the value itself, which may be about a
 * person.
 * @param tolerant accepts what Grow may add without notice: fields, enum values, another format of an instant
 * @see grow-api.md §12: additive changes are not versioned
 */
export function shapeFaults(shape: Shape, value: unknown, { tolerant = false, at = 'answer' } = {}): string[] {
  if (typeof shape === 'string') return wordFaults(shape, value, tolerant, at);
  if (value === null && shape.orNull) return [];
  if ('list' in shape) {
    if (!Array.isArray(value)) return [`${at} is not a list`];
    return value.flatMap((item, index) => shapeFaults(shape.list, item, { tolerant, at: `${at}[${index}]` }));
  }
  if ('words' in shape) {
    const known = typeof value === 'string' && (tolerant || shape.words.includes(value));
    return known ? [] : [`${at} is none of ${shape.words.join(', ')}`];
  }
  return recordFaults(shape, value, tolerant, at);
}

function wordFaults(word: Word | `${Word}?`, value: unknown, tolerant: boolean, at: string): string[] {
  if (value === null && word.endsWith('?')) return [];
  const name = word.replace('?', '') as Word;
  const fits = WORDS[tolerant && name === 'instant' ? 'anyInstant' : name](value);
  return fits ? [] : [`${at} is not ${word}`];
}

function recordFaults({ required, optional = {}, closed }: RecordShape, value: unknown, tolerant: boolean, at: string) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is not an object`];
  const record = value as Record<string, unknown>;
  const missing = Object.keys(required).filter((name) => !Object.hasOwn(record, name));
  const faults = missing.map((name) => `${at}.${name} is missing`);
  for (const [name, item] of Object.entries(record)) {
    const shape = required[name] ?? optional[name];
    if (shape !== undefined) faults.push(...shapeFaults(shape, item, { tolerant, at: `${at}.${name}` }));
    else if (closed && !tolerant) faults.push(`${at}.${name} is not in the document`);
  }
  return faults;
}
