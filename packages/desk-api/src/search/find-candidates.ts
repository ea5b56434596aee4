import type { RecordKind } from '../record-kind.ts';
import type { MatchKind } from '../search-result.ts';
import { digitsOf, isPhone, parseEmail, parsePhone } from '../contact-text.ts';
import { fold, tokenize } from './fold.ts';
import { nicknamesOf } from './nicknames.ts';
import { typedDigits, type TextReader } from './phone-digits.ts';
import { KEY_PREFIX, reversed, phoneticCodes } from './search-keys.ts';
import { isWithinOneEdit, queryVariants } from './deletion-variants.ts';

/**
 * Alternative keys or prefixes. Prefixes are queried one at a time, because a query over several ranges reads far too
 * many rows.
 */
export interface KeyPattern {
  keys: readonly string[];
  isStart: boolean;
}

/** A record with its keys: all of them, or only the one that matched. */
export interface KeyMatch {
  id: number;
  keys: readonly string[];
}

/** Looks up the keys of records: in a database, or in memory. */
export interface KeyLookup {
  /** Counts the matching keys up to a limit, to distinguish rare from frequent terms. */
  count(kind: RecordKind, pattern: KeyPattern, limit: number): Promise<number>;
  /**
   * Returns records with a key that matches `pattern` and, for each of `others`, a key that matches one of its
   * patterns.
   * @param limit maximum records; for a single exact key the newest come first
   */
  find(
    kind: RecordKind,
    pattern: KeyPattern,
    others: readonly (readonly KeyPattern[])[],
    limit: number,
  ): Promise<KeyMatch[]>;
  /** Returns words of the vocabulary that have one of the spellings. */
  spelled(spellings: readonly string[]): Promise<string[]>;
}

/** What is searched. */
export interface CandidateQuery {
  text: string;
  kinds: readonly RecordKind[];
  /** Filter on record ids; without it every record passes. */
  passes?: ((id: number) => boolean) | undefined;
}

/** A record that matches all search terms, with its score. */
export interface Candidate {
  kind: RecordKind;
  id: number;
  /** Worst match kind of all terms: one phonetic match makes the result phonetic. */
  way: MatchKind;
  /** Higher is better. */
  score: number;
}

export interface Candidates {
  all: Candidate[];
  /** True if there may be more matches, because at least one query reached its limit. */
  isCut: boolean;
  /** True if a record with these keys matches every search term. */
  matches: (keys: readonly string[]) => boolean;
}

/** Score of each match kind. An exact match outranks any number of guesses. */
export const MATCH_SCORES: Record<MatchKind, number> = { exact: 100, prefix: 70, nickname: 50, sound: 25, typo: 30 };
/** Best first. */
const ORDER: readonly MatchKind[] = ['exact', 'prefix', 'nickname', 'sound', 'typo'];

/** Maximum records of a kind for each match kind. */
const MAX_CANDIDATES = 200;
/** Maximum rows that are read instead if a filter drops most of them. */
const MAX_FILTERED_ROWS = 5000;
/** With this many literal matches, the search does not try guesses. */
const ENOUGH_LITERAL_MATCHES = 100;
/** Count from which a term is frequent; higher counts make no difference. */
const MAX_COUNT = 5000;
const MAX_TOKENS = 6;
/** Digits from which a text contains a phone number. */
const MIN_NUMBER_DIGITS = 7;

/** One kind of match of a search term, with its keys. */
interface Way extends KeyPattern {
  way: MatchKind;
}

/**
 * Finds the records that match every search term. In each kind it queries the rarest term and checks the hits for all
 * others.
 * @throws UnreadableText
 */
export async function findCandidates(
  lookup: KeyLookup,
  { text, kinds, passes }: CandidateQuery,
  reader: TextReader,
): Promise<Candidates> {
  const phone = parsePhone(text);
  const isWhole = digitsOf(phone.number).length >= MIN_NUMBER_DIGITS;
  // A word beside a few digits is no label: Office 555.
  if (isPhone(phone) && (isWhole || !/\p{L}/u.test(text))) {
    const found = await everywhere([numberAs(phone.number)]);
    if (found.all.length > 0) return found;
  }
  const email = parseEmail(text);
  if (email.includes('@')) {
    const found = await everywhere([
      [{ way: 'prefix', keys: [KEY_PREFIX.email + fold(email, reader.toAscii)], isStart: true }],
    ]);
    if (found.all.length > 0) return found;
  }
  // Beside a name, too, a number may have a label that no record has: Maria 212-555-0142 (cell).
  const named = isWhole ? phone.number : text;
  const tokens = [...new Set(tokenize(named, reader.toAscii))].slice(0, MAX_TOKENS);
  return everywhere(await Promise.all(tokens.map(waysOf)));

  async function everywhere(words: readonly Way[][]): Promise<Candidates> {
    const found = await Promise.all(kinds.map((kind) => inKind(kind, words)));
    return {
      all: found.flatMap(({ all }) => all),
      isCut: found.some(({ isCut }) => isCut),
      matches: (keys) => words.every((ways) => ways.some((way) => keys.some((key) => fitOf(key, way) !== null))),
    };
  }

  async function inKind(kind: RecordKind, words: readonly Way[][]): Promise<Omit<Candidates, 'matches'>> {
    const rarest = words.length === 1 ? 0 : await rarestOf(kind, words);
    const others = words.filter((_word, at) => at !== rarest);
    const [sure, guesses] = partition(words[rarest] ?? []);
    const most = passes === undefined ? MAX_CANDIDATES : MAX_FILTERED_ROWS;
    let isCut = false;
    const find = (ways: readonly Way[]) =>
      Promise.all(
        ways.map(async (way) => {
          const found = await lookup.find(kind, way, others, most);
          const passing = passes === undefined ? found : found.filter(({ id }) => passes(id)).slice(0, MAX_CANDIDATES);
          isCut ||= found.length === most || passing.length === MAX_CANDIDATES;
          return passing;
        }),
      );
    const hits = await find(sure);
    // Guesses rank lower: behind a full screen of literal matches they would not be visible.
    if (hits.flat().length < ENOUGH_LITERAL_MATCHES) hits.push(...(await find(guesses)));
    const all = [...Map.groupBy(hits.flat(), ({ id }) => id)].map(([id, some]) =>
      candidate(kind, { id, keys: some.flatMap(({ keys }) => keys) }, words),
    );
    return { all, isCut };
  }

  async function rarestOf(kind: RecordKind, words: readonly Way[][]): Promise<number> {
    const sizes = await Promise.all(
      words.map(async (ways) => {
        const counts = await Promise.all(ways.map((way) => lookup.count(kind, way, MAX_COUNT)));
        return counts.reduce((sum, count) => sum + count, 0);
      }),
    );
    return sizes.indexOf(Math.min(...sizes));
  }

  function numberAs(typed: string): Way[] {
    const starts = typedDigits(typed, reader).flatMap((digits) => [
      KEY_PREFIX.phone + digits,
      ...(digits.length >= 4 ? [KEY_PREFIX.phoneEnd + reversed(digits)] : []),
    ]);
    return starts.map((start) => ({ way: 'prefix', keys: [start], isStart: true }));
  }

  async function waysOf(token: string): Promise<Way[]> {
    const word = [KEY_PREFIX.word + token];
    const ways: Way[] = [
      { way: 'exact', keys: word, isStart: false },
      { way: 'prefix', keys: word, isStart: true },
      { way: 'prefix', keys: [KEY_PREFIX.rotation + token], isStart: true },
    ];
    if (/^\d{3,}$/.test(token)) ways.push(...numberAs(token));
    ways.push({ way: 'nickname', keys: nicknamesOf(token).map((name) => KEY_PREFIX.word + name), isStart: false });
    // The phonetic code of a partially typed word is unknown.
    if (!(await isOnlyBegun(word))) {
      ways.push({ way: 'sound', keys: phoneticCodes(token).map((sound) => KEY_PREFIX.sound + sound), isStart: false });
      ways.push({ way: 'typo', keys: await mistyped(token), isStart: false });
    }
    return ways.filter(({ keys }) => keys.length > 0);
  }

  async function isOnlyBegun(keys: readonly string[]): Promise<boolean> {
    const has = async (isStart: boolean): Promise<boolean> => {
      const counts = await Promise.all(kinds.map((kind) => lookup.count(kind, { keys, isStart }, 1)));
      return counts.some((count) => count > 0);
    };
    return !(await has(false)) && (await has(true));
  }

  async function mistyped(token: string): Promise<string[]> {
    const words = await lookup.spelled(queryVariants(token));
    return words.filter((word) => isWithinOneEdit(word, token)).map((word) => KEY_PREFIX.word + word);
  }
}

/** Separates literal matches from guesses. */
function partition(ways: readonly Way[]): [sure: Way[], guesses: Way[]] {
  const isSure = ({ way }: Way): boolean => way === 'exact' || way === 'prefix';
  return [ways.filter(isSure), ways.filter((way) => !isSure(way))];
}

/** Scores a record by the best match of each term. */
function candidate(kind: RecordKind, { id, keys }: KeyMatch, words: readonly Way[][]): Candidate {
  const bests = words.map((ways) => {
    const fits = ways.flatMap((way) => keys.flatMap((key) => fitOf(key, way) ?? []));
    return fits.reduce((one, other) => (other.worth > one.worth ? other : one));
  });
  const way = bests
    .map((best) => best.way)
    .reduce((one, other) => (ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other));
  return { kind, id, way, score: bests.reduce((sum, { worth }) => sum + worth, 0) / bests.length };
}

/** Scores a key. Of two prefix matches, the one of which more was typed ranks higher. */
function fitOf(key: string, { way, keys, isStart }: Way): { way: MatchKind; worth: number } | null {
  if (keys.includes(key))
    return isStart ? { way: 'exact', worth: MATCH_SCORES.exact } : { way, worth: MATCH_SCORES[way] };
  if (!isStart) return null;
  const typed = keys.reduce((most, start) => (key.startsWith(start) ? Math.max(most, start.length) : most), 0);
  return typed === 0 ? null : { way, worth: MATCH_SCORES[way] + (20 * typed) / key.length };
}
