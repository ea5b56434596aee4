import { digitsOf, parseEmail, parsePhone } from '@intake-desk/desk-api/contact-text';
import type { SearchHighlight, SearchResult } from '@intake-desk/desk-api/search-result';
import { foldName } from '#src/platform/format/fold-name.ts';
import { searchTexts } from '#src/texts/lists/search.ts';

/** What was searched for: a term for each part of a person; empty if there is none. */
export interface MatchTerms {
  name: string;
  phone: string;
  email: string;
}

/** Why a record may be the caller. */
export interface MatchReason {
  text: string;
  /** True for an equal value, which identifies a person; false for a hint. */
  isSame: boolean;
}

/** A result, with the part of the person by which it was found. */
export interface FoundResult {
  by: keyof MatchTerms;
  result: SearchResult;
}

/** Numbers are equal if their last digits are: one may lack the country code. */
const NATIONAL_DIGITS = 10;
const WORD = /[\p{L}\p{N}\p{M}'’-]+/gu;

const { reasons: texts } = searchTexts;

/** Returns the reasons for one record, the equal values first. @param found all its results */
export function matchReasons(found: readonly FoundResult[], terms: MatchTerms): MatchReason[] {
  const isNamed = terms.name === '' || found.some(({ by, result }) => by === 'name' || bears(result, terms.name));
  const reasons = found.map((one) => reasonOf(one, terms, isNamed));
  const unique = [...new Map(reasons.map((reason) => [reason.text, reason])).values()];
  return unique.sort((one, other) => Number(other.isSame) - Number(one.isSame));
}

/** @param isNamed true unless the record's name is known to be another one */
function reasonOf({ by, result }: FoundResult, terms: MatchTerms, isNamed: boolean): MatchReason {
  const { highlights, way } = result;
  const textsOf = (...fields: SearchHighlight['field'][]) =>
    highlights.filter(({ field }) => fields.includes(field)).map(({ text }) => text);
  if (by === 'phone') {
    const phones = textsOf('phone');
    const isSame = phones.some((phone) => isSamePhone(phone, terms.phone));
    if (isSame) return { text: isNamed ? texts.phone : texts.household, isSame };
    return { text: texts.similarPhone(phones[0] ?? terms.phone), isSame };
  }
  if (by === 'email') {
    const emails = textsOf('email');
    const isSame = emails.some((email) => foldName(parseEmail(email)) === foldName(parseEmail(terms.email)));
    return { text: isSame ? texts.email : texts.similarEmail(emails[0] ?? terms.email), isSame };
  }
  const [name] = textsOf('name', 'client');
  if (name === undefined) return { text: texts.inMatter, isSame: false };
  const [typed, theirs] = difference(terms.name, name);
  if (typed === '' && theirs === '') return { text: texts.name, isSame: true };
  return { text: (way === 'nickname' ? texts.nickname : texts.similarName)(typed, theirs), isSame: false };
}

function isSamePhone(one: string, other: string): boolean {
  const [digits, typed] = [one, other].map((text) => digitsOf(parsePhone(text).number));
  if (digits === undefined || typed === undefined) return false;
  return (
    digits === typed ||
    (typed.length >= NATIONAL_DIGITS && digits.slice(-NATIONAL_DIGITS) === typed.slice(-NATIONAL_DIGITS))
  );
}

/** True if all words of the name are in what is shown of the record. */
function bears({ title, subtitle }: SearchResult, name: string): boolean {
  return missingWords(name, `${title} ${subtitle}`) === '';
}

/** Returns the words in which two names differ; the whole names if one only has more words than the other. */
function difference(one: string, other: string): [string, string] {
  const [first, second] = [missingWords(one, other), missingWords(other, one)];
  return (first === '') === (second === '') ? [first, second] : [one, other];
}

/** Returns the words of a name that a text does not have. */
function missingWords(name: string, text: string): string {
  const known = new Set(wordsOf(text).map(foldName));
  return wordsOf(name)
    .filter((word) => !known.has(foldName(word)))
    .join(' ');
}

function wordsOf(name: string): string[] {
  return name.match(WORD) ?? [];
}
