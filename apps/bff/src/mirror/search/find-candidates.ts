import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { MatchWay } from '@intake-desk/desk-api/search-result';
import type { CountryCode } from 'libphonenumber-js/min';
import { fold, tokensOf } from './fold.ts';
import type { Hit, KeyStore } from './key-store.ts';
import { nicknamesOf } from './nicknames.ts';
import { typedDigits } from './phone-digits.ts';
import { KEY, reversed, soundsOf } from './search-keys.ts';
import { isOneErrorApart, typedSpellings } from './spellings.ts';

/** A record that matches everything that was typed, and how well. */
export interface Candidate {
  kind: RecordKind;
  id: number;
  /** The worst of its ways: one sound-alike makes a result a sound-alike. */
  way: MatchWay;
  /** Higher is better. */
  score: number;
}

export interface Candidates {
  all: Candidate[];
  /** There may be more: somewhere only the first so many were looked at. */
  isCut: boolean;
}

/** What each way is worth. An exact word beats any number of guesses. */
export const WORTH: Record<MatchWay, number> = { exact: 100, prefix: 70, nickname: 50, sound: 25, typo: 30 };
/** Best first. */
const ORDER: readonly MatchWay[] = ['exact', 'prefix', 'nickname', 'sound', 'typo'];

const MOST = 3000;
const MOST_ALONE = 800;
const MOST_GUESSES = 800;
const MOST_TOKENS = 6;

type Ways = Map<string, { hit: Hit; way: MatchWay; worth: number }>;

/**
 * Looks for everything that was typed, each word on its own, and keeps what all words lead to.
 * @param country where typed numbers without a country's code are at home
 */
export async function findCandidates(
  store: KeyStore,
  { firm, text, kinds }: { firm: string; text: string; kinds: readonly RecordKind[] },
  country: CountryCode,
): Promise<Candidates> {
  const isPhone = /^[\d\s().+\-/x#ext]+$/i.test(text) && text.replaceAll(/\D/g, '').length >= 3;
  if (isPhone) return together([await byPhone(text)]);
  if (text.includes('@')) {
    const found = await byEmail(fold(text.trim()));
    if (found.ways.size > 0) return together([found]);
  }
  const tokens = [...new Set(tokensOf(text))].slice(0, MOST_TOKENS);
  const lookups: Lookup[] = [];
  for (const token of tokens) lookups.push(await byWord(token, tokens.length === 1));
  return together(lookups);

  interface Lookup {
    ways: Ways;
    isCut: boolean;
  }

  async function byPhone(typed: string): Promise<Lookup> {
    const ways: Ways = new Map();
    let isCut = false;
    for (const digits of typedDigits(typed, country)) {
      const starts = [KEY.phone + digits, ...(digits.length >= 4 ? [KEY.phoneEnd + reversed(digits)] : [])];
      for (const start of starts) {
        const hits = await store.beginning(firm, start, kinds, MOST_ALONE);
        isCut ||= hits.length === MOST_ALONE;
        for (const hit of hits) note(ways, hit, hit.key === start ? 'exact' : 'prefix', digits.length / hit.key.length);
      }
    }
    return { ways, isCut };
  }

  async function byEmail(typed: string): Promise<Lookup> {
    const ways: Ways = new Map();
    const hits = await store.beginning(firm, KEY.email + typed, kinds, MOST_ALONE);
    for (const hit of hits)
      note(ways, hit, hit.key === KEY.email + typed ? 'exact' : 'prefix', typed.length / hit.key.length);
    return { ways, isCut: hits.length === MOST_ALONE };
  }

  async function byWord(token: string, isAlone: boolean): Promise<Lookup> {
    const ways: Ways = new Map();
    const most = isAlone ? MOST_ALONE : MOST;
    const exact = await store.exact(firm, [KEY.word + token], kinds, most);
    for (const hit of exact) note(ways, hit, 'exact', 1);
    const beginning = await store.beginning(firm, KEY.word + token, kinds, most);
    for (const hit of beginning)
      note(ways, hit, hit.key === KEY.word + token ? 'exact' : 'prefix', token.length / hit.key.length);
    let isCut = exact.length === most || beginning.length === most;
    if (/^\d{3,}$/.test(token)) {
      const phone = await byPhone(token);
      for (const [name, found] of phone.ways) if (!ways.has(name)) ways.set(name, found);
      isCut ||= phone.isCut;
    }
    const guesses: [MatchWay, string[]][] = [['nickname', nicknamesOf(token).map((name) => KEY.word + name)]];
    // Of a word that is only begun nobody knows how it will sound.
    const isBegun = exact.length === 0 && beginning.length > 0;
    if (!isBegun) {
      guesses.push(['sound', soundsOf(token).map((sound) => KEY.sound + sound)]);
      guesses.push(['typo', await mistyped(token)]);
    }
    for (const [way, keys] of guesses) {
      for (const hit of await store.exact(firm, keys, kinds, isAlone ? MOST_GUESSES : MOST)) note(ways, hit, way, 1);
    }
    return { ways, isCut };
  }

  async function mistyped(token: string): Promise<string[]> {
    const words = await store.spelled(firm, typedSpellings(token));
    return words.filter((word) => isOneErrorApart(word, token)).map((word) => KEY.word + word);
  }
}

/** @param part how much of the key was typed, 0 to 1: of two beginnings the longer one fits better */
function note(ways: Ways, hit: Hit, way: MatchWay, part: number): void {
  const name = `${hit.kind} ${hit.id}`;
  const worth = WORTH[way] + (way === 'prefix' ? 20 * part : 0);
  const known = ways.get(name);
  if (known === undefined || known.worth < worth) ways.set(name, { hit, way, worth });
}

/** What every word leads to. */
function together(lookups: readonly { ways: Ways; isCut: boolean }[]): Candidates {
  const [rarest, ...others] = lookups.toSorted((one, other) => one.ways.size - other.ways.size);
  const all: Candidate[] = [];
  for (const [name, { hit, way, worth }] of rarest?.ways ?? []) {
    const rest = others.map(({ ways }) => ways.get(name));
    if (rest.some((one) => one === undefined)) continue;
    const ways = [way, ...rest.map((one) => one?.way ?? 'typo')];
    const score = (worth + rest.reduce((sum, one) => sum + (one?.worth ?? 0), 0)) / lookups.length;
    const worst = ways.reduce((one, other) => (ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other));
    all.push({ kind: hit.kind, id: hit.id, way: worst, score });
  }
  return { all, isCut: lookups.some(({ isCut }) => isCut) };
}
