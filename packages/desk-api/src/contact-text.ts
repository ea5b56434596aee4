/**
 * One reading of phone numbers and email addresses for what people type and what Clio stores: records and forms carry
 * labels, links, extensions and invisible marks.
 */

/** A phone number as written, without what surrounds it. */
export interface PhoneText {
  /** Digits and separators; other characters only where it cannot be dialed as it stands. */
  number: string;
  /** Digits of the extension; empty if there is none. */
  extension: string;
}

const INVISIBLE = /[\p{Cf}\p{Cc}\u{fe00}-\u{fe0f}]/gu;
/** Most texts. */
const PLAIN = /^(?:[\x21-\x7e]| (?! ))*$/;
const SPACES = /[\p{Z}\s]+/gu;
const DASHES = /[\p{Pd}\u{2212}]/gu;
/** A link or its target: `tel:`, `mailto:` and the like. @see RFC 3966 §3, RFC 6068 §2 */
const LINK = /^<?\s*(?:tel|sms|callto|fax|mailto|whatsapp|facetime):(?:\/\/)?/i;
/** `(cell)`, `[work]`, but not the digits of an area code. */
const BRACKETED = /[([{<][^()[\]{}<>]*\p{L}[^()[\]{}<>]*[)\]}>]/gu;
/** `Cell: …`, `Phone no.: …`. */
const LEADING_LABEL = /^\p{L}[\p{L}\s.]{0,24}:\s*/u;
const LABEL_WORD =
  /(?<![\p{L}\d])(?:cell(?:ular|phone)?|mobile?|handy|home|house|work|office|business|main|direct|phone|telephone|tel|ph|fax|text|sms|primary|preferred|other|alt|whatsapp|no|nr|number|[cfhmoptw])(?!\p{L})\.?/giu;
/** `ext. 5`, `x5`, `#5`, and digits dialed after a pause: `,5`. */
const EXTENSION = /\s*[,;]*\s*(?:(?<!\p{L})(?:extension|extn?|x)[\s.:=#]*|#\s*|[,;])(\d{0,7})#?\s*$/iu;
/** Several numbers in one field; each must be long enough to be one. */
const BETWEEN_NUMBERS = /\s*(?:[/;|&\n]|,\s|\bor\b|\band\b)\s*/i;
const MIN_NUMBER_DIGITS = 7;

/** Returns the text without invisible characters, in compatibility form, with plain spaces, hyphens and digits. */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .replaceAll(/[\n\r]+/g, ' ')
    .replaceAll(INVISIBLE, '')
    .normalize('NFKC')
    .replaceAll(SPACES, ' ')
    .replaceAll(DASHES, '-')
    .replaceAll(/\p{Nd}/gu, asciiDigit)
    .trim();
}

/** Parses the text of a phone field, or what was typed to find one. */
export function parsePhone(text: string): PhoneText {
  const visible = visibleText(text);
  const link = LINK.exec(visible);
  const bare = link === null ? visible : decoded(visible.slice(link[0].length)).replace(/>$/, '');
  const withoutLabels = bare.replaceAll(BRACKETED, ' ').replace(LEADING_LABEL, '');
  const [target = '', ...parameters] = link === null ? [withoutLabels] : withoutLabels.split(/[;?]/);
  const parameter = parameters.find((one) => one.toLowerCase().startsWith('ext='))?.slice(4) ?? '';
  const words = target.replaceAll(LABEL_WORD, ' ').trim();
  const extension = EXTENSION.exec(words);
  const number = (extension === null ? words : words.slice(0, extension.index)).replaceAll(SPACES, ' ');
  return {
    number: number.replace(/^[\s:;,.=-]+|[\s:;,.=-]+$/g, ''),
    extension: (parameter || (extension?.[1] ?? '')).replaceAll(/\D/g, ''),
  };
}

/** Returns each of the numbers that a field holds; usually one. */
export function parsePhones(text: string): PhoneText[] {
  const parts = text.split(BETWEEN_NUMBERS).filter((part) => digitsOf(part).length >= MIN_NUMBER_DIGITS);
  return parts.length > 1 ? parts.map(parsePhone) : [parsePhone(text)];
}

/** True if the text is a phone number, or at least three digits of one, and nothing else. */
export function isPhone({ number }: PhoneText): boolean {
  return /^[\d\s().+\-/]+$/.test(number) && digitsOf(number).length >= 3;
}

/** Returns the digits of a text, in any script, as ASCII. */
export function digitsOf(text: string): string {
  return visibleText(text).replaceAll(/\D/g, '');
}

/** Returns the email address in a text, without name, label and link: `Jo <mailto:jo@b.org>`. */
export function parseEmail(text: string): string {
  const visible = visibleText(text);
  const inner = /<([^<>]*@[^<>]*)>/.exec(visible)?.[1] ?? visible;
  const link = LINK.exec(inner);
  const address = link === null ? inner : decoded(inner.slice(link[0].length).split('?', 1)[0] ?? '');
  return address
    .replaceAll(BRACKETED, ' ')
    .replace(/^e?-?mail\s*:|^\p{L}[\p{L}\s]{0,24}:/iu, '')
    .replace(/^[\s<>"'(),;:.]+|[\s<>"'(),;:.]+$/g, '');
}

/** The digits of a script follow each other in Unicode, from zero to nine. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** A link with a broken escape is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
