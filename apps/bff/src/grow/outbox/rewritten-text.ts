/**
 * What a text has in common with the copy that another system stores, whatever that system rewrites: absence of a write
 * may only be concluded from a comparison this loose.
 */
import { digitsOf, parseEmail, parsePhone } from '@intake-desk/desk-api/contact-text';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Letters of a note's text that identify it: it may have been cut, or got an addition. */
const BEGINNING_OF_NOTE = 12;
const MAX_TRAIT_LENGTH = 64;
/** Letters from which a subject tells one note from another: *Note* and *No answer* are common to many. */
const TELLING_SUBJECT = 10;
/** Digits that a number keeps in every notation: without country code, trunk prefix and area code. */
const LOCAL_DIGITS = 7;

/** Returns the text with each run of white space as one space: Grow is known to change it. */
export function squeezed(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Returns the letters and digits of a text, without markup, entities, case, accents, punctuation and space. */
export function lettersOf(text: string): string {
  return text
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, decodeEntity)
    .replaceAll(/<\/?[a-z][^<>]*>/gi, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

type Texts = Readonly<Record<string, unknown>>;

/** Returns the traits of a note: another note on the record with one of them may be the same. */
export function noteTraits({ subject, body }: Texts): string[] {
  const title = beginning(subject, MAX_TRAIT_LENGTH);
  return traits({ subject: title.length < TELLING_SUBJECT ? '' : title, body: beginning(body, BEGINNING_OF_NOTE) });
}

/** Returns the traits of a lead: another lead with one of them may be the same. */
export function leadTraits({ first_name, last_name, email, phone_number }: Texts): string[] {
  return traits({
    name: lettersOf(`${textOf(first_name)}${textOf(last_name)}`),
    email: parseEmail(textOf(email)).toLowerCase(),
    phone: digitsOf(parsePhone(textOf(phone_number)).number).slice(-LOCAL_DIGITS),
  });
}

/** Returns the traits of any other entry: its texts, field by field. */
export function fieldTraits(fields: readonly string[], entry: Texts): string[] {
  return traits(Object.fromEntries(fields.map((field) => [field, beginning(entry[field], MAX_TRAIT_LENGTH)])));
}

function traits(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => (value === '' ? [] : [`${name} ${value}`]));
}

function beginning(text: unknown, length: number): string {
  return [...lettersOf(textOf(text))].slice(0, length).join('');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
