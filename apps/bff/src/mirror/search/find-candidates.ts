import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { MatchWay } from '@intake-desk/desk-api/search-result';
import type { CountryCode } from 'libphonenumber-js/min';
import { fold, tokensOf } from './fold.ts';
import type { Hit, KeyPattern, KeyStore } from './key-store.ts';
import { nicknamesOf } from './nicknames.ts';
import { typedDigits } from './phone-digits.ts';
import type { SearchQuery } from './search.ts';
import { KEY, reversed, soundsOf } from './search-keys.ts';
import { isOneErrorApart, typedSpellings } from './deletion-variants.ts';

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

/** Records of a kind that are compared for each way of finding them. */
const MOST = 200;
/** Rows that are looked through for so many where most are left out. */
const SIFTED = 5000;
/** Records that fit as they were typed, after which nobody looks for what sounds alike. */
const ENOUGH = 100;
/** Beyond so many a word is frequent: how frequent no longer matters. */
const COUNTED = 5000;
const MOST_TOKENS = 6;

/** One way in which something typed may stand in a record. */
interface Way extends KeyPattern {
  way: MatchWay;
}

/**
 * Looks for everything that was typed: by what is rarest of it, in each kind, and of that keeps what has all the rest.
 * @param country where typed numbers without a country's code are at home
 */
export async function findCandidates(
  store: KeyStore,
  { firm, text, kinds, passes }: Pick<SearchQuery, 'firm' | 'text' | 'kinds' | 'passes'>,
  country: CountryCode,
): Promise<Candidates> {
  const isPhone = /^[\d\s().+\-/x#ext]+$/i.test(text) && text.replaceAll(/\D/g, '').length >= 3;
  if (isPhone) return everywhere([numberAs(text)]);
  if (text.includes('@')) {
    const found = await everywhere([[{ way: 'prefix', keys: [KEY.email + fold(text.trim())], isStart: true }]]);
    if (found.all.length > 0) return found;
  }
  const tokens = [...new Set(tokensOf(text))].slice(0, MOST_TOKENS);
  return everywhere(await Promise.all(tokens.map(waysOf)));

  async function everywhere(words: readonly Way[][]): Promise<Candidates> {
    const found = await Promise.all(kinds.map((kind) => inKind(kind, words)));
    return { all: found.flatMap(({ all }) => all), isCut: found.some(({ isCut }) => isCut) };
  }

  async function inKind(kind: RecordKind, words: readonly Way[][]): Promise<Candidates> {
    const place = { firm, kind };
    const rarest = words.length === 1 ? 0 : await rarestOf(place, words);
    const others = words.filter((_word, at) => at !== rarest);
    const [sure, guesses] = partition(words[rarest] ?? []);
    const most = passes === undefined ? MOST : SIFTED;
    let isCut = false;
    const find = (ways: readonly Way[]) =>
      Promise.all(
        ways.map(async (way) => {
          const found = await store.find(place, way, others, most);
          const kept = passes === undefined ? found : found.filter(({ id }) => passes(id)).slice(0, MOST);
          isCut ||= found.length === most || kept.length === MOST;
          return kept;
        }),
      );
    const hits = await find(sure);
    // Guesses stand below: where a screen is full of what was typed nobody sees them.
    if (hits.flat().length < ENOUGH) hits.push(...(await find(guesses)));
    const all = [...Map.groupBy(hits.flat(), ({ id }) => id)].map(([id, some]) =>
      candidate({ kind, id, keys: some.flatMap(({ keys }) => keys) }, words),
    );
    return { all, isCut };
  }

  async function rarestOf(place: { firm: string; kind: RecordKind }, words: readonly Way[][]): Promise<number> {
    const sizes = await Promise.all(
      words.map(async (ways) => {
        const counts = await Promise.all(ways.map((way) => store.count(place, way, COUNTED)));
        return counts.reduce((sum, count) => sum + count, 0);
      }),
    );
    return sizes.indexOf(Math.min(...sizes));
  }

  function numberAs(typed: string): Way[] {
    const starts = typedDigits(typed, country).flatMap((digits) => [
      KEY.phone + digits,
      ...(digits.length >= 4 ? [KEY.phoneEnd + reversed(digits)] : []),
    ]);
    return starts.map((start) => ({ way: 'prefix', keys: [start], isStart: true }));
  }

  async function waysOf(token: string): Promise<Way[]> {
    const word = [KEY.word + token];
    const ways: Way[] = [
      { way: 'exact', keys: word, isStart: false },
      { way: 'prefix', keys: word, isStart: true },
    ];
    if (/^\d{3,}$/.test(token)) ways.push(...numberAs(token));
    ways.push({ way: 'nickname', keys: nicknamesOf(token).map((name) => KEY.word + name), isStart: false });
    // Of a word that is only begun nobody knows how it will sound.
    if (!(await isOnlyBegun(word))) {
      ways.push({ way: 'sound', keys: soundsOf(token).map((sound) => KEY.sound + sound), isStart: false });
      ways.push({ way: 'typo', keys: await mistyped(token), isStart: false });
    }
    return ways.filter(({ keys }) => keys.length > 0);
  }

  async function isOnlyBegun(keys: readonly string[]): Promise<boolean> {
    const has = async (isStart: boolean): Promise<boolean> => {
      const counts = await Promise.all(kinds.map((kind) => store.count({ firm, kind }, { keys, isStart }, 1)));
      return counts.some((count) => count > 0);
    };
    return !(await has(false)) && (await has(true));
  }

  async function mistyped(token: string): Promise<string[]> {
    const words = await store.spelled(firm, typedSpellings(token));
    return words.filter((word) => isOneErrorApart(word, token)).map((word) => KEY.word + word);
  }
}

/** What was typed, and what may have been meant. */
function partition(ways: readonly Way[]): [sure: Way[], guesses: Way[]] {
  const isSure = ({ way }: Way): boolean => way === 'exact' || way === 'prefix';
  return [ways.filter(isSure), ways.filter((way) => !isSure(way))];
}

/** How well a record fits: each word by the best of the ways in which it stands there. */
function candidate({ kind, id, keys }: Hit, words: readonly Way[][]): Candidate {
  const bests = words.map((ways) => {
    const fits = ways.flatMap((way) => keys.flatMap((key) => fitOf(key, way) ?? []));
    return fits.reduce((one, other) => (other.worth > one.worth ? other : one));
  });
  const way = bests
    .map((best) => best.way)
    .reduce((one, other) => (ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other));
  return { kind, id, way, score: bests.reduce((sum, { worth }) => sum + worth, 0) / bests.length };
}

/** Of two beginnings the one of which more was typed fits better. */
function fitOf(key: string, { way, keys, isStart }: Way): { way: MatchWay; worth: number } | null {
  if (keys.includes(key)) return isStart ? { way: 'exact', worth: WORTH.exact } : { way, worth: WORTH[way] };
  if (!isStart) return null;
  const typed = keys.reduce((most, start) => (key.startsWith(start) ? Math.max(most, start.length) : most), 0);
  return typed === 0 ? null : { way, worth: WORTH[way] + (20 * typed) / key.length };
}
