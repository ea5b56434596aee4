import { pick, type SamplePerson } from './make-corpus.ts';
import { SHORT_FORMS } from './names.ts';

/** What a person on the phone types, and what it should find. */
export interface CorpusQuery {
  sort: 'phone' | 'email' | 'typo' | 'name' | 'nickname';
  text: string;
  /** Any of these is correct. */
  wanted: ReadonlySet<string>;
  /** True if the first result has to be one of them. */
  isPlain: boolean;
}

export function nameOf({ kind, id }: { kind: string; id: number }): string {
  return `${kind} ${id}`;
}

const PHONES: ((phone: string) => string)[] = [
  (phone) => phone,
  (phone) => `+1${phone}`,
  (phone) => `1${phone}`,
  (phone) => `(${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)}`,
  (phone) => `${phone.slice(0, 3)}.${phone.slice(3, 6)}.${phone.slice(6)}`,
  (phone) => `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}`,
  (phone) => `001 ${phone.slice(0, 3)}-${phone.slice(3)}`,
  (phone) => phone.slice(3),
  (phone) => `${phone.slice(3, 6)}-${phone.slice(6)}`,
  (phone) => `${phone} x44`,
];

const EMAILS: ((email: string) => string)[] = [
  (email) => email,
  (email) => email.toUpperCase(),
  (email) => ` ${email} `,
  (email) => email.slice(0, email.indexOf('@') + 3),
  (email) => email.slice(0, email.indexOf('@')),
];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Creates queries about each person in turn, each kind of query about equally often. */
export function makeQueries(random: () => number, people: readonly SamplePerson[], count: number): CorpusQuery[] {
  const byPhone = Map.groupBy(people, ({ phone }) => phone);
  const byName = Map.groupBy(people, ({ name }) => plain(name));
  const queries: CorpusQuery[] = [];
  while (queries.length < count) {
    const one = pick(random, people);
    const sameName = names(byName.get(plain(one.name)));
    switch (queries.length % 5) {
      case 0:
        if (one.phone !== null) add('phone', pick(random, PHONES)(one.phone), names(byPhone.get(one.phone)), true);
        break;
      case 1:
        if (one.email !== null) add('email', pick(random, EMAILS)(one.email), new Set([nameOf(one)]), true);
        break;
      case 2: {
        const wrong = mistyped(random, one.name);
        if (wrong !== null) add('typo', wrong, sameName, false);
        break;
      }
      case 3:
        add('name', spelled(random, one), sameName, true);
        break;
      default: {
        const short = SHORT_FORMS[one.first ?? ''];
        if (short === undefined) add('name', one.name.toLowerCase(), sameName, true);
        else add('nickname', `${short} ${one.last}`, sameName, false);
      }
    }
  }
  return queries;

  function add(sort: CorpusQuery['sort'], text: string, wanted: ReadonlySet<string>, isPlain: boolean): void {
    queries.push({ sort, text, wanted, isPlain });
  }
}

function names(people: readonly SamplePerson[] | undefined): ReadonlySet<string> {
  return new Set((people ?? []).map(nameOf));
}

function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The name as a caller may give it: without accents, family name first, or unchanged. */
function spelled(random: () => number, { name, first, last }: SamplePerson): string {
  const ways = [
    name,
    plain(name),
    name.toUpperCase(),
    ...(first === null ? [] : [`${last}, ${first}`, `${last} ${first}`]),
  ];
  return pick(random, ways);
}

/** Adds, drops, replaces or swaps one letter, anywhere in a token of at least four letters. */
function mistyped(random: () => number, name: string): string | null {
  const tokens = name.split(' ');
  const long = tokens.filter((word) => word.length >= 4 && /^[A-Za-z]+$/.test(word));
  if (long.length === 0) return null;
  const word = pick(random, long);
  const at = Math.floor(random() * (word.length - 1));
  const letter = pick(random, [...LETTERS]);
  const ways = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ];
  return name.replace(word, pick(random, ways));
}
