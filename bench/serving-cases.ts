/** One measured request. */
export interface ServingCase {
  what: string;
  /** Below `/grow`. */
  path: string;
  /** Pages to follow before the measured one. */
  deep?: number;
  /** Budget for the median in milliseconds; undefined where nothing is promised. */
  limit?: number;
}

/** The promises of docs/PERFORMANCE.md. */
const PAGE_MS = 5;
const SEARCH_MS = 15;
const LEADS = '/inbox_leads?state=untriaged';
const FIELDS = 'include=custom_field_values';

const WORDS = [
  ['a common word', 'smith'],
  ['what most addresses have', '@example'],
  ['a rare word', 'marjoribanks'],
  ['no hit', 'zzyzx'],
  ['a telephone number', '(207) 555-0142'],
  ['what most numbers have', '5550'],
] as const;

/** Pages and searches of busy-firm. */
export const SERVING_CASES: readonly ServingCase[] = [
  { what: 'contacts, first page', path: '/contacts', limit: PAGE_MS },
  { what: 'contacts, page 60', path: '/contacts', deep: 59, limit: PAGE_MS },
  { what: 'matters, first page', path: '/matters', limit: PAGE_MS },
  { what: 'matters, page 40', path: '/matters', deep: 39, limit: PAGE_MS },
  { what: 'untriaged leads, first page', path: LEADS, limit: PAGE_MS },
  { what: 'untriaged leads, page 3', path: LEADS, deep: 2, limit: PAGE_MS },
  { what: 'notes of a matter', path: '/matters/76001/notes', limit: PAGE_MS },
  ...WORDS.flatMap(([what, word]) => {
    const query = `query=${encodeURIComponent(word)}`;
    return [
      { what: `contacts, ${what}`, path: `/contacts?${query}`, limit: SEARCH_MS },
      { what: `leads, ${what}`, path: `${LEADS}&${query}`, limit: SEARCH_MS },
    ];
  }),
  { what: 'contacts with custom fields', path: `/contacts?${FIELDS}` },
  { what: 'matters with custom fields', path: `/matters?${FIELDS}` },
  { what: 'one matter', path: '/matters/76001' },
];
